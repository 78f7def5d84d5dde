"""Reads jobs out of the database, their posters out of the history."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Row

from posterlib.errors import PosterError
from posterlib.history import Entry, History
from posterlib.jobs import ledger
from posterlib.jobs.job import OPEN, Job, JobPoster
from posterlib.jobs.remembered_errors import error_from_record
from posterlib.jobs.store import JobStore
from posterlib.jobs.tables import milliseconds
from posterlib.posters import PosterRequest, Recipe

__all__ = ["JobReader", "recipe_of"]

_LOOKED_BACK = 100
"""Posters of the history that tell how long a model takes."""

_ENOUGH = 20

_TRUE_FOR = 10.0
"""Seconds after which that is looked up again."""


def recipe_of(row: Row[Any]) -> Recipe:
    """Give the recipe of a poster's row."""
    return Recipe(**orjson.loads(row.recipe))


class JobReader:
    """Gives jobs as they stand; `is_free` tells of a model whether it charges nothing."""

    def __init__(
        self, store: JobStore, history: History, *, is_free: Callable[[str], bool], now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._history = history
        self._is_free = is_free
        self._now = now
        self._lock = threading.Lock()
        self._typical: dict[str, tuple[float, float | None]] = {}

    def find(self, job_id: str) -> Job | None:
        """Tell how a job stands; `None` when it is unknown."""
        found = self._store.job(job_id)
        if found is None:
            return None
        job, rows, place = found
        entries = self._history.find_all([row.entry_id for row in rows if row.state == "done"])
        now = milliseconds(self._now())
        ended = now if any(row.state in OPEN for row in rows) else max(row.ended_at for row in rows)
        return Job(
            id=job.id,
            requests=tuple(PosterRequest.model_validate(asked) for asked in orjson.loads(job.requests)),
            posters=tuple(self._poster(row, entries, now) for row in rows),
            seconds=max(0.0, (ended - job.created_at) / 1000),
            place=place,
            dollars=ledger.dollars(sum(row.price for row in rows)),
        )

    def typical_seconds(self, model_id: str) -> float | None:
        """Tell how long a model took for its last posters, in the median; `None` when there are none."""
        now = self._now().timestamp()
        with self._lock:
            looked_up, seconds = self._typical.get(model_id, (0.0, None))
            if not 0 <= now - looked_up < _TRUE_FOR:
                seconds = _median(self._history.page(limit=_LOOKED_BACK), model_id)
                self._typical[model_id] = (now, seconds)
        return seconds

    def _poster(self, row: Row[Any], entries: Mapping[str, Entry], now: int) -> JobPoster:
        done = row.state == "done"
        error = None if row.error is None else error_from_record(row.error)
        return JobPoster(
            number=row.number,
            recipe=recipe_of(row),
            state=row.state,
            entry_id=row.entry_id if done else None,
            entry=entries.get(row.entry_id) if done else None,
            error=error,
            sent=row.sent_at is not None,
            may_be_charged=self._may_be_charged(row, error),
            seconds=None if row.sent_at is None else max(0.0, ((row.ended_at or now) - row.sent_at) / 1000),
        )

    def _may_be_charged(self, row: Row[Any], error: PosterError | None) -> bool:
        if row.sent_at is None or error is None or error.surely_free:
            return False
        return not self._is_free(row.model)


def _median(entries: Sequence[Entry], model_id: str) -> float | None:
    took = [entry.seconds for entry in entries if entry.model == model_id and entry.seconds is not None]
    return statistics.median(took[:_ENOUGH]) if took else None
