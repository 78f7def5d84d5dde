"""What the database of jobs promises, whoever asks in whatever order."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from posterlib.errors import BudgetExceededError, IdempotencyKeyReusedError, ImageModelError
from posterlib.jobs.database import Database
from posterlib.jobs.orders import Place, fingerprint
from posterlib.jobs.remembered_errors import error_record
from posterlib.jobs.store import JobStore
from posterlib.posters import PosterRequest
from tests.jobs.conftest import FOX, NOON, Clock, order, state

FIRST, SECOND = Place("job", 0), Place("job", 1)


def sent(store: JobStore, place: Place, entry_id: str = "entry", price: int = 40_000) -> bool:
    return store.send(place, entry_id=entry_id, price=price)


def test_a_poster_is_sent_by_one_process_only(store: JobStore, database: Database, clock: Clock) -> None:
    theirs = JobStore(database, executor="theirs", now=clock)
    store.add(order(), private=False, budget=None)

    assert sent(store, FIRST)
    assert not sent(theirs, FIRST)


def test_a_poster_that_was_given_back_to_the_queue_is_not_sent_by_its_former_turn(store: JobStore) -> None:
    store.add(order(), private=False, budget=None)
    store.put_back(FIRST)

    assert not sent(store, FIRST)
    assert sent(store, Place("job", 0, turn=1))


def test_what_was_written_as_sent_and_was_not_waits_again(store: JobStore) -> None:
    store.add(order(), private=False, budget=None)
    sent(store, FIRST)
    store.put_back(FIRST)
    store.put_back(FIRST)  # out of date by now

    assert [place for place, _ in store.waiting()] == [Place("job", 0, turn=1)]


def test_a_failure_that_comes_too_late_ends_no_newer_turn(store: JobStore) -> None:
    store.add(order(price=0), private=False, budget=None)
    store.put_back(FIRST)
    store.end(FIRST, "failed", error=error_record(ImageModelError("Out of paint.")))

    assert state(store, FIRST) == "queued"


def test_what_waits_for_a_model_that_is_gone_is_given_up_after_a_while(store: JobStore) -> None:
    store.add(order("gone", model="retired"), private=False, budget=None)
    store.add(order("here"), private=False, budget=None)
    error = error_record(ImageModelError("It was started without that model."))

    assert store.give_up(["core"], NOON, error) == 0
    assert store.give_up(["core"], NOON + timedelta(seconds=1), error) == 1
    assert (state(store, Place("gone", 0)), state(store, Place("here", 0))) == ("failed", "queued")
    assert store.spending(None).reserved == Decimal("0.04")


def test_a_private_poster_is_offered_to_no_other_process(store: JobStore, database: Database, clock: Clock) -> None:
    store.add(order(), private=True, budget=None)

    assert store.waiting() == []
    assert not sent(JobStore(database, executor="theirs", now=clock), FIRST)
    assert sent(store, FIRST)


def test_cancelling_stops_what_was_not_sent_and_keeps_what_was(store: JobStore) -> None:
    store.add(order(posters=3), private=False, budget=None)
    sent(store, FIRST)

    stopped, already_sent = store.cancel("job")

    assert stopped == [SECOND, Place("job", 2)]
    assert already_sent == 1
    assert not sent(store, SECOND)
    assert (state(store, FIRST), state(store, SECOND)) == ("running", "cancelled")


def test_another_model_may_be_asked_after_the_first_refused(store: JobStore) -> None:
    store.add(order(price=140_000), private=False, budget=None)

    assert sent(store, FIRST, "refused", price=140_000)
    assert not sent(store, FIRST, "drawn", price=40_000)  # it would be somebody else who draws it too
    assert store.send(FIRST, entry_id="drawn", price=40_000, after="refused")
    store.end(FIRST, "done", entry_id="drawn")
    assert store.spending(None).today == Decimal("0.04")


def test_a_token_stands_for_one_job(store: JobStore) -> None:
    store.add(order("first", token="click"), private=False, budget=None)

    assert store.add(order("second", token="click"), private=False, budget=None) == "first"
    assert store.known("click", fingerprint([FOX])) == "first"
    assert store.job("second") is None


def test_a_token_that_comes_with_something_else_is_refused(store: JobStore) -> None:
    store.add(order("first", token="click"), private=False, budget=None)
    other = fingerprint([PosterRequest.parse({"prompt": "A red fox", "count": 2})])

    with pytest.raises(IdempotencyKeyReusedError):
        store.known("click", other)


def test_what_is_on_its_way_is_reserved_and_what_is_done_is_spent(store: JobStore) -> None:
    store.add(order(posters=2), private=False, budget=None)
    sent(store, FIRST)
    store.end(FIRST, "done", entry_id="entry")

    money = store.spending(Decimal(5))
    assert (money.today, money.this_month, money.reserved) == (Decimal("0.04"), Decimal("0.04"), Decimal("0.04"))
    assert money.daily_budget == 5


@pytest.mark.parametrize(("asked", "free", "spent"), [(True, False, "0.04"), (True, True, "0"), (False, False, "0")])
def test_a_failure_costs_only_what_may_have_been_charged(store: JobStore, asked: bool, free: bool, spent: str) -> None:
    store.add(order(), private=False, budget=None)
    if asked:
        sent(store, FIRST)
    store.end(FIRST, "failed", error=error_record(ImageModelError("Out of paint.")), free=free)

    assert store.spending(None).today == Decimal(spent)


def test_the_budget_counts_what_is_on_its_way(store: JobStore) -> None:
    budget = Decimal("0.10")
    store.add(order("first", posters=2), private=False, budget=budget)

    with pytest.raises(BudgetExceededError, match=r"US\$ 0\.04.*only US\$ 0\.02 is left") as told:
        store.add(order("second"), private=False, budget=budget)
    assert told.value.retry_after == 12 * 3600
    assert store.job("second") is None


def test_more_than_a_whole_budget_is_told_without_a_time_to_try_again(store: JobStore) -> None:
    with pytest.raises(BudgetExceededError, match="more than the whole budget") as told:
        store.add(order(posters=3), private=False, budget=Decimal("0.10"))
    assert told.value.retry_after is None


def test_the_next_day_has_a_budget_of_its_own(store: JobStore, clock: Clock) -> None:
    budget = Decimal("0.04")
    store.add(order("first"), private=False, budget=budget)
    sent(store, Place("first", 0))
    store.end(Place("first", 0), "done", entry_id="entry")
    clock.time = NOON + timedelta(days=1)

    assert store.add(order("second"), private=False, budget=budget) == "second"
    money = store.spending(budget)
    assert (money.today, money.this_month) == (0, Decimal("0.04"))


def test_free_posters_need_no_budget(store: JobStore) -> None:
    assert store.add(order(price=0), private=False, budget=Decimal(0)) == "job"


def test_the_place_in_the_queue_counts_who_came_before(store: JobStore, clock: Clock) -> None:
    for number in range(3):
        clock.time = NOON + timedelta(seconds=number)
        store.add(order(f"job{number}", posters=2), private=False, budget=None)
    sent(store, Place("job0", 0))

    found = [store.job(f"job{number}") for number in range(3)]
    assert [place for _, _, place in filter(None, found)] == [0, 1, 3]


def test_other_models_queues_are_not_in_front(store: JobStore) -> None:
    store.add(order("a", posters=3, model="ultra"), private=False, budget=None)
    store.add(order("b"), private=False, budget=None)

    found = store.job("b")
    assert found is not None
    assert found[2] == 0


def test_what_waits_over_midnight_counts_for_the_new_day(store: JobStore, clock: Clock) -> None:
    store.add(order("yesterday"), private=False, budget=None)
    clock.time = NOON + timedelta(days=1)

    with pytest.raises(BudgetExceededError):
        store.check_budget([40_000], Decimal("0.04"))


def test_old_jobs_are_forgotten_once_they_have_ended(store: JobStore, clock: Clock) -> None:
    store.add(order("ended", token="click"), private=False, budget=None)
    store.add(order("waiting"), private=False, budget=None)
    store.cancel("ended")

    assert store.forget(NOON) == 0
    assert store.forget(NOON + timedelta(seconds=1)) == 1
    assert store.job("ended") is None
    assert store.known("click", "") is None
    assert store.job("waiting") is not None
