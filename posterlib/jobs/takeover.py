"""What becomes of the posters of a process that ended in their midst."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, select, update

from posterlib.errors import (
    BadModelResponseError,
    PosterCancelledError,
    PosterError,
    PosterInterruptedError,
    PosterNotFinishedError,
)
from posterlib.history import Whereabouts
from posterlib.jobs.counting import count_end
from posterlib.jobs.database import Database
from posterlib.jobs.job import OPEN, State
from posterlib.jobs.orders import Place
from posterlib.jobs.remembered_errors import error_from_record, error_record
from posterlib.jobs.tables import POSTERS, milliseconds, of_poster
from posterlib.measures import Measures
from posterlib.request_ids import working_on

__all__ = ["find_unfinished", "take_over"]

_LOG = logging.getLogger(__name__)

_C = POSTERS.c

_MOST_DEATHS = 3
"""Processes that may end while they draw one poster without being charged for it, before it is given up."""

_INTERRUPTED = (
    "The studio stopped while the model was drawing this poster. Nobody knows whether it was drawn and charged, so it "
    "is not asked for again by itself. You can try again; that may charge again."
)
_ENDED_IN_BETWEEN = "The command that asked for this poster ended before it was drawn: nothing was charged."
_FATAL = f"The studio ended {_MOST_DEATHS} times while it drew this poster. Change its size or words, then try again."
_SET_ASIDE = "The picture arrived, but it cannot be opened. It was set aside in the history folder, under .damaged."


def take_over(
    database: Database,
    executor: str,
    claimed: list[Place],
    *,
    now: datetime,
    whereabouts: Callable[[str], Whereabouts],
    is_free: Callable[[str], bool],
    measures: Measures | None = None,
) -> None:
    """Settle every poster that a dead process held or had `claimed` from the queue.

    What was not sent yet waits again, and so does what costs nothing. What was sent is done when its picture is in the
    history, else interrupted. `whereabouts` tells what the history has under an id, `is_free` whether a model charges
    nothing.
    """
    of_dead = and_(_C.executor == executor, _C.state.in_(OPEN))
    ends: list[tuple[str, State, str, int]] = []
    with database.writing(durable=True, alone=True) as connection:
        for row in connection.execute(select(POSTERS).where(of_dead)).all():
            values = _settled(row, whereabouts=whereabouts, is_free=is_free)
            if not values:
                continue
            # When it ended nobody knows; the studio may have been off since for a long time.
            ended = {} if values["state"] == "queued" else {"ended_at": row.sent_at or milliseconds(now)}
            this = of_poster(row.job_id, row.number)
            connection.execute(update(POSTERS).where(*this, of_dead).values(values | ended))
            with working_on(row.job_id):
                _LOG.warning("a process ended: poster %d of job %s is %s", row.number, row.job_id, values["state"])
            if values["state"] not in OPEN:
                ends.append((row.model, values["state"], _code(values), values.get("price", row.price)))
        for place in claimed:
            unsent = (_C.state == "queued", _C.executor.is_(None), _C.turn == place.turn)
            this = of_poster(place.job_id, place.number)
            connection.execute(update(POSTERS).where(*this, *unsent).values(turn=_C.turn + 1))
    for model, state, code, price in ends:
        count_end(measures or Measures(), model, state, code=code, price=price)


def find_unfinished(
    database: Database, whereabouts: Callable[[str], Whereabouts], among: Collection[str] | None = None
) -> None:
    """Have those posters done that the disk had kept from being finished, and that the history has completed since.

    With `among`, only entries with these ids are looked for: every failed poster is read otherwise.
    """
    unfinished = and_(_C.state == "failed", _C.error.contains(f'"{PosterNotFinishedError.code}"'))
    if among is not None:
        unfinished = and_(_C.entry_id.in_(among), unfinished)
    with database.reading() as connection:
        rows = connection.execute(select(POSTERS).where(unfinished)).all()
    published = [row for row in rows if whereabouts(row.entry_id) == "published"]
    if published:
        with database.writing(durable=True) as connection:
            for row in published:
                this = of_poster(row.job_id, row.number)
                connection.execute(update(POSTERS).where(*this).values(state="done", error=None))


def _settled(
    row: Row[Any], *, whereabouts: Callable[[str], Whereabouts], is_free: Callable[[str], bool]
) -> dict[str, Any]:
    if row.state == "queued":
        return _let_go()
    found = whereabouts(row.entry_id)
    if found == "published":
        return {"state": "done"}
    if found == "unfinished":
        return {}  # another process completes it at this moment, or the disk keeps it from being completed
    if found == "damaged":
        return _ended("failed", BadModelResponseError(), _SET_ASIDE)
    if not is_free(row.model):
        return _ended("interrupted", PosterInterruptedError(), _INTERRUPTED)
    if row.private:
        return _let_go()
    if row.deaths + 1 >= _MOST_DEATHS:
        return _ended("failed", PosterError(), _FATAL)
    again = {"state": "queued", "executor": None, "entry_id": None, "sent_at": None}
    return again | {"turn": row.turn + 1, "deaths": row.deaths + 1}


def _code(values: dict[str, Any]) -> str:
    return error_from_record(values["error"]).code if values.get("error") else ""


def _let_go() -> dict[str, Any]:
    return _ended("cancelled", PosterCancelledError(), _ENDED_IN_BETWEEN) | {"price": 0}


def _ended(state: str, error: PosterError, says: str) -> dict[str, Any]:
    error.args = (says,)
    return {"state": state, "error": error_record(error)}
