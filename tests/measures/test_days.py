"""The last days, as the status page draws them."""

from __future__ import annotations

from math import inf

from posterlib.measures import Tally
from posterlib.measures.catalog import GENERATION_SECONDS, POSTERS
from posterlib.measures.days import Days
from posterlib.measures.distribution import Distribution, Span
from tests.jobs.conftest import NOON

TODAY = NOON.date()
CORE, ULTRA = "stability.stable-image-core-v1:1", "stability.stable-image-ultra-v1:1"


def done(day: str, posters: int, model: str = CORE) -> Tally:
    return Tally("posters", (model, "done"), "", posters, posters, day)


def test_a_day_without_posters_has_its_place() -> None:
    days = Days([done("2026-11-20", 3), done("2026-11-22", 4), done("2026-11-01", 9)], today=TODAY, number=4)

    assert [day.day for day in days.dates] == [19, 20, 21, 22]
    assert days.each(POSTERS, "outcome") == {"done": [0, 3, 0, 4]}


def test_models_are_added_up_where_nobody_asks_for_them() -> None:
    days = Days([done("2026-11-22", 3), done("2026-11-22", 4, ULTRA)], today=TODAY, number=1)

    assert days.each(POSTERS) == {"": [7]}
    assert days.sums(POSTERS, "model") == {CORE: 3, ULTRA: 4}


def test_what_another_version_counted_otherwise_is_passed_over() -> None:
    days = Days([Tally("posters", (CORE,), "", 5, 5.0, "2026-11-22")], today=TODAY, number=1)

    assert days.each(POSTERS, "outcome") == {}


def test_the_typical_bucket_holds_the_middle_value_and_the_slowest_the_last() -> None:
    tallies = [
        Tally("generation", (CORE,), bucket, count, 0.0, "2026-11-22")
        for bucket, count in (("5", 4), ("8", 3), ("3", 2), ("300", 1))
    ]
    lies = Days(tallies, today=TODAY, number=1).distributions(GENERATION_SECONDS, "model")[CORE]

    assert lies.count == 10
    assert lies.typical() == Span(3, 5)
    assert lies.greatest() == Span(120, 300)


def test_values_above_every_bound_are_the_slowest() -> None:
    lies = Distribution((1.0, 2.0), {"1": 1, "+Inf": 2})

    assert lies.greatest() == lies.typical() == Span(2, inf)
    assert Distribution((1.0,), {}).typical() is None
    assert Distribution((1.0,), {}).greatest() is None


def test_a_bound_that_is_no_more_counts_at_the_next_one() -> None:
    assert Distribution((1.0, 5.0), {"2.5": 7}).spans() == [(Span(0, 1), 0), (Span(1, 5), 7), (Span(5, inf), 0)]
