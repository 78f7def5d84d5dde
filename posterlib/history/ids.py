"""Entry ids: they sort by time, cannot collide, and say when the entry was made."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime

__all__ = ["created_at", "is_entry_id", "new_entry_id"]

_OURS = re.compile(r"[0-9]{8}T[0-9]{9}-[0-9a-f]{8}", re.ASCII)
_UNIX_SECONDS = re.compile(r"[0-9]{9,11}", re.ASCII)
"""The former service named its folders so."""


def new_entry_id(now: datetime) -> str:
    """Make an id such as 20261122T091530123-5f3a09c1: UTC to the millisecond, then 32 random bits."""
    utc = now.astimezone(UTC)
    return f"{utc:%Y%m%dT%H%M%S}{utc.microsecond // 1000:03d}-{secrets.token_hex(4)}"


def is_entry_id(text: str) -> bool:
    """Tell whether text is an id of this or the former service. Nothing else ever becomes part of a path."""
    return created_at(text) is not None


def created_at(entry_id: str) -> datetime | None:
    """Give the moment in UTC that the id states; `None` when it is no id."""
    try:
        if _OURS.fullmatch(entry_id):
            stamp, _, _ = entry_id.partition("-")
            return datetime.strptime(stamp + "000", "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
        if _UNIX_SECONDS.fullmatch(entry_id):
            return datetime.fromtimestamp(int(entry_id), UTC)
    except ValueError:
        return None
    return None
