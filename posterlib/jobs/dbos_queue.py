"""The durable queue: DBOS keeps what waits in a database that all processes of the studio share."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID, error
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from posterlib.errors import StorageError
from posterlib.image_models.base import ModelCard
from posterlib.jobs.database import Database
from posterlib.jobs.orders import Place
from posterlib.jobs.work_queue import Work
from posterlib.sqlite_files import sqlite_engine

__all__ = ["DbosQueue"]

_LOOK = 0.1
"""Seconds between looks at what waits for the first of the models, which most posters do."""

_LOOK_ASIDE = 0.6
"""The same for the others: each look costs about 3 ms of a processor."""

_A_MINUTE = 60.0

_CONNECTIONS = 12

_AT_ONCE = 1_000
"""Ended turns that are dropped in one go."""

_SAME_FOR_ALL = "1"
"""The version of the workflow: a newer studio draws what an older one took in."""

_REMEMBERED = timedelta(hours=1)
"""How long ended turns are kept: the rate of calls is counted from them."""

_SPENT = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
"""The states of DBOS in which a turn will not come (again)."""

_AT_WORK: list[Work] = []
"""What this process's one queue calls; none while it is closed."""


@DBOS.workflow(name="draw_poster", max_recovery_attempts=0)
def _draw_poster(place: str) -> None:
    (work,) = _AT_WORK
    work(Place.parse(place))


