"""The values that flow through the studio: what was asked, what exactly is drawn, and what came back."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal, Self

from PIL import Image, UnidentifiedImageError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from posterlib.errors import BadModelResponseError, InvalidRequestError

__all__ = ["Poster", "PosterRequest", "Recipe", "clean_text"]

MOST_POSTERS = 4
"""Posters that one request may ask for."""

LONGEST_PROMPT = 10_000
"""Characters; no image model takes more. Each model's card may say less."""

_EXTENSIONS = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg"), "WEBP": ("image/webp", "webp")}


FIELD_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "string_too_long": "{field} is longer than {max_length} characters. Shorten it.",
        "string_too_short": "{field} is empty. Leave it out or fill it in.",
        "string_type": "{field} must be text.",
        "string_pattern_mismatch": "{field} must be two whole numbers with a colon, such as 2:3.",
        "int_type": "{field} must be a whole number.",
        "float_type": "{field} must be a number.",
        "greater_than": "{field} must be greater than {gt}.",
        "greater_than_equal": "{field} must be at least {ge}.",
        "less_than_equal": "{field} must be at most {le}.",
        "literal_error": "{field} must be {expected}.",
    }
)
"""What is told of a field for each kind of pydantic's errors."""


def clean_text(text: object) -> object:
    """Take control characters and lone surrogates out of text, and space from its ends; other types pass unchanged.

    Line breaks and tabs stay: people write prompts in paragraphs. What is left is as typed; every output escapes it.
    """
    if not isinstance(text, str):
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in unified if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()


Text = Annotated[str, BeforeValidator(clean_text)]


class PosterRequest(BaseModel):
    """What a person asks for. One that exists is valid in itself; a model's card may still refuse it.

    Raises `InvalidRequestError` through `parse`, which is how the doors make one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    prompt: Text = Field(min_length=1, max_length=LONGEST_PROMPT, description="The film, in words.")
    negative_prompt: Text = Field("", max_length=LONGEST_PROMPT, description="What should not be in the picture.")
    title: Text = Field("", max_length=120, description="The film's title: names the poster and its download.")
    aspect_ratio: str | None = Field(
        None, pattern=r"^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$", description="Width to height, such as 2:3."
    )
    width: int | None = Field(None, gt=0, description="Pixels; goes with height.")
    height: int | None = Field(None, gt=0, description="Pixels; goes with width.")
    seed: int | None = Field(None, ge=0, description="Repeats a picture; drawn by chance when left out.")
    count: int = Field(1, ge=1, le=MOST_POSTERS, description="How many posters, each with its own seed.")
    quality: Literal["standard", "premium"] | None = Field(None, description="Where the model offers it.")
    cfg_scale: float | None = Field(None, description="How closely the model follows the prompt.")
    style: str | None = Field(None, min_length=1, max_length=60, description="One of the model's own styles.")
    model: str | None = Field(None, min_length=1, max_length=200, description="The image model's id.")

    @model_validator(mode="after")
    def _one_way_to_say_the_size(self) -> Self:
        if (self.width is None) != (self.height is None):
            missing = "width" if self.width is None else "height"
            raise ValueError(f"{missing}|Give width and height together, or neither.")
        if self.aspect_ratio and self.width is not None:
            raise ValueError("aspect_ratio|Give either aspect_ratio or width and height, not both.")
        return self

    @classmethod
    def parse(cls, fields: Mapping[str, object]) -> Self:
        """Make a request from untrusted fields.

        Raises:
            InvalidRequestError: naming the first field that is wrong and what it may be.
        """
        try:
            return cls.model_validate(dict(fields))
        except ValidationError as error:
            raise _explained(error) from error


def _explained(error: ValidationError) -> InvalidRequestError:
    first = error.errors(include_url=False, include_context=True)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    kind, limits = first["type"], first.get("ctx", {})
    if kind == "extra_forbidden":
        field = field[:60]
        known = ", ".join(PosterRequest.model_fields)
        return InvalidRequestError(field, f"Unknown field {field!r}. Known fields: {known}.")
    if field == "prompt" and kind in ("missing", "string_too_short"):
        return InvalidRequestError("prompt", "Prompt is required")
    if not field:
        field, _, message = str(limits.get("error", first["msg"])).partition("|")
        return InvalidRequestError(field, message)
    sentence = FIELD_SENTENCES.get(kind, "{field}: {reason}.").format(field=field, reason=first["msg"], **limits)
    return InvalidRequestError(field, sentence)


@dataclass(frozen=True)
class Recipe:
    """Everything that decides one picture: the same recipe and model version give the same order to the model.

    `width` and `height` are pixels; with an `aspect_ratio` the model is told that instead, and they are an estimate.
    """

    model: str
    prompt: str
    width: int
    height: int
    seed: int
    negative_prompt: str = ""
    title: str = ""
    aspect_ratio: str = ""
    style: str = ""
    quality: str = ""
    cfg_scale: float | None = None


@dataclass(frozen=True)
class Poster:
    """One picture as the model delivered it: never re-encoded, its type and size read from its own bytes."""

    image: bytes
    media_type: str
    extension: str
    width: int
    height: int
    recipe: Recipe
    version: str = ""
    understood: tuple[str, ...] = ()

    @classmethod
    def from_bytes(cls, image: bytes, recipe: Recipe, *, version: str = "", understood: tuple[str, ...] = ()) -> Self:
        """Read what the bytes are.

        Raises:
            BadModelResponseError: they are not a PNG, JPEG or WebP picture.
        """
        media_type, extension, width, height = read_picture(image)
        return cls(image, media_type, extension, width, height, recipe, version, understood)


def read_picture(image: bytes) -> tuple[str, str, int, int]:
    """Give media type, file ending, width and height (pixels) of a picture, from its header alone.

    Raises:
        BadModelResponseError: the bytes are not a PNG, JPEG or WebP picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(image), formats=tuple(_EXTENSIONS)) as picture:
                media_type, extension = _EXTENSIONS[str(picture.format)]
                return media_type, extension, picture.width, picture.height
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombWarning) as error:
        raise BadModelResponseError(
            "The image model answered with something that is not a picture. It may have been charged; try again, or "
            "choose another model."
        ) from error
    except Image.DecompressionBombError as error:
        raise BadModelResponseError("The image model answered with a picture too large to open.") from error


def file_name(words: str, fallback: str) -> str:
    """Make a file name without ending out of hostile text: letters, digits and hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or fallback
