"""What happens when the turn of a poster has come."""

from __future__ import annotations

import pytest

from posterlib.errors import ImageModelError, StorageError
from posterlib.generation import Watch
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import OFFLINE
from posterlib.jobs.orders import Place
from posterlib.jobs.store import JobStore
from posterlib.jobs.worker import PosterWorker
from posterlib.posters import Recipe
from tests.jobs.conftest import NOON, order, state

FIRST = Place("job", 0)


class Painter:
    """Asks its model as `generate_poster` does; `before` happens in the moment before."""

    def __init__(self, before: object = None, error: Exception | None = None) -> None:
        self.before, self.error = before, error
        self.asked: list[Recipe] = []

    def __call__(self, recipe: Recipe, watch: Watch) -> Entry:
        if callable(self.before):
            self.before()
        watch.sending(self.card, "entry")
        self.asked.append(recipe)
        if self.error is not None:
            raise self.error
        watch.saving()
        return Entry("entry", NOON, 1024, 1024, "image/png", "png")

    card: ModelCard = OFFLINE


def test_what_is_cancelled_in_the_last_moment_is_not_sent(store: JobStore) -> None:
    store.add(order(), private=False, budget=None)
    painter = Painter(before=lambda: store.cancel("job"))
    PosterWorker(painter, store, shared=True).make(FIRST)

    assert painter.asked == []
    assert state(store, FIRST) == "cancelled"


def test_a_place_that_comes_twice_is_drawn_once(store: JobStore) -> None:
    store.add(order(), private=False, budget=None)
    painter = Painter()
    worker = PosterWorker(painter, store, shared=True)
    worker.make(FIRST)
    worker.make(FIRST)
    worker.make(Place("unknown", 0))

    assert len(painter.asked) == 1
    assert state(store, FIRST) == "done"


def test_a_closing_process_leaves_what_waits_to_the_next(store: JobStore) -> None:
    store.add(order(), private=False, budget=None)
    painter = Painter()
    worker = PosterWorker(painter, store, shared=True)
    worker.closing.set()
    worker.make(FIRST)

    assert painter.asked == []
    assert [place for place, _ in store.waiting()] == [Place("job", 0, turn=1)]


@pytest.mark.parametrize("error", [None, ImageModelError("Out of paint.")])
def test_an_end_that_cannot_be_written_is_written_later(
    store: JobStore, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    store.add(order(), private=False, budget=None)
    worker = PosterWorker(Painter(error=error), store, shared=True)
    with monkeypatch.context() as gone:
        for name in ("end", "saving"):
            gone.setattr(store, name, _unusable)
        worker.make(FIRST)
        assert state(store, FIRST) == "running"

    worker.catch_up()
    assert state(store, FIRST) == ("done" if error is None else "failed")


@pytest.mark.parametrize("fails", ["poster", "send"])
@pytest.mark.parametrize("shared", [True, False])
def test_a_poster_is_not_sent_while_the_database_does_not_answer(
    store: JobStore, monkeypatch: pytest.MonkeyPatch, fails: str, shared: bool
) -> None:
    store.add(order(), private=False, budget=None)
    painter = Painter()
    with monkeypatch.context() as gone:
        gone.setattr(store, fails, _unusable)
        PosterWorker(painter, store, shared=shared).make(FIRST)

    assert painter.asked == []
    again = [Place("job", 0, turn=1)]  # in a queue of threads nobody would come back for it
    assert [place for place, _ in store.waiting()] == (again if shared else [])
    assert state(store, FIRST) == ("queued" if shared else "failed")


def _unusable(*_: object, **__: object) -> None:
    raise StorageError("The database is away.")
