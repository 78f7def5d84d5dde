"""How an image model takes a picture's size: free pixels, a table of sizes, or an aspect ratio of its own choice."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from posterlib.errors import InvalidRequestError
from posterlib.formats import size_for_ratio

__all__ = ["FixedSizes", "PixelSizes", "RatioSizes", "Size", "Sizes"]

_CLOSE = 0.05
"""Share by which a ratio may differ from one that a model has: 27:40, the printed one-sheet, counts as 2:3."""


@dataclass(frozen=True)
class Size:
    """A picture's size in pixels. With an `aspect_ratio` the model is told that, and the pixels are an estimate."""

    width: int
    height: int
    aspect_ratio: str = ""


class Sizes(Protocol):
    """The sizes a model can draw. `model` is its name, for the sentences of refusals."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Everything there is to choose from, such as 2:3 or 768x1152; empty where pixels are free."""
        ...

    def of_pixels(self, width: int, height: int, model: str) -> Size:
        """Give the size for pixels that were asked for.

        Raises:
            InvalidRequestError: naming `width` or `height`, and what may be asked.
        """
        ...

    def of_ratio(self, across: int, down: int, model: str) -> Size:
        """Give the size for a ratio that was asked for.

        Raises:
            InvalidRequestError: naming `aspect_ratio`, and what may be asked.
        """
        ...

    def nearest(self, width: int, height: int) -> Size:
        """Give the size most like one that nobody insists on."""
        ...


@dataclass(frozen=True)
class PixelSizes:
    """Any width and height within bounds.

    Sides are pixels in multiples of `step`, `steepest` is the longer side over the shorter, and width × height stays
    below `area_below`.
    """

    shortest: int
    longest: int
    steepest: float
    step: int = 1
    area_below: int | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """None: pixels are free."""
        return ()

    def of_pixels(self, width: int, height: int, model: str) -> Size:
        """Give the size for pixels that were asked for."""
        for field, side in (("width", width), ("height", height)):
            if not self.shortest <= side <= self.longest:
                bounds = f"from {self.shortest} to {self.longest} pixels"
                raise InvalidRequestError(field, f"{field} must be {bounds} for {model}; {side} is not.")
            if side % self.step:
                raise InvalidRequestError(
                    field, f"{field} must be a multiple of {self.step} for {model}; {side} is not."
                )
        if max(width, height) > self.steepest * min(width, height):
            raise InvalidRequestError("width", self._too_steep("width and height", model))
        if self.area_below is not None and width * height >= self.area_below:
            raise InvalidRequestError(
                "width", f"width × height must be below {self.area_below:,} pixels for {model}; make one of them less."
            )
        return Size(width, height)

    def of_ratio(self, across: int, down: int, model: str) -> Size:
        """Give the size for a ratio that was asked for."""
        if max(across, down) > self.steepest * min(across, down):
            raise InvalidRequestError("aspect_ratio", self._too_steep("aspect_ratio", model))
        return Size(*size_for_ratio(across, down))

    def nearest(self, width: int, height: int) -> Size:
        """Give the size most like one that nobody insists on."""
        shape = min(max(width / height, 1 / self.steepest), self.steepest)
        area = min(width * height, self.longest**2 if self.area_below is None else self.area_below - 1)
        longer = self._within(math.sqrt(area * max(shape, 1 / shape)))
        shorter = self._within(math.sqrt(area / max(shape, 1 / shape)))
        shorter = max(shorter, self._up(longer / self.steepest))
        while self.area_below is not None and longer * shorter >= self.area_below:
            longer -= self.step
        return Size(longer, shorter) if width >= height else Size(shorter, longer)

    def _within(self, side: float) -> int:
        return min(max(int(side) // self.step * self.step, self.shortest), self.longest)

    def _up(self, side: float) -> int:
        return math.ceil(side / self.step) * self.step

    def _too_steep(self, what: str, model: str) -> str:
        return f"{what} must lie between 1:{self.steepest:g} and {self.steepest:g}:1 for {model}."


@dataclass(frozen=True)
class FixedSizes:
    """The sizes of a table, in pixels."""

    table: tuple[tuple[int, int], ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The table."""
        return tuple(f"{width}x{height}" for width, height in self.table)

    def of_pixels(self, width: int, height: int, model: str) -> Size:
        """Give the size for pixels that were asked for."""
        if (width, height) in self.table:
            return Size(width, height)
        by_likeness = sorted(self.table, key=lambda size: (abs(size[0] - width) + abs(size[1] - height), size))
        known = ", ".join(f"{across} × {down}" for across, down in by_likeness[:3])
        raise InvalidRequestError(
            "width", f"{model} draws in certain sizes only, and {width} × {height} is none. The nearest are {known}."
        )

    def of_ratio(self, across: int, down: int, model: str) -> Size:
        """Give the size for a ratio that was asked for."""
        size = self._most_like(across / down)
        if _difference(size[0] / size[1], across / down) > _CLOSE:
            known = ", ".join(dict.fromkeys(_lowest_terms(*each) for each in self.table))
            raise InvalidRequestError("aspect_ratio", _no_such_ratio(across, down, model, known))
        return Size(*size)

    def nearest(self, width: int, height: int) -> Size:
        """Give the size most like one that nobody insists on."""
        return Size(width, height) if (width, height) in self.table else Size(*self._most_like(width / height))

    def _most_like(self, ratio: float) -> tuple[int, int]:
        return min(self.table, key=lambda size: (round(_difference(size[0] / size[1], ratio), 2), -size[0] * size[1]))


@dataclass(frozen=True)
class RatioSizes:
    """Aspect ratios; the model itself chooses the pixels."""

    ratios: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The ratios."""
        return self.ratios

    def of_pixels(self, width: int, height: int, model: str) -> Size:
        """Give the size for pixels that were asked for: the ratio that is nearly theirs."""
        return self._close_to(width, height, "width", model)

    def of_ratio(self, across: int, down: int, model: str) -> Size:
        """Give the size for a ratio that was asked for."""
        return self._close_to(across, down, "aspect_ratio", model)

    def nearest(self, width: int, height: int) -> Size:
        """Give the size most like one that nobody insists on."""
        return _sized(self._most_like(width / height))

    def _close_to(self, across: int, down: int, field: str, model: str) -> Size:
        ratio = self._most_like(across / down)
        if _difference(_quotient(ratio), across / down) > _CLOSE:
            raise InvalidRequestError(field, _no_such_ratio(across, down, model, ", ".join(self.ratios)))
        return _sized(ratio)

    def _most_like(self, quotient: float) -> str:
        return min(self.ratios, key=lambda ratio: _difference(_quotient(ratio), quotient))


def _parts(ratio: str) -> Iterable[int]:
    return (int(part) for part in ratio.split(":"))


def _quotient(ratio: str) -> float:
    across, down = _parts(ratio)
    return across / down


def _sized(ratio: str) -> Size:
    return Size(*size_for_ratio(*_parts(ratio)), ratio)


def _difference(one: float, other: float) -> float:
    return abs(math.log(one / other))


def _lowest_terms(width: int, height: int) -> str:
    divisor = math.gcd(width, height)
    return f"{width // divisor}:{height // divisor}"


def _no_such_ratio(across: int, down: int, model: str, known: str) -> str:
    return f"{model} has no ratio near {_lowest_terms(across, down)}. Choose one of: {known}."
