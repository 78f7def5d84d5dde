"""Counting in memory: nothing is lost between threads, nothing grows without end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from posterlib.measures import Measures, Tally
from posterlib.measures.catalog import ALL, DOLLARS, FAILURES, GENERATION_SECONDS, POSTERS
from tests.jobs.conftest import NOON, Clock

CORE = "stability.stable-image-core-v1:1"


def counted_at_noon() -> Measures:
    return Measures(Clock())


def test_what_eight_threads_count_is_there_to_the_last() -> None:
    measures = counted_at_noon()

    def count(_: int) -> None:
        for _ in range(1_000):
            measures.add(POSTERS, CORE, "done")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count, range(8)))

    assert measures.drain() == (Tally("posters", (CORE, "done"), "", 8_000, 8_000.0, "2026-11-22"),)


def test_what_was_drained_is_not_given_again() -> None:
    measures = counted_at_noon()
    measures.add(POSTERS, CORE, "done")
    measures.drain()

    assert measures.drain() == ()


def test_what_could_not_be_written_down_is_added_to_what_came_since() -> None:
    measures = counted_at_noon()
    measures.add(DOLLARS, CORE, amount=0.04)
    drained = measures.drain()
    measures.add(DOLLARS, CORE, amount=0.08)
    measures.give_back(drained)

    assert measures.drain() == (Tally("spent", (CORE,), "", 2, 0.12, "2026-11-22"),)


def test_a_value_counts_in_the_first_bucket_that_is_not_below_it() -> None:
    measures = counted_at_noon()
    for seconds in (0.25, 0.26, 300, 301):
        measures.observe(GENERATION_SECONDS, seconds, CORE)

    assert [tally.bucket for tally in measures.drain()] == ["0.25", "0.5", "300", "+Inf"]


def test_midnight_begins_a_day_of_its_own() -> None:
    clock = Clock()
    measures = Measures(clock)
    measures.add(POSTERS, CORE, "done")
    clock.time = datetime(2026, 11, 23, 0, 0, 1, tzinfo=UTC)
    measures.add(POSTERS, CORE, "done")

    assert [tally.day for tally in measures.drain()] == [NOON.date().isoformat(), "2026-11-23"]


def test_invented_labels_end_up_together_before_they_are_too_many() -> None:
    measures = counted_at_noon()
    measures.add(FAILURES, "throttled")
    for number in range(10_000):
        measures.add(FAILURES, f"invented_{number}")
    measures.add(FAILURES, "throttled")
    tallies = {tally.labels[0]: tally.count for tally in measures.drain()}

    assert len(tallies) == 201
    assert tallies["throttled"] == 2
    assert tallies["other"] == 10_000 - 199


def test_a_label_is_one_short_line() -> None:
    measures = counted_at_noon()
    measures.add(FAILURES, "x\n" * 5_000)

    assert measures.drain()[0].labels == ("x" * 60,)


def test_every_measure_has_a_name_of_its_own_and_buckets_where_it_needs_them() -> None:
    assert len({measure.name for measure in ALL}) == len(ALL)
    for measure in ALL:
        assert (measure.kind == "histogram") == bool(measure.buckets)
        assert list(measure.buckets) == sorted(measure.buckets)
