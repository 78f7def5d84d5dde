"""Draws one poster whose turn has come, and writes down how far it is and how it ended."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Row

from posterlib.errors import FAULT, PosterCancelledError, PosterError, StorageError, StudioClosingError
from posterlib.generation import Watch
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.jobs import ledger
from posterlib.jobs.bells import Bells
from posterlib.jobs.orders import Place
from posterlib.jobs.reading import recipe_of
from posterlib.jobs.remembered_errors import error_record
from posterlib.jobs.store import JobStore
from posterlib.posters import Recipe
from posterlib.request_ids import continue_request, working_on

__all__ = ["PosterWorker"]

_LOG = logging.getLogger(__name__)


class PosterWorker:
    """What a queue calls for each place.

    `draw` makes one recipe a poster. After `closing` is set nothing more is begun: what waits in a queue that is
    `shared` is put back for another process, otherwise it is let go. Thread-safe.
    """

    def __init__(self, draw: Callable[[Recipe, Watch], Entry], store: JobStore, *, shared: bool) -> None:
        self.bells = Bells()
        self.closing = threading.Event()
        self._draw = draw
        self._store = store
        self._shared = shared
        self._unwritten: deque[Callable[[], object]] = deque()

    def make(self, place: Place) -> None:
        """Draw the poster of a place, unless it was cancelled or is drawn already; raises nothing."""
        with working_on(place.job_id):
            self._make(place)

    def _make(self, place: Place) -> None:
        if self.closing.is_set():
            self._let_go(place)
            return
        try:
            row = self._looked_up(place)
            if row is None or row.state != "queued" or row.turn != place.turn:
                return
            continue_request(row.request_id or "")
            entry = self._draw(recipe_of(row), _Watcher(self._store, place))
        except _NotSentError as error:
            _LOG.warning("job %s: poster %d was not sent: %s", place.job_id, place.number, error)
            if self._shared:
                self._put_back(place)
            else:
                self._end_badly(place, error)
        except PosterCancelledError:
            _LOG.info("job %s: poster %d was not drawn: it was cancelled", place.job_id, place.number)
        except PosterError as error:
            _LOG.warning("job %s: %s: %s", place.job_id, error.code, error)
            self._end_badly(place, error)
        except Exception:  # noqa: BLE001  # the queue goes on, and whoever waits is told
            _LOG.exception("job %s ended by a fault in the studio", place.job_id)
            self._end_badly(place, PosterError(FAULT))
        else:
            self._write(lambda: self._store.end(place, "done", entry_id=entry.id))
        self.bells.ring(place.job_id)

    def later(self, write: Callable[[], object]) -> None:
        """Have something done that cannot be done now, as the database does not answer."""
        self._unwritten.append(write)

    def catch_up(self) -> None:
        """Do what could not be done when it was due."""
        for _ in range(len(self._unwritten)):
            with suppress(IndexError):  # another thread does the same
                self._write(self._unwritten.popleft())

    def let_go_of_the_rest(self) -> None:
        """End what only this process would draw and what it has not begun."""
        self._write(lambda: self._store.let_go(error_record(StudioClosingError())))

    def _looked_up(self, place: Place) -> Row[Any] | None:
        try:
            return self._store.poster(place)
        except StorageError as error:
            raise _NotSentError(str(error)) from error

    def _let_go(self, place: Place) -> None:
        if self._shared:
            self._put_back(place)
        else:
            self.let_go_of_the_rest()
        self.bells.ring(place.job_id)

    def _put_back(self, place: Place) -> None:
        self._write(lambda: self._store.put_back(place))

    def _end_badly(self, place: Place, error: PosterError) -> None:
        record, free = error_record(error), error.surely_free  # the error itself may hold on to whole pictures
        self._write(lambda: self._store.end(place, "failed", error=record, free=free))

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except StorageError as error:
            _LOG.warning("%s", error)
            self.later(write)


class _NotSentError(StorageError):
    """The database of jobs does not answer, so the model was not asked."""

    surely_free = True


class _Watcher:
    """Writes down how far a poster has come."""

    def __init__(self, store: JobStore, place: Place) -> None:
        self._store = store
        self._place = place
        self._asked: str | None = None

    def sending(self, card: ModelCard, entry_id: str) -> None:
        """Let the model be asked only when that is written down, and nobody cancelled it before."""
        try:
            price = ledger.price_of(card)
            sent = self._store.send(self._place, entry_id=entry_id, price=price, after=self._asked)
        except StorageError as error:
            raise _NotSentError(str(error)) from error
        if not sent:
            raise PosterCancelledError("It was cancelled in time.")
        self._asked = entry_id

    def saving(self) -> None:
        """Tell that the picture has arrived; where that cannot be written, it must not cost the picture."""
        try:
            self._store.saving(self._place)
        except StorageError as error:
            _LOG.warning("%s", error)
