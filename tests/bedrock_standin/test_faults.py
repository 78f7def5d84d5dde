"""Calls that go wrong on purpose, as boto3 sees them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from botocore import exceptions

from posterlib.bedrock_standin import BedrockStandin
from posterlib.bedrock_standin.faults import FAULTS, REFUSALS
from tests.aws import bedrock_standin, paint
from tests.bedrock_standin.conftest import CORE, NOVA, ULTRA, Bedrock, client, nova, picture

FOX = {"prompt": "A red fox"}

REFUSED = {
    "retired": (404, "ResourceNotFoundException", "end of its life"),
    "legacy": (404, "ResourceNotFoundException", "marked by provider as Legacy"),
    "wrong_region": (404, "ResourceNotFoundException", "Could not resolve the foundation model"),
    "no_access": (403, "AccessDeniedException", "You don't have access to the model"),
    "marketplace": (403, "AccessDeniedException", "aws-marketplace:Subscribe"),
    "expired_token": (403, "ExpiredTokenException", "expired"),
    "invalid_token": (403, "UnrecognizedClientException", "invalid"),
    "profile_needed": (400, "ValidationException", f"model ID {CORE} with on-demand throughput isn’t supported"),
    "quota": (400, "ServiceQuotaExceededException", "quota"),
    "throttled": (429, "ThrottlingException", "Too many requests"),
    "not_ready": (429, "ModelNotReadyException", "not ready"),
    "capacity": (503, "ServiceUnavailableException", "unable to process"),
    "model_timeout": (408, "ModelTimeoutException", "timed out"),
    "model_error": (424, "ModelErrorException", "error"),
    "internal": (500, "InternalServerException", "unexpected error"),
}


def outcome(standin: BedrockStandin) -> tuple[int, bool]:
    """The status of the only call, and whether it was charged."""
    [call] = standin.calls
    return call.status, call.charged


@pytest.mark.parametrize("fault", REFUSALS)
def test_a_refusal_has_the_code_the_status_and_the_words_of_aws(
    bedrock: Bedrock, standin: BedrockStandin, fault: str
) -> None:
    standin.enqueue(fault)
    status, code, message = bedrock.refusal(CORE, FOX)

    assert (status, code) == REFUSED[fault][:2]
    assert REFUSED[fault][2] in message
    assert outcome(standin) == (status, False)


def test_faults_come_in_order_and_then_all_is_well_again(bedrock: Bedrock, standin: BedrockStandin) -> None:
    standin.enqueue("throttled", "retired")

    assert bedrock.refusal(CORE, FOX)[1] == "ThrottlingException"
    assert bedrock.refusal(CORE, FOX)[1] == "ResourceNotFoundException"
    assert bedrock.invoke(CORE, FOX)["finish_reasons"] == [None]


def test_an_unknown_fault_is_refused_with_those_there_are(standin: BedrockStandin) -> None:
    with pytest.raises(ValueError, match=r"'thunder'.*throttled"):
        standin.enqueue("throttled", "thunder")
    with pytest.raises(ValueError, match="delay:SECONDS"):
        standin.enqueue("delay:soon")


@pytest.mark.parametrize(("fault", "reason"), [("prompt_filtered", "prompt"), ("picture_filtered", "output image")])
def test_stability_tells_of_its_filter_with_a_good_status(
    bedrock: Bedrock, standin: BedrockStandin, fault: str, reason: str
) -> None:
    standin.enqueue(fault)

    assert bedrock.invoke(ULTRA, FOX) == {"finish_reasons": [f"Filter reason: {reason}"]}
    assert outcome(standin) == (200, False)


def test_amazon_refuses_the_prompt_and_keeps_back_the_picture(bedrock: Bedrock, standin: BedrockStandin) -> None:
    standin.enqueue("prompt_filtered", "picture_filtered")

    status, code, message = bedrock.refusal(NOVA, nova())
    assert (status, code) == (400, "ValidationException")
    assert "blocked by our content filters" in message
    told = "All of the generated images have been blocked by our content filters."
    assert bedrock.invoke(NOVA, nova()) == {"images": [], "error": told}
    assert [call.charged for call in standin.calls] == [False, False]


@pytest.mark.parametrize("fault", ["jpeg", "webp"])
def test_the_picture_may_come_in_another_format(bedrock: Bedrock, standin: BedrockStandin, fault: str) -> None:
    standin.enqueue(fault)

    assert picture(bedrock.invoke(CORE, FOX)["images"][0]).format == fault.upper()
    assert outcome(standin) == (200, True)


def test_good_answers_without_a_picture_in_them(bedrock: Bedrock, standin: BedrockStandin) -> None:
    standin.enqueue("no_image", "not_a_picture", "garbage")

    assert bedrock.invoke(CORE, FOX)["images"] == []
    with pytest.raises(OSError, match="identify"):
        picture(bedrock.invoke(CORE, FOX)["images"][0])
    with pytest.raises(json.JSONDecodeError):
        bedrock.invoke(CORE, FOX)
    assert [(call.status, call.charged) for call in standin.calls] == [(200, False), (200, True), (200, True)]


@pytest.mark.parametrize(
    ("fault", "error", "status"),
    [
        ("reset_before", exceptions.ConnectionClosedError, 0),
        ("reset", exceptions.ResponseStreamingError, 200),
        ("truncated", exceptions.ResponseStreamingError, 200),
    ],
)
def test_a_broken_connection_is_charged_and_the_next_call_works(
    bedrock: Bedrock, standin: BedrockStandin, fault: str, error: type[Exception], status: int
) -> None:
    standin.enqueue(fault)
    with pytest.raises(error):
        bedrock.invoke(CORE, FOX)

    assert outcome(standin) == (status, True)
    assert bedrock.invoke(CORE, FOX)["images"]


def test_a_reset_is_no_mere_end_of_the_answer(bedrock: Bedrock, standin: BedrockStandin) -> None:
    standin.enqueue("reset")

    with pytest.raises(exceptions.ResponseStreamingError, match="reset by peer"):
        bedrock.invoke(CORE, FOX)


def test_silence_is_a_read_timeout_for_a_call_that_is_charged(
    standin: BedrockStandin, connect: Callable[..., Any]
) -> None:
    standin.enqueue("silence")
    with pytest.raises(exceptions.ReadTimeoutError):
        Bedrock(connect(read_timeout=1)).invoke(CORE, FOX)

    assert outcome(standin) == (0, True)


@pytest.mark.parametrize("fault", ["silence", "delay:600"])
def test_closing_ends_the_calls_that_wait(fault: str) -> None:
    pause = threading.Event()
    with bedrock_standin() as standin:
        waiting = client(standin.address, read_timeout=30)
        standin.enqueue(fault)
        errors: list[Exception] = []

        def call() -> None:
            try:
                Bedrock(waiting).invoke(CORE, FOX)
            except exceptions.BotoCoreError as error:
                errors.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        while not (standin.calls and standin.calls[0].charged):
            pause.wait(0.01)
    thread.join(10)
    waiting.close()

    assert [type(error) for error in errors] == [exceptions.ConnectionClosedError]


def test_a_late_answer_is_a_good_answer(bedrock: Bedrock, standin: BedrockStandin) -> None:
    standin.enqueue("delay:0.05")

    assert bedrock.invoke(CORE, FOX)["images"]
    assert outcome(standin) == (200, True)


def test_a_mark_in_the_prompt_makes_its_call_go_wrong_and_is_not_drawn() -> None:
    prompts: list[str] = []

    def note(prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
        prompts.append(prompt)
        return paint(prompt, seed, width, height, kind)

    with bedrock_standin(draw=note) as standin:
        marking = client(standin.address)
        bedrock = Bedrock(marking)
        standin.enqueue("internal")
        assert bedrock.refusal(CORE, {"prompt": "A red fox [[throttled]]"})[1] == "ThrottlingException"
        assert bedrock.refusal(NOVA, nova("[[Retired]]"))[1] == "ResourceNotFoundException"
        assert bedrock.refusal(CORE, FOX)[1] == "InternalServerException"
        bedrock.invoke(CORE, {"prompt": "[[jpeg]] A red fox [[delay:0.01]] in [[brackets]]"})
        marking.close()

    assert prompts == ["A red fox  in [[brackets]]"]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_hides_a_wrong_request(bedrock: Bedrock, standin: BedrockStandin, fault: str) -> None:
    standin.enqueue(fault.replace("SECONDS", "600"))

    assert "extraneous key [width]" in bedrock.refusal(CORE, {**FOX, "width": 1024})[2]
