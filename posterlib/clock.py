"""The time that the studio goes by."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> datetime:
    """Give this moment."""
    return datetime.now(UTC)
