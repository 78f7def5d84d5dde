"""What `/v1/images/generations` answers, as OpenAI's API does."""

from __future__ import annotations

from typing import Literal

from pydantic import MISSING, Field

from posterlib.api.answers.base import Answer
from posterlib.api.answers.posters import UndrawnPoster

__all__ = ["ImageAnswer", "ImagesAnswer"]


class ImageAnswer(Answer):
    """One picture: its bytes, its address, or both when the request does not choose."""

    b64_json: str | MISSING = Field(MISSING, description="The picture's own bytes in Base64.")
    url: str | MISSING = Field(MISSING, description="Where the picture is.")


class ImagesAnswer(Answer):
    """The pictures that were drawn."""

    created: int = Field(description="When the first one was made, in seconds since 1970.")
    data: tuple[ImageAnswer, ...] = Field(description="The pictures.")
    size: str = Field(description="Width and height of the first one in pixels, such as 1024x1536.")
    output_format: Literal["png", "jpeg", "webp"] = Field(description="What the bytes of the first one are.")
    errors: tuple[UndrawnPoster, ...] | MISSING = Field(
        MISSING, description="Why some of the pictures are missing; OpenAI's API has no such field."
    )
