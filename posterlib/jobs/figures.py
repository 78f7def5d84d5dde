"""What is counted of the studio, for whoever watches it: kept beside the jobs, for all processes, over restarts."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Connection, Select, case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from posterlib.errors import StorageError
from posterlib.jobs.counting import count_end
from posterlib.jobs.database import Database
from posterlib.jobs.job import OPEN
from posterlib.jobs.ledger import day_of
from posterlib.jobs.tables import POSTERS, TALLIES, milliseconds
from posterlib.measures import Measures, Tally

__all__ = ["ALL_DAYS", "DAYS_KEPT", "Figures", "Standing"]

_LOG = logging.getLogger(__name__)

ALL_DAYS = ""
"""The day under which old days are kept together."""

DAYS_KEPT = 62
"""Days that are kept apart."""

_A_DAY = timedelta(days=1)

_C = TALLIES.c
_KEY = (_C.day, _C.measure, _C.labels, _C.bucket)
_SUMS = (func.sum(_C.times).label("times"), func.sum(_C.total).label("total"))


@dataclass(frozen=True)
class Standing:
    """How the work stands at one moment: jobs of which something is begun and others, posters by their state.

    `interrupted` are the posters of the last day whose outcome nobody knows.
    """

    jobs_running: int = 0
    jobs_queued: int = 0
    posters_at_work: int = 0
    posters_queued: int = 0
    interrupted: int = 0


class Figures:
    """Writes down what `measures` counts, and adds it up. Methods that read raise `StorageError`. Thread-safe."""

    def __init__(self, database: Database, measures: Measures, *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._measures = measures
        self._now = now
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert
        self._one_at_a_time = threading.Lock()

    def flush(self) -> None:
        """Write down what is new. What cannot be written now is kept for the next time; raises nothing."""
        with self._one_at_a_time:
            tallies = self._measures.drain()
            if not tallies:
                return
            try:
                with self._database.writing(durable=False) as connection:
                    self._add(connection, tallies)
            except StorageError as error:
                self._measures.give_back(tallies)
                _LOG.debug("what was counted is kept for later: %s", error)
            except Exception:  # noqa: BLE001  # it may go well the next time
                self._measures.give_back(tallies)
                _LOG.exception("what was counted could not be written down, and is kept for later")

    def count_cancelled(self, models: Iterable[str]) -> None:
        """Count a poster of each of these models that was cancelled before it was asked for."""
        for model in models:
            count_end(self._measures, model, "cancelled")

    def sums(self) -> list[Tally]:
        """Give what everything came to over all days: it never goes down."""
        return self._read(ALL_DAYS, select(*_KEY[1:], *_SUMS).group_by(*_KEY[1:]))

    def days(self, number: int) -> list[Tally]:
        """Give each of the last days of UTC for itself, today among them; `number` is at most `DAYS_KEPT`."""
        first = day_of(self._now() - (number - 1) * _A_DAY)
        return self._read(None, select(*_KEY, _C.times, _C.total).where(_C.day >= first))

    def fold(self) -> None:
        """Put the days together that are too old to be kept apart."""
        old = (_C.day != ALL_DAYS, _C.day < day_of(self._now() - DAYS_KEPT * _A_DAY))
        with self._database.writing(durable=False, alone=True) as connection:
            rows = connection.execute(select(*_KEY[1:], *_SUMS).where(*old).group_by(*_KEY[1:])).all()
            if rows:
                self._add(connection, [_tally(row, ALL_DAYS) for row in rows])
                connection.execute(delete(TALLIES).where(*old))

    def standing(self) -> Standing:
        """Tell how the work stands now."""
        state = POSTERS.c.state
        begun = func.sum(case((state == "queued", 0), else_=1))
        jobs = select(begun, func.count()).where(state.in_(OPEN)).group_by(POSTERS.c.job_id)
        since = milliseconds(self._now() - _A_DAY)
        lost = select(func.count()).where(state == "interrupted", POSTERS.c.created_at > since)
        with self._database.reading() as connection:
            rows = connection.execute(jobs).all()
            interrupted = int(connection.scalar(lost) or 0)
        running = sum(1 for at_work, _ in rows if at_work)
        posters_at_work = sum(int(at_work) for at_work, _ in rows)
        waiting = sum(posters for _, posters in rows) - posters_at_work
        return Standing(running, len(rows) - running, posters_at_work, waiting, interrupted)

    def check(self) -> None:
        """Find out whether the database takes and gives something.

        Raises:
            StorageError: it does not.
        """
        self._database.check()

    def _add(self, connection: Connection, tallies: Iterable[Tally]) -> None:
        rows = [
            {
                "day": tally.day,
                "measure": tally.measure,
                "labels": orjson.dumps(tally.labels).decode(),
                "bucket": tally.bucket,
                "times": tally.count,
                "total": tally.total,
            }
            for tally in tallies
        ]
        rows.sort(key=lambda row: tuple(map(str, row.values())))  # two processes then never wait for each other
        new = self._insert(TALLIES)
        sums = {name: _C[name] + new.excluded[name] for name in ("times", "total")}
        connection.execute(new.on_conflict_do_update(index_elements=list(_KEY), set_=sums), rows)

    def _read(self, day: str | None, question: Select[Any]) -> list[Tally]:
        with self._database.reading() as connection:
            return [_tally(row, row.day if day is None else day) for row in connection.execute(question)]


def _tally(row: Any, day: str) -> Tally:
    labels = tuple(map(str, orjson.loads(row.labels)))
    return Tally(row.measure, labels, row.bucket, int(row.times), float(row.total), day)
