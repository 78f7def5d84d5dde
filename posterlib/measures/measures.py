"""Counts in memory what happens, until it is drained and written down."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import datetime

from posterlib import clock
from posterlib.measures.measure import Measure, Tally

__all__ = ["OTHER", "Measures"]

OTHER = "other"
"""The label of whatever comes after a measure has all the labels it may have."""

_MOST = 200
"""Sets of labels that one measure may have: whoever could invent labels could fill the database."""

_LONGEST = 120
"""Characters of a label."""

_Key = tuple[str, str, tuple[str, ...], str]
"""Day, measure, labels, bucket."""


class Measures:
    """What was counted since it was last drained. Nothing here fails or waits for anything. Thread-safe."""

    def __init__(self, now: Callable[[], datetime] = clock.now) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._numbers: dict[_Key, tuple[int, float]] = {}
        self._labels: dict[str, set[tuple[str, ...]]] = {}

    def add(self, measure: Measure, *labels: str, amount: float = 1) -> None:
        """Count something that happened once; `amount` is what it adds, in the measure's unit."""
        self._count(measure, labels, "", amount)

    def observe(self, measure: Measure, value: float, *labels: str) -> None:
        """Put a value into the bucket where it belongs."""
        self._count(measure, labels, measure.bucket(value), value)

    def drain(self) -> tuple[Tally, ...]:
        """Give what is new, and begin again from nothing."""
        with self._lock:
            numbers, self._numbers = self._numbers, {}
        return tuple(
            Tally(measure, labels, bucket, count, total, day)
            for (day, measure, labels, bucket), (count, total) in numbers.items()
        )

    def give_back(self, tallies: Iterable[Tally]) -> None:
        """Take back what was drained and could not be written down."""
        with self._lock:
            for tally in tallies:
                key = (tally.day, tally.measure, tally.labels, tally.bucket)
                count, total = self._numbers.get(key, (0, 0.0))
                self._numbers[key] = (count + tally.count, total + tally.total)

    def _count(self, measure: Measure, labels: tuple[str, ...], bucket: str, amount: float) -> None:
        day = self._now().date().isoformat()
        with self._lock:
            key = (day, measure.name, self._known(measure, labels), bucket)
            count, total = self._numbers.get(key, (0, 0.0))
            self._numbers[key] = (count + 1, total + amount)

    def _known(self, measure: Measure, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Give the labels, or those of all others where the measure has as many as it may have."""
        known = self._labels.setdefault(measure.name, set())
        if labels in known:
            return labels
        labels = tuple(_plain(label) for label in labels)
        if labels not in known:
            if len(known) >= _MOST:
                return (OTHER,) * len(measure.labels)
            known.add(labels)
        return labels


def _plain(label: str) -> str:
    return "".join(letter for letter in label[:_LONGEST] if letter.isprintable()) or OTHER
