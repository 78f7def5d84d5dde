"""Jobs and their posters in the database: the truth about what was asked, sent and finished."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Row,
    Update,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from posterlib.errors import IdempotencyKeyReusedError, PosterCancelledError
from posterlib.jobs import ledger
from posterlib.jobs.database import Database
from posterlib.jobs.job import OPEN, Spending, State
from posterlib.jobs.orders import AGAIN, Order, Place, requests_record
from posterlib.jobs.remembered_errors import error_record
from posterlib.jobs.tables import JOBS, POSTERS, milliseconds, of_poster

__all__ = ["JobStore"]

_C = POSTERS.c

_IS_OPEN = _C.state.in_(OPEN)
_IN_ORDER = (_C.created_at, _C.job_id, _C.number)
_CANCELLED = "This poster was cancelled before its model was asked: nothing was charged."


class JobStore:
    """What one process, the `executor`, reads and writes of all jobs; every method may raise `StorageError`."""

    def __init__(self, database: Database, *, executor: str, now: Callable[[], datetime]) -> None:
        self._database = database
        self._executor = executor
        self._now = now

    def known(self, token: str, asked: str) -> str | None:
        """Give the job that was taken in with a token.

        Raises:
            IdempotencyKeyReusedError: something else was asked with it.
        """
        with self._database.reading() as connection:
            return _same(connection.execute(_by_token(token)).first(), asked)

    def check_budget(self, prices: Sequence[int], budget: Decimal | None) -> None:
        """Find out early whether the day's budget allows more; `add` has the last word.

        Raises:
            BudgetExceededError: it does not.
        """
        if budget is not None:
            with self._database.reading() as connection:
                ledger.check_budget(connection, sum(prices), self._now(), budget)

    def add(self, order: Order, *, private: bool, budget: Decimal | None) -> str:
        """Take a job in, durably; give its id, or that of the job which was taken in with its token before.

        The posters of a `private` job are drawn by this process or not at all.

        Raises:
            IdempotencyKeyReusedError: the token came with another request.
            BudgetExceededError: the posters cost more than is left.
        """
        now = self._now()
        with self._database.writing(durable=True, alone=True) as connection:
            if order.token is not None:
                known = _same(connection.execute(_by_token(order.token)).first(), order.asked)
                if known is not None:
                    return known
            ledger.check_budget(connection, sum(order.prices), now, budget)
            connection.execute(
                insert(JOBS).values(
                    id=order.id,
                    token=order.token,
                    fingerprint=order.asked,
                    created_at=milliseconds(now),
                    requests=requests_record(order.requests),
                    request_id=order.request_id or None,
                )
            )
            connection.execute(
                insert(POSTERS),
                [
                    {
                        "job_id": order.id,
                        "number": number,
                        "model": queue,
                        "recipe": orjson.dumps(asdict(recipe)).decode(),
                        "state": "queued",
                        "turn": 0,
                        "deaths": 0,
                        "executor": self._executor if private else None,
                        "private": private,
                        "created_at": milliseconds(now),
                        "price": price,
                        "day": ledger.day_of(now),
                    }
                    for number, (recipe, queue, price) in enumerate(
                        zip(order.recipes, order.queues, order.prices, strict=True)
                    )
                ],
            )
        return order.id

    def send(self, place: Place, *, entry_id: str, price: int, after: str | None = None) -> bool:
        """Write down, durably, that a model is asked next. False when the poster was cancelled or another draws it.

        `after` is the id under which another model was asked before, for which this one stands in.
        """
        now = self._now()
        mine = or_(
            and_(_C.state == "queued", or_(_C.executor.is_(None), _C.executor == self._executor)),
            and_(_C.state == "running", _C.executor == self._executor, _C.entry_id == after),
        )
        sent = _change(place, mine, _C.turn == place.turn).values(
            state="running",
            executor=self._executor,
            entry_id=entry_id,
            sent_at=milliseconds(now),
            price=price,
            day=ledger.day_of(now),
        )
        with self._database.writing(durable=True) as connection:
            return connection.execute(sent).rowcount == 1

    def saving(self, place: Place) -> None:
        """Write down that the picture has arrived."""
        with self._database.writing(durable=False) as connection:
            connection.execute(
                _change(place, _C.state == "running", _C.executor == self._executor).values(state="saving")
            )

    def end(
        self, place: Place, state: State, *, entry_id: str | None = None, error: str | None = None, free: bool = False
    ) -> None:
        """Write down how a poster ended, `error` as its record; `free` tells that it surely was not charged.

        One that was taken for interrupted while this process hung may still end well; badly, it ends only in its turn.
        """
        mine = [or_(_C.executor == self._executor, and_(_C.executor.is_(None), _C.state == "queued"))]
        mine += [] if state == "done" else [_C.turn == place.turn]
        values: dict[str, Any] = {"state": state, "error": error, "ended_at": milliseconds(self._now())}
        values |= {"entry_id": entry_id} if entry_id is not None else {}
        values |= {"price": 0 if free else case((_C.sent_at.is_(None), 0), else_=_C.price)}
        with self._database.writing(durable=False) as connection:
            connection.execute(_change(place, *mine, _C.state.in_((*OPEN, "interrupted"))).values(values))

    def put_back(self, place: Place) -> bool:
        """Have a poster wait again whose model was not asked, whatever is written of it; its turn is void.

        Tells whether it does: one that was drawn in that turn after all is left alone.
        """
        unsent = or_(_C.state == "queued", and_(_C.state == "running", _C.executor == self._executor))
        waits = {"state": "queued", "executor": None, "entry_id": None, "sent_at": None, "turn": _C.turn + 1}
        with self._database.writing(durable=True) as connection:
            changed = connection.execute(_change(place, unsent, _C.turn == place.turn, ~_C.private).values(waits))
            return changed.rowcount > 0

    def give_up(self, models: Collection[str], before: datetime, error: str) -> int:
        """End what has waited since before a moment for a model that is none of these; give the number of posters."""
        ended = self._never_sent("failed", error)
        waits = (_C.state == "queued", _C.executor.is_(None), _C.created_at < milliseconds(before))
        with self._database.writing(durable=True) as connection:
            return connection.execute(update(POSTERS).where(*waits, _C.model.not_in(models)).values(ended)).rowcount

    def let_go(self, error: str) -> None:
        """End the private posters of this process that were not begun."""
        ended = self._never_sent("failed", error)
        with self._database.writing(durable=False) as connection:
            mine = (_C.executor == self._executor, _C.state == "queued")
            connection.execute(update(POSTERS).where(*mine).values(ended))

    def cancel(self, job_id: str) -> tuple[list[Place], int]:
        """Cancel the posters of a job whose model was not asked yet; give them, and how many were asked for already."""
        ended = self._never_sent("cancelled", error_record(PosterCancelledError(_CANCELLED)))
        of_job = _C.job_id == job_id
        with self._database.writing(durable=True) as connection:
            stop = update(POSTERS).where(of_job, _C.state == "queued").values(ended)
            stopped = connection.execute(stop.returning(_C.job_id, _C.number, _C.turn)).all()
            sent = select(func.count()).select_from(POSTERS).where(of_job, _IS_OPEN)
            return [Place(*row) for row in stopped], int(connection.scalar(sent) or 0)

    def job(self, job_id: str) -> tuple[Row[Any], Sequence[Row[Any]], int | None] | None:
        """Give the rows of a job and its posters, and how many posters wait in front of its first waiting one."""
        with self._database.reading() as connection:
            job = connection.execute(select(JOBS).where(JOBS.c.id == job_id)).first()
            if job is None:
                return None
            posters = connection.execute(select(POSTERS).where(_C.job_id == job_id).order_by(_C.number)).all()
            waiting = next((row for row in posters if row.state == "queued"), None)
            if waiting is None:
                return job, posters, None
            in_front = (
                select(func.count())
                .select_from(POSTERS)
                .where(_C.state == "queued", _C.model == waiting.model)
                .where(tuple_(*_IN_ORDER) < (waiting.created_at, waiting.job_id, waiting.number))
            )
            return job, posters, int(connection.scalar(in_front) or 0)

    def poster(self, place: Place) -> Row[Any] | None:
        """Give the row of one poster, and with it the `request_id` of its job."""
        with_request = select(POSTERS, JOBS.c.request_id).outerjoin(JOBS, JOBS.c.id == _C.job_id)
        with self._database.reading() as connection:
            return connection.execute(with_request.where(*of_poster(place.job_id, place.number))).first()

    def open_among(self, job_ids: Collection[str]) -> set[str]:
        """Give those of the jobs that have posters which did not end."""
        if not job_ids:
            return set()
        still_open = select(_C.job_id).distinct().where(_C.job_id.in_(job_ids), _IS_OPEN)
        with self._database.reading() as connection:
            return set(connection.scalars(still_open))

    def open_jobs(self) -> int:
        """Count the jobs that did not end."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.count(_C.job_id.distinct())).where(_IS_OPEN)) or 0)

    def waiting(self) -> Sequence[tuple[Place, str]]:
        """Give every poster that any process may draw, and its queue, in order."""
        rows = select(_C.job_id, _C.number, _C.turn, _C.model).where(_C.state == "queued", _C.executor.is_(None))
        with self._database.reading() as connection:
            return [(Place(*row[:3]), row[3]) for row in connection.execute(rows.order_by(*_IN_ORDER))]

    def unsettled(self, age: timedelta, most: int = 5) -> list[str]:
        """Give the newest jobs that are at work, or were interrupted and not tried again by anybody."""
        since = milliseconds(self._now() - age)
        tried = select(JOBS.c.token).where(JOBS.c.token.startswith(AGAIN))
        lost = and_(_C.state == "interrupted", (literal(AGAIN) + _C.job_id).not_in(tried))
        jobs = select(_C.job_id).where(or_(_IS_OPEN, lost), _C.created_at > since, ~_C.private)
        newest = jobs.group_by(_C.job_id).order_by(func.max(_C.created_at).desc()).limit(most)
        with self._database.reading() as connection:
            return list(connection.scalars(newest))

    def executors(self) -> set[str]:
        """Give the processes that posters which did not end belong to."""
        with self._database.reading() as connection:
            return set(connection.scalars(select(_C.executor).distinct().where(_IS_OPEN, _C.executor.is_not(None))))

    def spending(self, budget: Decimal | None) -> Spending:
        """Add up the money of today and this month."""
        with self._database.reading() as connection:
            return ledger.spending(connection, self._now(), budget)

    def forget(self, before: datetime) -> int:
        """Drop the jobs that were taken in before a moment and have ended; give their number."""
        old = select(JOBS.c.id).where(JOBS.c.created_at < milliseconds(before))
        still_open = select(_C.job_id).where(_IS_OPEN)
        with self._database.writing(durable=False) as connection:
            ids = list(connection.scalars(old.where(JOBS.c.id.not_in(still_open)).limit(1_000)))
            connection.execute(delete(POSTERS).where(_C.job_id.in_(ids)))
            connection.execute(delete(JOBS).where(JOBS.c.id.in_(ids)))
        return len(ids)

    def _never_sent(self, state: State, error: str) -> dict[str, Any]:
        return {"state": state, "price": 0, "ended_at": milliseconds(self._now()), "error": error}


def _change(place: Place, *conditions: ColumnElement[bool]) -> Update:
    return update(POSTERS).where(*of_poster(place.job_id, place.number), *conditions)


def _by_token(token: str) -> Any:
    return select(JOBS.c.id, JOBS.c.fingerprint).where(JOBS.c.token == token)


def _same(known: Row[Any] | None, asked: str) -> str | None:
    if known is None:
        return None
    if known.fingerprint != asked:
        raise IdempotencyKeyReusedError
    return str(known.id)
