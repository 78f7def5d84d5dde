"""The sizes that the form offers for an image model: named formats, its other ratios or sizes, or free pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping

from posterlib.errors import InvalidRequestError
from posterlib.formats import FORMATS, PosterFormat, size_for_ratio
from posterlib.image_models.base import ModelCard
from posterlib.image_models.sizes import PixelSizes, Size

__all__ = [
    "CUSTOM",
    "OTHER",
    "bounds",
    "choice_label",
    "choice_told",
    "format_told",
    "formats",
    "other_choices",
    "size_choice",
    "size_fields",
]

CUSTOM = "custom"
"""The format whose width and height a person states in pixels."""

OTHER = "other"
"""The format that is one of the model's own ratios or sizes which no named format is."""

_LARGEST_TERM = 21
"""A ratio of larger numbers tells people nothing."""

_NAMED = {named.name: named for named in FORMATS}


def formats(card: ModelCard) -> tuple[str, ...]:
    """Give the formats that a model can draw: named ones first, then `OTHER` or `CUSTOM`."""
    named = tuple(name for name, named in _NAMED.items() if _drawn(card, named) is not None)
    if not card.sizes.choices:
        return *named, CUSTOM
    return (*named, OTHER) if other_choices(card) else named


def other_choices(card: ModelCard) -> tuple[str, ...]:
    """Give the model's ratios or sizes that no named format stands for, such as 4:5 or 384x576."""
    taken = {_written(size) for named in FORMATS if (size := _drawn(card, named)) is not None}
    return tuple(choice for choice in card.sizes.choices if choice not in taken)


def size_fields(chosen: Mapping[str, object]) -> dict[str, object]:
    """Give the fields of a request for what is chosen in `format`, `other`, `width` and `height`.

    A custom side that is left empty becomes 0, which no request accepts.
    """
    named = _NAMED.get(str(chosen["format"]))
    if named is not None:
        return {"aspect_ratio": named.ratio}
    if chosen["format"] == CUSTOM:
        return {"width": chosen["width"] or 0, "height": chosen["height"] or 0}
    choice = str(chosen["other"])
    if ":" in choice:
        return {"aspect_ratio": choice}
    width, height = _numbers(choice)
    return {"width": width, "height": height}


def size_choice(card: ModelCard, width: int, height: int, aspect_ratio: str = "") -> dict[str, object]:
    """Give what to choose in the form for a size, or for the nearest that the model can draw; sides are pixels."""
    size = _fitted(card, width, height, aspect_ratio)
    named = next((named for named in FORMATS if _drawn(card, named) == size), None)
    if named is not None:
        return {"format": named.name}
    if card.sizes.choices:
        return {"format": OTHER, "other": _written(size)}
    return {"format": CUSTOM, "width": size.width, "height": size.height}


def format_told(card: ModelCard, name: str) -> str:
    """Say what a named format is with this model: its pixels, where they are known."""
    named = _NAMED[name]
    size = _drawn(card, named)
    assert size is not None, "only formats that the model draws are offered"
    if size.aspect_ratio:
        return f"{size.aspect_ratio}; the model chooses the pixels"
    across, down = _numbers(named.ratio)
    nearly = "" if size.width * down == size.height * across else "nearly "
    return f"{nearly}{named.ratio}, {_pixels(size.width, size.height)} pixels".capitalize()


def choice_label(choice: str) -> str:
    """Write one of a model's own ratios or sizes for people, such as “4:5 portrait” or “384 × 576 portrait”."""
    width, height = _numbers(choice)
    shape = "square" if width == height else "portrait" if width < height else "landscape"
    return f"{choice if ':' in choice else f'{width} × {height}'} {shape}"


def choice_told(choice: str) -> str:
    """Say what is drawn for one of a model's own ratios or sizes."""
    if ":" in choice:
        return f"{choice}; the model chooses the pixels"
    width, height = _numbers(choice)
    divisor = math.gcd(width, height)
    across, down = width // divisor, height // divisor
    ratio = f"{across}:{down}, " if max(across, down) <= _LARGEST_TERM else ""
    return f"{ratio}{_pixels(width, height)} pixels"


def bounds(card: ModelCard) -> str:
    """Say which pixels a model takes that takes any within bounds."""
    sizes = card.sizes
    assert isinstance(sizes, PixelSizes), "other models have choices"
    steps = f" in steps of {sizes.step}" if sizes.step > 1 else ""
    area = f" Width × height stays below {sizes.area_below:,}." if sizes.area_below is not None else ""
    return (
        f"{card.name}: {sizes.shortest:,} to {sizes.longest:,} pixels a side{steps}, "
        f"the longer side at most {sizes.steepest:g} times the shorter.{area}"
    )


def _drawn(card: ModelCard, named: PosterFormat) -> Size | None:
    try:
        return card.sizes.of_ratio(*_numbers(named.ratio), card.name)
    except InvalidRequestError:
        return None


def _fitted(card: ModelCard, width: int, height: int, aspect_ratio: str) -> Size:
    try:
        if not aspect_ratio:
            return card.sizes.of_pixels(width, height, card.name)
        across, down = _numbers(aspect_ratio)
        width, height = size_for_ratio(across, down)
        return card.sizes.of_ratio(across, down, card.name)
    except InvalidRequestError:
        return card.sizes.nearest(width, height)


def _written(size: Size) -> str:
    return size.aspect_ratio or f"{size.width}x{size.height}"


def _numbers(choice: str) -> tuple[int, int]:
    first, second = choice.replace("x", ":").split(":")
    return int(first), int(second)


def _pixels(width: int, height: int) -> str:
    return f"{width:,} × {height:,}"
