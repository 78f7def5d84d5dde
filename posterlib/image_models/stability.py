"""How Stability AI's text-to-image models on Bedrock are spoken to (Bedrock user guide, Stability AI models)."""

from __future__ import annotations

from typing import Any

from posterlib.errors import ImageModelError
from posterlib.image_models.refusals import picture_withheld, words_stopped
from posterlib.posters import Recipe

__all__ = ["encode", "refusal", "seed_of"]


def encode(recipe: Recipe) -> dict[str, Any]:
    """Write the body of InvokeModel: the fields that all of them take."""
    body: dict[str, Any] = {
        "prompt": recipe.prompt,
        "aspect_ratio": recipe.aspect_ratio,
        "output_format": "png",
        "seed": recipe.seed,
    }
    if recipe.negative_prompt:
        body["negative_prompt"] = recipe.negative_prompt
    return body


def refusal(answer: dict[str, Any], model: str) -> ImageModelError | None:
    """Say why an answer of HTTP 200 holds no picture; `None` when the model does not say that it refused."""
    reasons = answer.get("finish_reasons")
    if not isinstance(reasons, list):
        return None
    told = (str(each).lower() for each in reasons if each is not None)
    reason = next((each for each in told if each != "success"), "")
    if not reason:
        return None
    if "prompt" in reason:
        return words_stopped(model)
    if "image" in reason:
        return picture_withheld(model)
    return ImageModelError(f"{model} failed while drawing. Try again in a moment; AWS may have charged for it.")


def seed_of(answer: dict[str, Any]) -> int | None:
    """Give the seed that the picture was really drawn with."""
    seeds = answer.get("seeds")
    return seeds[0] if isinstance(seeds, list) and seeds and isinstance(seeds[0], int) else None
