"""Amazon's Nova Canvas and Titan Image Generator v2: what they take and how they answer."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from posterlib.bedrock_standin.pictures import Order
from posterlib.bedrock_standin.replies import Reply, json_reply, refusal
from posterlib.bedrock_standin.schemas import CamelBody

__all__ = ["NovaBody", "TitanBody", "answer", "picture_filtered", "prompt_filtered"]

_NovaWords = Annotated[str, Field(min_length=1, max_length=1024)]
_TitanWords = Annotated[str, Field(min_length=1, max_length=512)]
_NovaSide = Annotated[int, Field(ge=320, le=4096, multiple_of=16)]
_Guidance = Annotated[float, Field(ge=1.1, le=10)]
_Seed = Annotated[int, Field(ge=0, le=2_147_483_646)]
_Quality = Literal["standard", "premium"]
_Style = Literal[
    "3D_ANIMATED_FAMILY_FILM",
    "DESIGN_SKETCH",
    "FLAT_VECTOR_ILLUSTRATION",
    "GRAPHIC_NOVEL_ILLUSTRATION",
    "MAXIMALISM",
    "MIDCENTURY_RETRO",
    "PHOTOREALISM",
    "SOFT_DIGITAL_PAINTING",
]

_NOVA_PIXELS = 4_194_304

_TITAN_SIZES = frozenset(
    (
        *((1024, 1024), (768, 768), (512, 512)),
        *((768, 1152), (384, 576), (1152, 768), (576, 384)),
        *((768, 1280), (384, 640), (1280, 768), (640, 384)),
        *((896, 1152), (448, 576), (1152, 896), (576, 448)),
        *((768, 1408), (384, 704), (1408, 768), (704, 384)),
        *((640, 1408), (320, 704), (1408, 640), (704, 320)),
        *((1152, 640), (1173, 640)),
    )
)


class _Conditioning(CamelBody):
    """A picture to keep to; it is checked for its type alone, and not kept to."""

    condition_image: str = ""
    control_mode: Literal["CANNY_EDGE", "SEGMENTATION"] = "CANNY_EDGE"
    control_strength: Annotated[float, Field(ge=0, le=1)] = 0.7


class _NovaText(_Conditioning):
    text: _NovaWords
    negative_text: _NovaWords = "-"
    style: _Style = "PHOTOREALISM"


class _TitanText(_Conditioning):
    text: _TitanWords
    negative_text: _TitanWords = "-"


class _NovaConfig(CamelBody):
    width: _NovaSide = 1024
    height: _NovaSide = 1024
    quality: _Quality = "standard"
    cfg_scale: _Guidance = 6.5
    seed: _Seed = 12
    number_of_images: Annotated[int, Field(ge=1, le=5)] = 1

    @model_validator(mode="after")
    def _check_size(self) -> Self:
        if max(self.width, self.height) > 4 * min(self.width, self.height):
            raise PydanticCustomError("size", "the aspect ratio of width and height must be between 1:4 and 4:1")
        if self.width * self.height >= _NOVA_PIXELS:
            raise PydanticCustomError("size", "the total pixel count must be less than 4,194,304")
        return self


class _TitanConfig(CamelBody):
    width: int = 1024
    height: int = 1024
    quality: _Quality = "standard"
    cfg_scale: _Guidance = 8.0
    seed: _Seed = 42
    number_of_images: Annotated[int, Field(ge=1, le=5)] = 1

    @model_validator(mode="after")
    def _check_size(self) -> Self:
        if (self.width, self.height) not in _TITAN_SIZES:
            sides = f"{self.width} x {self.height}"
            raise PydanticCustomError("size", "{sides} is not a size the model supports", {"sides": sides})
        return self


class NovaBody(CamelBody):
    """Nova Canvas v1:0, drawing from text."""

    task_type: Literal["TEXT_IMAGE"]
    text_to_image_params: _NovaText
    image_generation_config: _NovaConfig = _NovaConfig()

    def order(self) -> Order:
        """Say what to draw."""
        return _order(self.text_to_image_params.text, self.image_generation_config)


class TitanBody(CamelBody):
    """Titan Image Generator v2:0, drawing from text."""

    task_type: Literal["TEXT_IMAGE"]
    text_to_image_params: _TitanText
    image_generation_config: _TitanConfig = _TitanConfig()

    def order(self) -> Order:
        """Say what to draw."""
        return _order(self.text_to_image_params.text, self.image_generation_config)


def answer(_order: Order, pictures: Sequence[bytes]) -> Reply:
    """Answer with what was drawn; Amazon's models tell no seeds."""
    return json_reply({"images": [base64.b64encode(picture).decode() for picture in pictures]})


def prompt_filtered() -> Reply:
    """Refuse the prompt."""
    return refusal(
        400,
        "ValidationException",
        "This request has been blocked by our content filters. Please adjust your text prompt to submit a new request.",
    )


def picture_filtered() -> Reply:
    """Keep every picture back, with a good status."""
    told = "All of the generated images have been blocked by our content filters."
    return json_reply({"images": [], "error": told})


def _order(text: str, config: _NovaConfig | _TitanConfig) -> Order:
    seeds = tuple(config.seed + number for number in range(config.number_of_images))
    return Order(text, seeds, config.width, config.height)
