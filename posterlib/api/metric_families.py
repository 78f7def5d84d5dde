"""The studio's numbers as families of metrics: what was counted, and what there is at this moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import inf
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
from posterlib.measures.measure import ABOVE_ALL

__all__ = ["StudioCollector", "counted_families"]

Seen = TypeVar("Seen")

_OURS = "poster_studio"


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
        yield from _gauge("history_bytes", "Bytes of the history folder; up to ten minutes old.", size)
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
        family.add_metric(tally.labels, tally.total)
    return family


def _histogram(measure: Measure, tallies: list[Tally]) -> Metric:
    family = HistogramMetricFamily(_name(measure), measure.help, labels=measure.labels)
    by_labels: dict[tuple[str, ...], list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_labels[tally.labels].append(tally)
    for labels, parts in by_labels.items():
        bounds = [(str(float(bound)), bound) for bound in measure.buckets] + [(ABOVE_ALL, inf)]
        # What was counted under bounds of another version still counts, at the next bound that there is.
        sums = [(name, sum(part.count for part in parts if float(part.bucket) <= bound)) for name, bound in bounds]
        family.add_metric(labels, sums, sum_value=sum(part.total for part in parts))
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