class DbosQueue:
    """DBOS's queues, one for each image model. A process has one at a time.

    A model's `calls_at_once` and `requests_per_minute` hold for all processes together; the offline artist's
    `calls_at_once`, which is about processors, for each.
    """

    shared = True

    def __init__(
        self, cards: Iterable[ModelCard], database: Database, folder: Path, *, executor: str, per_minute: int = 0
    ) -> None:
        self._cards = tuple(cards)
        self._executor = executor
        self._per_minute = per_minute
        self._idle = threading.Condition()
        self._busy = 0
        config: DBOSConfig = {
            "name": "poster-studio",
            "executor_id": executor,
            "application_version": _SAME_FOR_ALL,
            "log_level": "ERROR",
            "enable_otlp": False,
            "max_executor_threads": 8 + sum(card.calls_at_once for card in self._cards),
            "notification_listener_polling_interval_sec": 0.5,
        }
        if database.is_sqlite:
            # What a power cut takes from the queue is put in again from the jobs' own database, which is durable.
            engine = sqlite_engine(
                folder / "queue.sqlite3",
                connections=_CONNECTIONS,
                begins="IMMEDIATE",  # as DBOS itself sets it
                pragmas=["foreign_keys = ON"],
            )
            event.listen(engine, "before_cursor_execute", _begin_before_looking)
            config |= {"system_database_url": str(engine.url), "system_database_engine": engine}
        else:
            config |= {"system_database_url": database.engine.url.render_as_string(hide_password=False)}
        self._config = config

    def open(self, work: Work) -> None:
        """Begin to work.

        Raises:
            StorageError: the database of the queue cannot be used.
        """

        def counted(place: Place) -> None:
            with self._idle:
                self._busy += 1
            try:
                work(place)
            finally:
                with self._idle:
                    self._busy -= 1
                    self._idle.notify_all()

        _AT_WORK[:] = [counted]
        with _faults():
            self._dbos = DBOS(config=self._config)
            DBOS.listen_queues([card.id for card in self._cards])
            DBOS.launch()
            for card in self._cards:
                self._register(card, _LOOK if card is self._cards[0] else _LOOK_ASIDE)

    def put(self, places: Iterable[tuple[Place, str]]) -> None:
        """Queue places, each with its model's id; one that is queued already stays where it is."""
        with _faults():
            for place, model in places:
                with SetWorkflowID(str(place)):
                    DBOS.enqueue_workflow(model, _draw_poster, str(place))

    def ensure(self, places: Sequence[tuple[Place, str]]) -> list[Place]:
        """Queue those of the places that the queue does not know, and give those whose turn is spent.

        Those of other models are for other processes.
        """
        ours = {card.id for card in self._cards}
        places = [(place, model) for place, model in places if model in ours]
        status = {workflow.workflow_id: workflow.status for workflow in _turns([place for place, _ in places])}
        self.put((place, model) for place, model in places if str(place) not in status)
        return [place for place, _ in places if status.get(str(place)) in _SPENT]

    def withdraw(self, places: Sequence[Place]) -> None:
        """Take places out that were not begun, so that they take up no turn."""
        _end_turns([workflow.workflow_id for workflow in _turns(places) if workflow.status == "ENQUEUED"])

    def executors(self) -> set[str]:
        """Give the processes that took places out and have not ended with them."""
        return {str(workflow.executor_id) for workflow in self._pending()}

    def claimed(self, executor: str) -> list[Place]:
        """Give the places that a process took out and has not ended with."""
        return [Place.parse(workflow.workflow_id) for workflow in self._pending(executor_id=executor)]

    def release(self, places: Sequence[Place]) -> None:
        """End a dead process's turns: they count no more as at work."""
        _end_turns([str(place) for place in places])

    def forget(self) -> None:
        """Drop turns that ended a while ago."""
        before = (datetime.now(UTC) - _REMEMBERED).isoformat()
        ended = _AT_ONCE
        while ended == _AT_ONCE:
            with _faults():
                old = DBOS.list_workflows(
                    status=list(_SPENT),
                    completed_before=before,
                    limit=_AT_ONCE,
                    load_input=False,
                    load_output=False,
                )
                DBOS.delete_workflows([workflow.workflow_id for workflow in old])
            ended = len(old)

    def close(self) -> None:
        """Begin nothing more, and return when what was begun has ended."""
        with self._idle:
            self._idle.wait_for(lambda: not self._busy)
        # Its queues may claim one place more after its threads have ended: another process finds and draws it.
        logging.getLogger("dbos").setLevel(logging.CRITICAL)
        # While the database is away DBOS would go on for ever to write that turns have ended; nobody needs that now.
        self._dbos._sys_db._retry_connection_errors = False  # noqa: SLF001  # there is no public way
        DBOS.destroy()
        _AT_WORK.clear()

    def _register(self, card: ModelCard, look: float) -> None:
        rate = self._per_minute or card.requests_per_minute
        bounds: dict[str, Any] = {
            "worker_concurrency" if card.offline else "global_concurrency": card.calls_at_once,
        }
        if rate and not card.offline:
            bounds["limiter"] = {"limit": rate, "period": _A_MINUTE}
        DBOS.register_queue(card.id, polling_interval_sec=look, on_conflict="always_update", **bounds)

    def _pending(self, **only: Any) -> list[Any]:
        with _faults():
            return DBOS.list_workflows(status="PENDING", load_input=False, load_output=False, **only)


def _begin_before_looking(_: Any, cursor: Any, statement: str, *__: Any) -> None:
    """Let nobody else write between the count of what is at work and the claim of what comes next.

    The driver itself would begin only before the claim, so that two processes together claimed too much.
    """
    if statement.startswith("SELECT") and not cursor.connection.in_transaction:
        cursor.execute("BEGIN IMMEDIATE")


def _turns(places: Sequence[Place]) -> list[Any]:
    if not places:  # DBOS would give all there are
        return []
    with _faults():
        return DBOS.list_workflows(workflow_ids=[str(place) for place in places], load_input=False, load_output=False)


def _end_turns(workflow_ids: list[str]) -> None:
    if workflow_ids:
        with _faults():
            DBOS.cancel_workflows(workflow_ids)


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (error.DBOSException, SQLAlchemyError, OSError) as fault:
        raise StorageError(
            "The queue of jobs cannot be used. What was taken in is kept and drawn later; check the disk, or the "
            "database that DATABASE_URL names."
        ) from fault
