"""What scripts are told of a poster that was made, and of one that was not: the same by the API and on a terminal."""

from __future__ import annotations

from typing import Any

from posterlib.history import Entry
from posterlib.jobs import Failure
from posterlib.storage import Link

__all__ = ["failure_fields", "link_fields", "poster_fields"]


def poster_fields(entry: Entry) -> dict[str, Any]:
    """Give what made a poster; the ratio and the fallback only where there was one."""
    about: dict[str, Any] = {
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


def link_fields(entry: Entry, link: Link) -> dict[str, Any]:
    """Give the link to a poster's shared copy, where that lies, and the end of the link in UTC; `None` is never."""
    ends = None if link.expires_at is None else f"{link.expires_at:%Y-%m-%dT%H:%M:%SZ}"
    return {"image_url": link.url, "s3_key": entry.s3_key, "expires_at": ends}


def failure_fields(failure: Failure) -> dict[str, Any]:
    """Give the seed that was not drawn, why in a sentence, and the code that scripts decide by."""
    return {"seed": failure.recipe.seed, "error": str(failure.error), "code": failure.error.code}
