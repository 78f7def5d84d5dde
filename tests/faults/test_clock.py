"""The machine's clock is set back, by an hour or by a day: nothing waits for the time to come again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from posterlib import clock as studio_clock
from posterlib.bootstrap import Services
from posterlib.errors import BudgetExceededError
from posterlib.history.ids import created_at
from posterlib.jobs import Job
from posterlib.posters import PosterRequest
from tests.studio import CARD, FakeImageModel, open_studio

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PAINTER = replace(CARD, family="stability", dollars_per_image=Decimal("0.04"))

backwards = pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)], ids=["an hour", "a day"])


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(studio_clock, "now", clock)
    return clock


@pytest.fixture
def studio(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    services = open_studio(tmp_path / "history", FakeImageModel(), PAINTER, daily_budget_usd=Decimal("0.12"))
    yield services
    services.close()


def drawn(studio: Services, prompt: str) -> Job:
    request = PosterRequest.parse({"prompt": prompt, "width": 320, "height": 320})
    job = studio.jobs.wait(studio.jobs.submit(request), timeout=30)
    assert job is not None
    return job


@backwards
def test_posters_of_before_and_after_are_all_listed_once_by_the_time_they_state(
    studio: Services, clock: Clock, back: timedelta
) -> None:
    made = [drawn(studio, "A red fox").entries[0].id, drawn(studio, "A grey wolf").entries[0].id]
    clock.now -= back
    made.append(drawn(studio, "A brown bear").entries[0].id)

    listed: list[str] = []
    while page := studio.history.ids(limit=1, before=listed[-1] if listed else None):
        listed += page

    assert listed == sorted(made, reverse=True)
    assert len(set(made)) == 3
    assert [created_at(entry_id) for entry_id in listed] == sorted(map(created_at, made), reverse=True)  # type: ignore[type-var]
    assert [entry.prompt for entry in studio.history.page("bear")] == ["A brown bear"]


@backwards
def test_jobs_are_taken_in_drawn_and_found_and_none_is_forgotten(
    studio: Services, clock: Clock, back: timedelta
) -> None:
    before = drawn(studio, "A red fox")
    clock.now -= back
    after = drawn(studio, "A grey wolf")

    assert [poster.state for job in (before, after) for poster in job.posters] == ["done", "done"]
    assert studio.jobs.get(before.id).finished
    assert studio.jobs.running() == 0


@backwards
def test_the_budget_of_the_day_that_was_left_holds_when_it_comes_again(
    studio: Services, clock: Clock, back: timedelta
) -> None:
    drawn(studio, "A red fox")
    drawn(studio, "A grey wolf")
    clock.now -= back
    assert drawn(studio, "A brown bear").entries
    clock.now += back

    left = Decimal("0.12") - studio.jobs.spending().today
    while left > 0:
        drawn(studio, "A white stag")
        left -= Decimal("0.04")
    with pytest.raises(BudgetExceededError) as refused:
        drawn(studio, "A black cat")
    assert refused.value.retry_after is not None
    assert 0 < refused.value.retry_after <= timedelta(days=1).total_seconds()
    assert studio.jobs.spending().today == Decimal("0.12")


def test_a_studio_that_is_opened_before_the_time_of_its_last_poster_lists_and_draws(
    tmp_path: Path, clock: Clock
) -> None:
    first = open_studio(tmp_path / "history", FakeImageModel())
    fox = drawn(first, "A red fox").entries[0].id
    first.close()
    clock.now -= timedelta(days=400)
    second = open_studio(tmp_path / "history", FakeImageModel())
    wolf = drawn(second, "A grey wolf").entries[0].id
    listed = second.history.ids()
    second.close()

    assert listed == [fox, wolf]
