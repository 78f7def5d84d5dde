"""What is told of the posters of a process that ended in their midst."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from posterlib.errors import PosterNotFinishedError
from posterlib.history import Whereabouts
from posterlib.jobs.database import Database
from posterlib.jobs.orders import Place
from posterlib.jobs.remembered_errors import error_record
from posterlib.jobs.store import JobStore
from posterlib.jobs.takeover import find_unfinished, take_over
from tests.jobs.conftest import NOON, Clock, order, state

FIRST, SECOND = Place("job", 0), Place("job", 1)


def end_of(
    executor: str, database: Database, *, found: Whereabouts = "nothing", free: bool = False, claimed: Any = ()
) -> None:
    take_over(
        database,
        executor,
        list(claimed),
        now=NOON,
        whereabouts=lambda entry_id: found if entry_id == "entry" else "nothing",
        is_free=lambda _: free,
    )


@pytest.mark.parametrize(
    ("found", "told", "spent"),
    [("published", "done", "0.04"), ("nothing", "interrupted", "0.04"), ("damaged", "failed", "0.04")],
)
def test_a_poster_that_was_sent_is_what_the_history_says(
    store: JobStore, database: Database, found: Whereabouts, told: str, spent: str
) -> None:
    store.add(order(), private=False, budget=None)
    store.send(FIRST, entry_id="entry", price=40_000)
    end_of("ours", database, found=found)

    assert state(store, FIRST) == told
    assert store.spending(None).today == Decimal(spent)
    assert store.waiting() == []


def test_what_was_interrupted_is_found_without_its_id_until_it_is_tried_again(
    store: JobStore, database: Database, clock: Clock
) -> None:
    day = timedelta(days=1)
    for number, job_id in enumerate(("lost", "done", "waiting")):
        clock.time = NOON + timedelta(seconds=number)
        store.add(order(job_id), private=False, budget=None)
    store.send(Place("lost", 0), entry_id="entry", price=40_000)
    end_of("ours", database)
    store.cancel("done")
    assert store.unsettled(day) == ["waiting", "lost"]

    store.add(order("again", token="again:lost"), private=False, budget=None)
    assert store.unsettled(day) == ["waiting", "again"]
    clock.time = NOON + timedelta(days=2)
    assert store.unsettled(day) == []


def test_the_time_that_the_studio_was_off_is_not_counted(store: JobStore, database: Database, clock: Clock) -> None:
    store.add(order(), private=False, budget=None)
    store.send(FIRST, entry_id="entry", price=40_000)
    end_of("ours", database)

    row = store.poster(FIRST)
    assert row is not None
    assert row.ended_at == row.sent_at


def test_a_poster_that_the_disk_kept_from_being_finished_is_done_once_it_is(
    store: JobStore, database: Database
) -> None:
    store.add(order(), private=False, budget=None)
    store.send(FIRST, entry_id="entry", price=40_000)
    store.end(FIRST, "failed", error=error_record(PosterNotFinishedError("It appears at the next start.")))
    find_unfinished(database, lambda _: "unfinished")
    assert state(store, FIRST) == "failed"

    find_unfinished(database, lambda _: "published")
    assert state(store, FIRST) == "done"


def test_a_picture_that_is_being_completed_is_left_for_the_next_look(store: JobStore, database: Database) -> None:
    store.add(order(), private=False, budget=None)
    store.send(FIRST, entry_id="entry", price=40_000)
    store.saving(FIRST)
    end_of("ours", database, found="unfinished")
    assert state(store, FIRST) == "saving"

    end_of("ours", database, found="published")
    assert state(store, FIRST) == "done"


def test_what_was_claimed_and_not_sent_waits_again_with_a_new_turn(store: JobStore, database: Database) -> None:
    store.add(order(posters=2), private=False, budget=None)
    end_of("ours", database, claimed=[FIRST])

    assert [place for place, _ in store.waiting()] == [Place("job", 0, turn=1), SECOND]


def test_a_claim_that_is_out_of_date_changes_nothing(store: JobStore, database: Database) -> None:
    store.add(order(), private=False, budget=None)
    store.put_back(FIRST)
    end_of("ours", database, claimed=[FIRST])

    assert [place for place, _ in store.waiting()] == [Place("job", 0, turn=1)]


def test_what_costs_nothing_is_drawn_again_but_not_for_ever(store: JobStore, database: Database) -> None:
    store.add(order(price=0), private=False, budget=None)
    for turn in range(2):
        assert store.send(Place("job", 0, turn), entry_id="gone", price=0)
        end_of("ours", database, free=True)
        assert state(store, FIRST) == "queued"

    store.send(Place("job", 0, 2), entry_id="gone", price=0)
    end_of("ours", database, free=True)
    assert state(store, FIRST) == "failed"


def test_a_private_poster_ends_with_its_process(store: JobStore, database: Database) -> None:
    store.add(order(posters=2, price=0), private=True, budget=None)
    store.send(FIRST, entry_id="gone", price=0)
    end_of("ours", database, free=True)

    assert (state(store, FIRST), state(store, SECOND)) == ("cancelled", "cancelled")
    assert store.spending(None).reserved == 0


def test_a_process_that_only_seemed_dead_may_still_deliver(store: JobStore, database: Database) -> None:
    store.add(order(), private=False, budget=None)
    store.send(FIRST, entry_id="entry", price=40_000)
    end_of("ours", database)
    store.end(FIRST, "done", entry_id="entry")

    row = store.poster(FIRST)
    assert row is not None
    assert (row.state, row.error) == ("done", None)


def test_other_processes_are_left_alone(store: JobStore, database: Database) -> None:
    store.add(order(), private=False, budget=None)
    store.send(FIRST, entry_id="entry", price=40_000)
    end_of("theirs", database, claimed=[FIRST])

    assert state(store, FIRST) == "running"
