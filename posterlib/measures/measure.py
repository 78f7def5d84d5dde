"""What can be counted, as data, and what was counted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

__all__ = ["ABOVE_ALL", "Kind", "Measure", "Tally"]

Kind = Literal["counter", "histogram"]

ABOVE_ALL = "+Inf"
"""The bucket of what is greater than every bound."""


@dataclass(frozen=True)
class Measure:
    """One thing that is counted.

    `labels` are the names of what tells its numbers apart. `unit` is what amounts and values are in, such as seconds;
    "" where things are counted one by one. A histogram has `buckets`: upper bounds, rising, each of which belongs to
    its bucket.
    """

    name: str
    help: str
    kind: Kind = "counter"
    labels: tuple[str, ...] = ()
    unit: str = ""
    buckets: tuple[float, ...] = ()

    def bucket(self, value: float) -> str:
        """Name the bucket that a value falls into."""
        place = bisect_left(self.buckets, value)
        return f"{self.buckets[place]:g}" if place < len(self.buckets) else ABOVE_ALL


@dataclass(frozen=True)
class Tally:
    """What one measure came to under one set of labels, on one day of UTC or on all of them ("").

    `count` is how often something happened, `total` the sum of its amounts or values. Of a histogram there is one tally
    for each `bucket` that something fell into; a counter has the bucket "".
    """

    measure: str
    labels: tuple[str, ...]
    bucket: str
    count: int
    total: float
    day: str = ""
