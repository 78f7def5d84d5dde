"""Says why a request was not taken, in the words of the form and with the next step."""

from __future__ import annotations

from posterlib.errors import InvalidRequestError, PosterError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.sizes import PixelSizes

__all__ = ["with_next_step"]

_NAMES = {
    "prompt": "prompt",
    "negative_prompt": "“Leave out”",
    "title": "title",
    "model": "model",
    "aspect_ratio": "format",
    "width": "width",
    "height": "height",
    "seed": "seed",
    "count": "number of posters",
    "style": "finish",
    "quality": "quality",
    "cfg_scale": "guidance scale",
}
"""What the form calls the fields that a refusal may speak of."""


def with_next_step(error: PosterError, card: ModelCard) -> str:
    """Say why; `card` is the model that was chosen."""
    said = str(error)
    if not isinstance(error, InvalidRequestError):
        return said
    if error.field == "prompt" and "required" in said:
        return "There is no film yet. Describe it in the box above, or start from an example."
    if error.field in ("width", "height") and "greater" in said and isinstance(card.sizes, PixelSizes):
        bounds = f"from {card.sizes.shortest} to {card.sizes.longest} pixels"
        return f"The {error.field} must be {bounds} for {card.name}."
    if error.field == "seed":
        smallest, largest = card.seeds
        return f"The seed must be a whole number from {smallest:,} to {largest:,} for {card.name}."
    return _in_words_of_the_form(said, error.field)


def _in_words_of_the_form(said: str, field: str) -> str:
    name = _NAMES.get(field, field)
    if not said.startswith(field):
        return said.replace(f" {field}", f" {name}", 1)
    return (name if name.startswith("“") else f"The {name}") + said.removeprefix(field)
