"""How values lie in the buckets of a histogram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

__all__ = ["Distribution", "Span"]


@dataclass(frozen=True)
class Span:
    """A bucket's values: more than `above`, and up to `most`, which may be infinite."""

    above: float
    most: float


class Distribution:
    """Numbers by bucket; `bounds` are the upper bounds of the measure, `counts` what fell into each bucket by name."""

    def __init__(self, bounds: tuple[float, ...], counts: Mapping[str, int]) -> None:
        spans = [Span(low, high) for low, high in zip((0.0, *bounds), (*bounds, inf), strict=True)]
        self._filled = dict.fromkeys(spans, 0)
        for bucket, count in counts.items():
            # A bound that the measure has no more counts at the next one that it has.
            self._filled[next(span for span in spans if float(bucket) <= span.most)] += count

    @property
    def count(self) -> int:
        """All values together."""
        return sum(self._filled.values())

    def spans(self) -> list[tuple[Span, int]]:
        """Give every bucket, rising, and what is in it."""
        return list(self._filled.items())

    def typical(self) -> Span | None:
        """Give the bucket of the middle value; `None` when there is none."""
        left = (self.count + 1) // 2
        for span, count in self._filled.items():
            left -= count
            if count and left <= 0:
                return span
        return None

    def greatest(self) -> Span | None:
        """Give the highest bucket that has a value; `None` when there is none."""
        return next((span for span, count in reversed(self._filled.items()) if count), None)
