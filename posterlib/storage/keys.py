"""How the copies in a bucket are named."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["share_key"]


def share_key(now: datetime, unique: str, extension: str) -> str:
    """Make a key such as moviePoster/2026-11-22/091530_<unique>.png; day and time are UTC."""
    return f"moviePoster/{now.astimezone(UTC):%Y-%m-%d/%H%M%S}_{unique}.{extension}"
