"""How Amazon's image models are spoken to: Nova Canvas and Titan (Nova user guide, TEXT_IMAGE)."""

from __future__ import annotations

from typing import Any

from posterlib.errors import ImageModelError
from posterlib.image_models.refusals import picture_withheld
from posterlib.posters import Recipe

__all__ = ["encode", "refusal", "seed_of"]


def encode(recipe: Recipe) -> dict[str, Any]:
    """Write the body of InvokeModel. The seed is always sent: left out, it would be the same constant every time."""
    words: dict[str, Any] = {"text": recipe.prompt}
    if recipe.negative_prompt:
        words["negativeText"] = recipe.negative_prompt
    if recipe.style:
        words["style"] = recipe.style
    drawing: dict[str, Any] = {
        "numberOfImages": 1,
        "width": recipe.width,
        "height": recipe.height,
        "seed": recipe.seed,
    }
    if recipe.quality:
        drawing["quality"] = recipe.quality
    if recipe.cfg_scale is not None:
        drawing["cfgScale"] = recipe.cfg_scale
    return {"taskType": "TEXT_IMAGE", "textToImageParams": words, "imageGenerationConfig": drawing}


def refusal(answer: dict[str, Any], model: str) -> ImageModelError | None:
    """Say why an answer of HTTP 200 holds no picture; `None` when the model does not say that it refused.

    The models put `error` beside the pictures that were left after filtering; here that is none of one.
    """
    error = str(answer.get("error") or "")
    if not error or answer.get("images"):
        return None
    if any(word in error.lower() for word in ("filter", "responsible ai", "policy")):
        return picture_withheld(model)
    return ImageModelError(f"{model} drew nothing and said: {error[:240]} Try again; AWS may have charged for it.")


def seed_of(_: dict[str, Any]) -> int | None:
    """Give the seed that the picture was really drawn with: `None`, as it is always the one sent."""
    return None
