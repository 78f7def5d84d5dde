"""Which model an id means, and what that model takes and answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from posterlib.bedrock_standin import amazon, stability
from posterlib.bedrock_standin.pictures import Order
from posterlib.bedrock_standin.replies import Reply
from posterlib.bedrock_standin.schemas import checked

__all__ = ["ImageFamily", "bare_id", "family_of", "is_model_id"]

_Body = stability.CoreBody | stability.UltraBody | stability.StableDiffusionBody | amazon.NovaBody | amazon.TitanBody

_MODEL_ID = re.compile(r"[a-z0-9-]{1,63}\.[a-z0-9.-]{1,126}(:[a-z0-9-]{1,63}){0,2}")
_GEOGRAPHY = re.compile(r"^(us|us-gov|eu|apac|jp|au|ca|global)\.(?=[a-z0-9-]+\.)")


@dataclass(frozen=True)
class ImageFamily:
    """How one model is spoken to. `prompt_at` is where its body keeps the prompt."""

    schema: type[_Body]
    prompt_at: tuple[str, ...]
    answer: Callable[[Order, Sequence[bytes]], Reply]
    prompt_filtered: Callable[[], Reply]
    picture_filtered: Callable[[], Reply]

    def order(self, body: Mapping[str, Any]) -> Order:
        """Read a body.

        Raises:
            Refused: it does not fit the model's schema.
        """
        return checked(self.schema, body).order()

    def prompt(self, body: Mapping[str, Any]) -> str:
        """Find the prompt in a body that may be wrong; "" when there is none."""
        value: Any = body
        for key in self.prompt_at:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value if isinstance(value, str) else ""


def _stability(schema: type[_Body]) -> ImageFamily:
    return ImageFamily(schema, ("prompt",), stability.answer, stability.prompt_filtered, stability.picture_filtered)


def _amazon(schema: type[_Body]) -> ImageFamily:
    return ImageFamily(
        schema, ("textToImageParams", "text"), amazon.answer, amazon.prompt_filtered, amazon.picture_filtered
    )


# The first beginning that fits: a later version of a model is spoken to as the one known today.
_FAMILIES = (
    ("stability.stable-image-core", _stability(stability.CoreBody)),
    ("stability.stable-image-ultra", _stability(stability.UltraBody)),
    ("stability.", _stability(stability.StableDiffusionBody)),
    ("amazon.nova-canvas", _amazon(amazon.NovaBody)),
    ("amazon.titan-image", _amazon(amazon.TitanBody)),
)


def bare_id(model_id: str) -> str:
    """Give the model's own id: of an ARN the last part, of an inference profile what follows the geography."""
    return _GEOGRAPHY.sub("", model_id.rpartition("/")[2] if model_id.startswith("arn:") else model_id)


def is_model_id(model_id: str) -> bool:
    """Say whether an id, an ARN or a profile is formed as those of models are."""
    return _MODEL_ID.fullmatch(bare_id(model_id)) is not None


def family_of(model_id: str) -> ImageFamily | None:
    """Say how to speak to a model; `None` when it draws no pictures here."""
    if not is_model_id(model_id):
        return None
    bare = bare_id(model_id)
    return next((family for beginning, family in _FAMILIES if bare.startswith(beginning)), None)
