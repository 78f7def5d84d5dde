"""Finds the picture in an image model's JSON answer, whatever the model calls it."""

from __future__ import annotations

import binascii
from collections.abc import Iterator

import pybase64

from posterlib.errors import BadModelResponseError

__all__ = ["picture_in"]

_LISTS = ("images", "artifacts", "data", "outputs")
_PICTURES = ("imageBase64", "image", "base64", "image_b64", "bytesBase64Encoded", "data", "b64_json", "imageData")

_DEEPEST = 4


def picture_in(answer: object, model: str) -> bytes:
    """Give the bytes of the first picture of an answer: in a list or alone, as text or under one of many names.

    Raises:
        BadModelResponseError: there is no picture, or its base64 is damaged.
    """
    text = next(_texts(answer), None)
    if text is None:
        raise BadModelResponseError(
            f"{model} answered without a picture. Try again, or choose another model; AWS may have charged for it."
        )
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        return pybase64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        text = "".join(text.split()).rstrip("=") or "?"  # it may be broken into lines, or lack its padding
    try:
        return pybase64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadModelResponseError(
            f"The picture in the answer of {model} is damaged (its base64 cannot be decoded). Try again; AWS may have "
            "charged for it."
        ) from error


def _texts(answer: object, depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(answer, str):
        if answer:
            yield answer
    elif isinstance(answer, list):
        for item in answer:
            yield from _texts(item, depth + 1)
    elif isinstance(answer, dict):
        for name in (*_LISTS, *_PICTURES):
            yield from _texts(answer.get(name), depth + 1)
