"""What is told of posters that were made, and of those that were not: the same wherever it is asked."""

from __future__ import annotations

from typing import Any

from posterlib.history import Entry
from posterlib.jobs import Cancelled, Failure
from posterlib.storage import Link

__all__ = ["failure_fields", "link_fields", "poster_fields", "what_cancelling_did"]


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


def what_cancelling_did(cancelled: Cancelled) -> str:
    """Say the truth after a job was cancelled: what that freed, and what was too late."""
    stopped, sent = cancelled.stopped, cancelled.already_sent
    if not stopped and not sent:
        return "Nothing was left to cancel: the job has ended."
    freed = "1 poster was cancelled and costs nothing." if stopped == 1 else ""
    if stopped > 1:
        freed = f"{stopped} posters were cancelled and cost nothing."
    if not sent:
        return freed
    kept = "1 poster was already sent; its result will be kept."
    if sent > 1:
        kept = f"{sent} posters were already sent; their results will be kept."
    return f"{freed} {kept}" if freed else f"Too late to cancel: {kept}"
