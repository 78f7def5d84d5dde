"""The poster formats people choose by name, and how a ratio becomes a size in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["FORMATS", "PosterFormat", "size_for_ratio"]

_PIXEL_BUDGET = 1024 * 1536
"""Area of an unnamed ratio, in pixels: that of the one-sheet."""

_STEP = 16
"""Sides are multiples of this many pixels, as image models ask for."""


@dataclass(frozen=True)
class PosterFormat:
    """A named format. `width` and `height` are pixels."""

    name: str
    label: str
    ratio: str
    width: int
    height: int


FORMATS: tuple[PosterFormat, ...] = (
    PosterFormat("one-sheet", "One-sheet", "2:3", 1024, 1536),
    PosterFormat("square", "Square", "1:1", 1024, 1024),
    PosterFormat("landscape", "Landscape", "16:9", 1536, 864),
    PosterFormat("phone", "Phone", "9:16", 864, 1536),
)


def size_for_ratio(width_parts: int, height_parts: int) -> tuple[int, int]:
    """Give the size in pixels for a ratio: the named format's own, else about 1.5 megapixels in steps of 16."""
    divisor = math.gcd(width_parts, height_parts)
    ratio = f"{width_parts // divisor}:{height_parts // divisor}"
    for named in FORMATS:
        if named.ratio == ratio:
            return named.width, named.height
    width = math.sqrt(_PIXEL_BUDGET * width_parts / height_parts)
    height = math.sqrt(_PIXEL_BUDGET * height_parts / width_parts)
    return _in_steps(width), _in_steps(height)


def _in_steps(side: float) -> int:
    return max(_STEP, round(side / _STEP) * _STEP)
