"""What scripts are told of a poster that was made, and of one that was not: the same by the API and on a terminal."""

from __future__ import annotations

from posterlib.history import Entry
from posterlib.jobs import Failure

__all__ = ["failure_fields", "poster_fields"]


def poster_fields(entry: Entry) -> dict[str, object]:
    """Give what made a poster; the ratio and the fallback only where there was one."""
    about: dict[str, object] = {
        "id": entry.id,
        "model": entry.model,
        "model_name": entry.model_name,
        "seed": entry.seed,
        "width": entry.width,
        "height": entry.height,
    }
    if entry.aspect_ratio:
        about["aspect_ratio"] = entry.aspect_ratio
    if entry.fallback_from:
        about |= {"fallback_from": entry.fallback_from, "fallback_reason": entry.fallback_reason}
    return about


def failure_fields(failure: Failure) -> dict[str, object]:
    """Give the seed that was not drawn, why in a sentence, and the code that scripts decide by."""
    return {"seed": failure.recipe.seed, "error": str(failure.error), "code": failure.error.code}
