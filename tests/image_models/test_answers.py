"""The shapes in which image models answer."""

from __future__ import annotations

import base64

import pytest

from posterlib.errors import BadModelResponseError
from posterlib.image_models import stability
from posterlib.image_models.answers import picture_in

PICTURE = b"the bytes of a picture"
TEXT = base64.b64encode(PICTURE).decode()

KEYS = ("imageBase64", "image", "base64", "image_b64", "bytesBase64Encoded", "data", "b64_json", "imageData")


@pytest.mark.parametrize(
    "answer",
    [
        *({name: [TEXT]} for name in ("images", "artifacts", "data", "outputs")),
        *({name: [{key: TEXT}]} for name in ("images", "artifacts", "data", "outputs") for key in KEYS),
        *({key: TEXT} for key in KEYS),
        [TEXT],
        [{"b64_json": TEXT}],
        {"images": [None, {"seed": 7}, {"image": TEXT}]},
        {"images": [], "data": TEXT},
        {"output": "text", "images": [f"data:image/png;base64,{TEXT}"]},
        {"artifacts": [{"seed": 7, "base64": TEXT, "finishReason": "SUCCESS"}]},
        TEXT,
        {"images": ["\n".join(TEXT[start : start + 8] for start in range(0, len(TEXT), 8))]},
        {"images": [TEXT.rstrip("=")]},
    ],
    ids=lambda answer: str(answer)[:40],
)
def test_the_picture_is_found_in_every_shape(answer: object) -> None:
    assert picture_in(answer, "The model") == PICTURE


@pytest.mark.parametrize(
    "answer", [{}, [], None, 7, {"images": []}, {"images": [None]}, {"text": TEXT}, {"images": [""]}]
)
def test_an_answer_without_a_picture_says_so(answer: object) -> None:
    with pytest.raises(BadModelResponseError, match="without a picture"):
        picture_in(answer, "The model")


@pytest.mark.parametrize("text", ["not base64!", TEXT.rstrip("=")[:-1], "===="])
def test_damaged_base64_says_so(text: str) -> None:
    with pytest.raises(BadModelResponseError, match="damaged"):
        picture_in({"images": [text]}, "The model")


def test_a_hostile_nesting_is_given_up() -> None:
    nested: object = TEXT
    for _ in range(200):
        nested = {"images": [nested]}

    with pytest.raises(BadModelResponseError):
        picture_in(nested, "The model")


@pytest.mark.parametrize(
    ("reasons", "code"),
    [
        (["Filter reason: prompt"], "prompt_rejected"),
        (["Filter reason: output image"], "picture_rejected"),
        (["Filter reason: input image"], "picture_rejected"),
        (["Inference error"], "image_model_failed"),
        (["A reason of next year"], "image_model_failed"),
    ],
)
def test_a_finish_reason_is_a_refusal_even_beside_a_picture(reasons: list[str], code: str) -> None:
    told = stability.refusal({"finish_reasons": reasons, "images": [TEXT]}, "The model")

    assert told is not None
    assert told.code == code


def test_no_finish_reason_is_no_refusal() -> None:
    assert stability.refusal({"finish_reasons": [None], "images": [TEXT]}, "The model") is None
    assert stability.refusal({"images": [TEXT]}, "The model") is None
