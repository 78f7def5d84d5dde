"""What was counted on each of some days, asked for by measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from posterlib.measures.distribution import Distribution
from posterlib.measures.measure import Measure, Tally

__all__ = ["Days"]


def _as_it_is(value: str) -> str:
    return value


class Days:
    """The `number` days up to `today`, and their tallies; those of other days are passed over.

    What is asked for by a label comes for each of its values, or for each of their names where `name_of` gives them:
    two that have one name are one. Without a label it comes under "".
    """

    def __init__(self, tallies: Iterable[Tally], *, today: date, number: int) -> None:
        self.dates = tuple(today - timedelta(days=ago) for ago in reversed(range(number)))
        self._place = {day.isoformat(): place for place, day in enumerate(self.dates)}
        self._tallies: dict[str, list[Tally]] = defaultdict(list)
        for tally in tallies:
            if tally.day in self._place:
                self._tallies[tally.measure].append(tally)

    def each(
        self, measure: Measure, label: str = "", name_of: Callable[[str], str] = _as_it_is
    ) -> dict[str, list[float]]:
        """Give what the measure came to day by day."""
        found: dict[str, list[float]] = {}
        for tally, value in self._of(measure, label):
            series = found.setdefault(name_of(value), [0.0] * len(self.dates))
            series[self._place[tally.day]] += tally.total
        return found

    def sums(self, measure: Measure, label: str = "") -> dict[str, float]:
        """Give what the measure came to in all of the days."""
        return {value: sum(series) for value, series in self.each(measure, label).items()}

    def distributions(
        self, measure: Measure, label: str = "", name_of: Callable[[str], str] = _as_it_is
    ) -> dict[str, Distribution]:
        """Give how the values of a histogram lie."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for tally, value in self._of(measure, label):
            counts[name_of(value)][tally.bucket] += tally.count
        return {value: Distribution(measure.buckets, buckets) for value, buckets in counts.items()}

    def _of(self, measure: Measure, label: str) -> Iterable[tuple[Tally, str]]:
        place = measure.labels.index(label) if label else None
        for tally in self._tallies[measure.name]:
            if len(tally.labels) == len(measure.labels):
                yield tally, "" if place is None else tally.labels[place]
