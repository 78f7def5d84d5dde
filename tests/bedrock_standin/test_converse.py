"""A text model that makes a film's description richer."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from posterlib.bedrock_standin import BedrockStandin
from tests.bedrock_standin.conftest import CORE, Bedrock

WRITER = "us.amazon.nova-2-lite-v1:0"


def ask(text: str, role: str = "user") -> dict[str, Any]:
    return {"role": role, "content": [{"text": text}]}


def told(answer: dict[str, Any]) -> str:
    return str(answer["output"]["message"]["content"][0]["text"])


def test_a_film_comes_back_richer_and_always_the_same(bedrock: Bedrock, standin: BedrockStandin) -> None:
    asked = ask("Describe its poster in one paragraph.\n\nFilm:\na keeper guards\n a lighthouse")
    first, second = (
        bedrock.client.converse(modelId=WRITER, system=[{"text": "You design posters."}], messages=[asked])
        for _ in range(2)
    )

    assert told(first).startswith("A keeper guards a lighthouse. ")
    assert "Describe its poster" not in told(first)
    assert len(told(first).split()) > 20
    assert told(first) == told(second)
    assert first["stopReason"] == "end_turn"
    assert first["usage"]["totalTokens"] == first["usage"]["inputTokens"] + first["usage"]["outputTokens"]
    assert [(call.model_id, call.status, call.charged) for call in standin.calls] == [(WRITER, 200, True)] * 2


def test_without_a_film_line_the_whole_message_is_the_film(bedrock: Bedrock) -> None:
    answer = bedrock.client.converse(modelId=WRITER, messages=[ask("A red fox")])

    assert told(answer).startswith("A red fox. ")


def test_the_last_message_counts(bedrock: Bedrock) -> None:
    talk = [ask("A red fox"), ask("Which mood?", "assistant"), ask("Film: A blue whale")]

    assert told(bedrock.client.converse(modelId=WRITER, messages=talk)).startswith("A blue whale. ")


def test_an_answer_is_cut_at_the_most_tokens(bedrock: Bedrock) -> None:
    answer = bedrock.client.converse(
        modelId=WRITER, messages=[ask("A red fox")], inferenceConfig={"maxTokens": 5, "temperature": 0.2}
    )

    assert (answer["stopReason"], len(told(answer).split())) == ("max_tokens", 5)


def test_faults_befall_conversations_too(bedrock: Bedrock, standin: BedrockStandin) -> None:
    standin.enqueue("throttled", "prompt_filtered", "no_image", "not_a_picture")
    talk = [ask("A red fox")]

    with pytest.raises(bedrock.client.exceptions.ThrottlingException):
        bedrock.client.converse(modelId=WRITER, messages=talk)
    assert bedrock.client.converse(modelId=WRITER, messages=talk)["stopReason"] == "content_filtered"
    assert bedrock.client.converse(modelId=WRITER, messages=talk)["output"]["message"]["content"] == []
    assert told(bedrock.client.converse(modelId=WRITER, messages=talk)).strip() == ""
    with pytest.raises(bedrock.client.exceptions.ModelTimeoutException):
        bedrock.client.converse(modelId=WRITER, messages=[ask("A red fox [[model_timeout]]")])


@pytest.mark.parametrize(
    ("model_id", "messages", "words"),
    [
        (CORE, [ask("A red fox")], "doesn't support the model"),
        ("nonsense", [ask("A red fox")], "model identifier is invalid"),
        (WRITER, [], "#/messages"),
        (WRITER, [{"role": "user", "content": []}], "#/messages/0/content"),
        (WRITER, [ask("A red fox", "director")], "#/messages/0/role: director is not a valid enum value"),
        (WRITER, [ask("A red fox", "assistant")], "must start with a user message"),
        (WRITER, [ask("A red fox"), ask("Well", "assistant")], "must end with a user message"),
    ],
)
def test_a_conversation_of_the_wrong_shape_is_refused(
    bedrock: Bedrock, model_id: str, messages: list[dict[str, Any]], words: str
) -> None:
    with pytest.raises(ClientError) as refused:
        bedrock.client.converse(modelId=model_id, messages=messages)

    assert refused.value.response["Error"]["Code"] == "ValidationException"
    assert words in refused.value.response["Error"]["Message"]
