"""The studio's numbers as families of metrics: what was counted, and what there is at this moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import TypeVar

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from posterlib import __version__
from posterlib.bootstrap import Services
from posterlib.errors import StorageError
from posterlib.jobs import Spending
from posterlib.jobs.figures import Standing
from posterlib.measures import Measure, Tally
from posterlib.measures.catalog import ALL
from posterlib.measures.distribution import Distribution
from posterlib.measures.measure import ABOVE_ALL

__all__ = ["StudioCollector", "counted_families"]

Seen = TypeVar("Seen")

_OURS = "poster_studio"

_DIGITS = 6
"""Behind the point. The same numbers, added up in another order, come out lower by a hair: a reset, to Prometheus."""


class StudioCollector(Collector):
    """Gives the families of one studio. What cannot be had at the moment is left out."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        """Give them."""
        jobs = self._services.jobs
        yield from counted_families(_if_possible(jobs.figures.sums) or [])
        yield from self._history()
        standing = _if_possible(jobs.figures.standing)
        if standing is not None:
            yield from _work(standing)
        spending = _if_possible(jobs.spending)
        if spending is not None:
            yield from _money(spending)
        about = {"version": __version__, "model": jobs.card().id}
        yield InfoMetricFamily(f"{_OURS}_build", "The studio's version, and its default image model.", value=about)

    def _history(self) -> Iterator[Metric]:
        services = self._services
        size = services.health.folder_size.known()
        yield from _gauge("history_posters", "Posters in the history.", _if_possible(services.history.count))
        yield from _gauge("history_bytes", "Bytes of the history folder when last added up.", size)
        yield from _gauge("disk_free_bytes", "Bytes left on its disk.", _if_possible(services.health.free_bytes))
        if services.sharing is not None:
            waiting = _if_possible(services.sharing.pending)
            yield from _gauge("uploads_waiting", "Posters whose copy is not in the bucket yet.", waiting)


def counted_families(tallies: Iterable[Tally]) -> Iterator[Metric]:
    """Give one family for each measure, out of sums over all days."""
    by_measure: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_measure[tally.measure].append(tally)
    for measure in ALL:
        fitting = [tally for tally in by_measure[measure.name] if len(tally.labels) == len(measure.labels)]
        yield _histogram(measure, fitting) if measure.kind == "histogram" else _counter(measure, fitting)


def _counter(measure: Measure, tallies: list[Tally]) -> Metric:
    family = CounterMetricFamily(_name(measure), measure.help, labels=measure.labels)
    for tally in tallies:
        family.add_metric(tally.labels, round(tally.total, _DIGITS))
    return family


def _histogram(measure: Measure, tallies: list[Tally]) -> Metric:
    family = HistogramMetricFamily(_name(measure), measure.help, labels=measure.labels)
    names = [*(str(float(bound)) for bound in measure.buckets), ABOVE_ALL]
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    totals: dict[tuple[str, ...], float] = defaultdict(float)
    for tally in tallies:
        counts[tally.labels][tally.bucket] += tally.count
        totals[tally.labels] += tally.total
    for labels, by_bucket in counts.items():
        rising = accumulate(count for _, count in Distribution(measure.buckets, by_bucket).spans())
        sums = list(zip(names, rising, strict=True))
        family.add_metric(labels, sums, sum_value=round(totals[labels], _DIGITS))
    return family


def _name(measure: Measure) -> str:
    return f"{_OURS}_{measure.name}_{measure.unit}" if measure.unit else f"{_OURS}_{measure.name}"


def _work(standing: Standing) -> Iterator[Metric]:
    for name, says, queued, running in (
        ("open_jobs", "Jobs that have not ended.", standing.jobs_queued, standing.jobs_running),
        ("open_posters", "Posters that have not ended.", standing.posters_queued, standing.posters_at_work),
    ):
        family = GaugeMetricFamily(f"{_OURS}_{name}", says, labels=("state",))
        family.add_metric(("queued",), queued)
        family.add_metric(("running",), running)
        yield family


def _money(spending: Spending) -> Iterator[Metric]:
    family = GaugeMetricFamily(f"{_OURS}_spending_dollars", "US dollars at list prices, in UTC.", labels=("span",))
    family.add_metric(("today",), float(spending.today))
    family.add_metric(("month",), float(spending.this_month))
    family.add_metric(("reserved",), float(spending.reserved))
    yield family
    budget = None if spending.daily_budget is None else float(spending.daily_budget)
    yield from _gauge("daily_budget_dollars", "US dollars that one day may cost.", budget)


def _gauge(name: str, says: str, value: float | None) -> Iterator[Metric]:
    if value is not None:
        yield GaugeMetricFamily(f"{_OURS}_{name}", says, value=value)


def _if_possible(look: Callable[[], Seen]) -> Seen | None:
    try:
        return look()
    except (StorageError, OSError):
        return None
