"""Numbers as people read them."""

from __future__ import annotations

import math
from datetime import timedelta

__all__ = ["bytes_told", "counted", "span_told"]

_UNITS = ("kB", "MB", "GB", "TB")
_THOUSAND = 1_000
_TWO_DIGITS = 10


def bytes_told(number: float) -> str:
    """Write bytes, such as “812 bytes” or “4.2 GB”."""
    if number < _THOUSAND:
        return counted(int(number), "byte")
    power = min(len(_UNITS), int(math.log(number, _THOUSAND)))
    number /= _THOUSAND**power
    return f"{number:.{0 if number >= _TWO_DIGITS else 1}f} {_UNITS[power - 1]}"


def counted(things: int, one: str) -> str:
    """Count things, such as “1 poster” or “12 posters”."""
    return f"1 {one}" if things == 1 else f"{things:,} {one}s"


def span_told(span: timedelta) -> str:
    """Write how long something has lasted, in its largest unit or two, such as “3 days” or “2 hours 5 minutes”."""
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1_440, minutes // 60 % 24
    if days:
        return counted(days, "day") + (f" {counted(hours, 'hour')}" if hours else "")
    if hours:
        return counted(hours, "hour") + (f" {counted(minutes % 60, 'minute')}" if minutes % 60 else "")
    return counted(minutes, "minute") if minutes else "less than a minute"
