"""Looks after jobs beside the work: takes over from processes that ended, catches up, forgets what is old."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

from posterlib.errors import ImageModelError, StorageError
from posterlib.history import Whereabouts
from posterlib.jobs.counting import count_end
from posterlib.jobs.database import Database
from posterlib.jobs.figures import Figures
from posterlib.jobs.presence import Presence
from posterlib.jobs.remembered_errors import error_record
from posterlib.jobs.store import JobStore
from posterlib.jobs.takeover import find_unfinished, take_over
from posterlib.jobs.work_queue import WorkQueue
from posterlib.jobs.worker import PosterWorker
from posterlib.measures import Measures
from posterlib.measures.measures import OTHER
from posterlib.request_ids import working_on

__all__ = ["Caretaker"]

_LOG = logging.getLogger(__name__)

_LOOK = 0.5
"""Seconds between looks at jobs that somebody waits for here and another process draws."""

_LOOKS_A_ROUND = 10
_ROUNDS_TO_COMPLETE = 2
_ROUNDS_TO_ENSURE = 6
_ROUNDS_TO_FORGET = 720

_ROUNDS_TO_BE_TOLD = 12
"""For so long the process that could not finish a poster may take to write that down, while another completes it."""

_PATIENCE = 10.0
"""Seconds to wait for a round to end; a database that is away may hold it up for longer."""

_STRANGERS_WAIT = timedelta(minutes=10)
"""For so long another process may come that has the model which a poster waits for."""

_KEPT_FOR = timedelta(days=62)
"""How long ended jobs can be looked at, their keys hold and their money is counted: two months at least."""


class Caretaker:
    """Makes a round every five seconds, and looks more often at jobs that are waited for.

    `recover` completes in the history what a dead process had received and gives the ids of that, `whereabouts` tells
    what the history has under an id, `is_free` whether a model charges nothing. `models` are those that this process
    can ask.
    """

    def __init__(
        self,
        database: Database,
        store: JobStore,
        queue: WorkQueue,
        worker: PosterWorker,
        presence: Presence,
        *,
        recover: Callable[[], Iterable[str]],
        whereabouts: Callable[[str], Whereabouts],
        is_free: Callable[[str], bool],
        models: Collection[str],
        now: Callable[[], datetime],
        measures: Measures,
        figures: Figures,
    ) -> None:
        self._database = database
        self._store = store
        self._queue = queue
        self._worker = worker
        self._presence = presence
        self._recover = recover
        self._whereabouts = whereabouts
        self._is_free = is_free
        self._models = models
        self._now = now
        self._measures = measures
        self._figures = figures
        self._suspects: set[str] = set()
        self._completed: dict[str, int] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._rounds, name="caretaker", daemon=True)

    def open(self) -> None:
        """Settle what earlier processes left, so that whoever looks next finds the truth; then make rounds."""
        self.settle(at_once=True)
        find_unfinished(self._database, self._whereabouts)
        self._thread.start()

    def settle(self, *, at_once: bool = False) -> None:
        """Take over from every process that has ended.

        Unless `at_once`, one counts as ended when it seemed so twice: a database that was restarted has let go of all
        its locks, and the living need a moment to take theirs again.

        Raises:
            StorageError: the database cannot be used.
        """
        executors = self._store.executors() | self._queue.executors()
        ended = {executor for executor in executors if not self._presence.lives(executor)}
        dead = sorted(ended if at_once else ended & self._suspects)
        self._suspects = ended
        if dead:
            self._complete()
        for executor in dead:
            claimed = self._queue.claimed(executor)
            take_over(
                self._database,
                executor,
                claimed,
                now=self._now(),
                whereabouts=self._whereabouts,
                is_free=self._is_free,
                measures=self._measures,
            )
            self._queue.release(claimed)  # last: who ends before this leaves all of it to be found again
        if dead:
            self._ensure()

    def close(self) -> None:
        """End the rounds."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _rounds(self) -> None:
        looks = 0
        while True:
            try:
                self._ring_for_others()
                if looks % _LOOKS_A_ROUND == 0:
                    self._round(looks // _LOOKS_A_ROUND)
            except StorageError as error:
                _LOG.warning("%s", error)
            except Exception:  # noqa: BLE001  # the next round may go well
                _LOG.exception("a round of the caretaker failed")
            looks += 1
            if self._stop.wait(_LOOK):
                return

    def _complete(self) -> None:
        self._completed |= dict.fromkeys(self._recover(), _ROUNDS_TO_BE_TOLD)

    def _ensure(self) -> None:
        """See to it that whatever waits has a turn to come."""
        spent = self._queue.ensure(self._store.waiting())
        lost = [place for place in spent if self._store.put_back(place)]  # others ended since they were listed
        for place in lost:
            with working_on(place.job_id):
                _LOG.warning("poster %d of job %s has lost its turn and waits again", place.number, place.job_id)
        if lost:
            self._queue.ensure(self._store.waiting())
        if self._queue.shared:
            given_up = self._store.give_up(self._models, self._now() - _STRANGERS_WAIT, error_record(_no_model()))
            if given_up:
                count_end(self._measures, OTHER, "failed", code=ImageModelError.code, posters=given_up)
                _LOG.warning("%d posters waited for models that this studio does not have", given_up)

    def _ring_for_others(self) -> None:
        waited_for = self._worker.bells.listened_to()
        for job_id in waited_for - self._store.open_among(waited_for):
            self._worker.bells.ring(job_id)

    def _round(self, rounds: int) -> None:
        self._figures.flush()
        self._presence.renew()
        self._worker.catch_up()
        if rounds:
            self.settle()
        if rounds % _ROUNDS_TO_COMPLETE == 0:
            self._complete()  # what a full disk kept this very process from finishing
        if self._completed:
            find_unfinished(self._database, self._whereabouts, self._completed)
            self._completed = {entry_id: left - 1 for entry_id, left in self._completed.items() if left > 1}
        if rounds % _ROUNDS_TO_ENSURE == 0:
            self._ensure()
        if rounds % _ROUNDS_TO_FORGET == 0:
            find_unfinished(self._database, self._whereabouts)
            self._store.forget(self._now() - _KEPT_FOR)
            self._queue.forget()
            self._figures.fold()


def _no_model() -> ImageModelError:
    return ImageModelError(
        "The studio was started again without the model that this poster was ordered from: nothing was charged. Order "
        "it from another one, or name the model in IMAGE_MODEL_ID again."
    )
