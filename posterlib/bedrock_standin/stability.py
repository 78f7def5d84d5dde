"""Stability AI's three text-to-image models: what they take, how large they draw, how they answer."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from posterlib.bedrock_standin.pictures import Order
from posterlib.bedrock_standin.replies import Reply, json_reply
from posterlib.bedrock_standin.schemas import SnakeBody

__all__ = ["CoreBody", "StableDiffusionBody", "UltraBody", "answer", "picture_filtered", "prompt_filtered"]

_Ratio = Literal["16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21"]
_Words = Annotated[str, Field(max_length=10_000)]

_ONE_MEGAPIXEL = {
    "16:9": (1344, 768),
    "1:1": (1024, 1024),
    "21:9": (1536, 640),
    "2:3": (832, 1216),
    "3:2": (1216, 832),
    "4:5": (896, 1088),
    "5:4": (1088, 896),
    "9:16": (768, 1344),
    "9:21": (640, 1536),
}

_TWO_MEGAPIXELS = {
    "16:9": (1920, 1088),
    "1:1": (1536, 1536),
    "21:9": (2240, 960),
    "2:3": (1152, 1728),
    "3:2": (1728, 1152),
    "4:5": (1280, 1600),
    "5:4": (1600, 1280),
    "9:16": (1088, 1920),
    "9:21": (960, 2240),
}


class _Body(SnakeBody):
    sizes: ClassVar[dict[str, tuple[int, int]]] = _ONE_MEGAPIXEL

    prompt: _Words
    negative_prompt: _Words = ""
    aspect_ratio: _Ratio = "1:1"
    seed: Annotated[int, Field(ge=0, le=4_294_967_295)] = 0
    output_format: str = "png"

    def order(self) -> Order:
        """Say what to draw; seed 0 leaves the choice of one to chance."""
        width, height = self.sizes[self.aspect_ratio]
        seed = self.seed or random.randint(1, 4_294_967_294)
        return Order(self.prompt, (seed,), width, height, self.output_format.upper())


class CoreBody(_Body):
    """Stable Image Core v1:1."""

    sizes: ClassVar[dict[str, tuple[int, int]]] = _TWO_MEGAPIXELS

    output_format: Literal["JPEG", "PNG", "jpeg", "png"] = "png"


class UltraBody(_Body):
    """Stable Image Ultra v1:1, drawing from text."""

    mode: Literal["text-to-image"] = "text-to-image"
    output_format: Literal["JPEG", "PNG", "jpeg", "png"] = "png"


class StableDiffusionBody(_Body):
    """Stable Diffusion 3.5 Large, drawing from text."""

    mode: Literal["text-to-image"] = "text-to-image"
    seed: Annotated[int, Field(ge=0, le=4_294_967_294)] = 0
    output_format: Literal["jpeg", "png", "webp"] = "png"


def answer(order: Order, pictures: Sequence[bytes]) -> Reply:
    """Answer with what was drawn."""
    images = [base64.b64encode(picture).decode() for picture in pictures]
    value: dict[str, Any] = {"seeds": list(order.seeds), "finish_reasons": [None], "images": images}
    return json_reply(value)


def prompt_filtered() -> Reply:
    """Refuse the prompt: a good status, a reason, no pictures."""
    return json_reply({"finish_reasons": ["Filter reason: prompt"]})


def picture_filtered() -> Reply:
    """Keep the picture back."""
    return json_reply({"finish_reasons": ["Filter reason: output image"]})
