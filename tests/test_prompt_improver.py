"""What a person relies on who presses “Improve my prompt”."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from posterlib.aws import AwsAccount
from posterlib.bedrock_standin import BedrockStandin
from posterlib.errors import BadModelResponseError, ImageModelError
from posterlib.prompt_improver import PromptImprover
from tests.aws import bedrock_account

TEXT_MODEL = "us.amazon.nova-lite-v1:0"


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> Iterator[BedrockStandin]:
    with bedrock_account(monkeypatch) as serving:
        yield serving


def improver(patience: float = 30.0) -> PromptImprover:
    return PromptImprover(AwsAccount(), TEXT_MODEL, region="us-west-2", patience=patience)


def test_a_few_words_become_a_fuller_prompt_in_one_call(standin: BedrockStandin) -> None:
    improved = improver().improve("a lighthouse keeper", longest=1024)

    assert "a lighthouse keeper" in improved.lower()
    assert len(improved) > len("a lighthouse keeper")
    assert [call.model_id for call in standin.calls] == [TEXT_MODEL]


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        ("no_access", "model_access_denied", "Check PROMPT_MODEL_ID"),
        ("throttled", "image_model_failed", "Try again"),
        ("expired_token", "credentials_expired", "Sign in again"),
        ("silence", "image_model_failed", "did not answer. Try again"),
        ("reset_before", "image_model_failed", "your words are unchanged"),
    ],
)
def test_each_fault_is_one_sentence_and_one_call(standin: BedrockStandin, fault: str, code: str, says: str) -> None:
    standin.enqueue(fault)
    with pytest.raises(ImageModelError, match=says) as raised:
        improver(patience=0.3).improve("a lighthouse keeper", longest=1024)

    assert raised.value.code == code
    assert len(standin.calls) == 1


def test_a_prompt_longer_than_the_image_model_takes_is_not_used(standin: BedrockStandin) -> None:
    with pytest.raises(BadModelResponseError, match="your words are unchanged"):
        improver().improve("a lighthouse keeper", longest=30)


def test_without_an_account_the_next_step_is_told() -> None:
    with pytest.raises(ImageModelError, match="aws configure"):
        improver().improve("a lighthouse keeper", longest=1024)


@pytest.mark.parametrize("fault", ["prompt_filtered", "picture_filtered"])
def test_the_words_of_a_filter_are_not_taken_for_a_prompt(standin: BedrockStandin, fault: str) -> None:
    standin.enqueue(fault)
    with pytest.raises(ImageModelError, match="unchanged"):
        improver().improve("a lighthouse keeper", longest=1024)
