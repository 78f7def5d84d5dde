"""What runs in a process of its own: a durable studio that obeys the tests, and dies where they say."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from posterlib import clock as studio_clock
from posterlib import sqlite_files
from posterlib.bootstrap import build_services
from posterlib.errors import PosterError
from posterlib.jobs import Cancelled, Job, Spending, caretaker, dbos_queue, ledger
from posterlib.logs import open_log
from posterlib.posters import PosterRequest
from posterlib.settings import Settings
from tests.durability.stages import die_at

__all__ = ["JobTold", "Opening", "PosterTold", "Refusal", "serve"]


@dataclass(frozen=True)
class Opening:
    """How a studio is opened.

    `dies_at` is a stage and which time it dies there. `pace` are seconds between looks at queues and for the dead,
    `busy` those to wait for a database that another writes, `minute` those of the minute that calls are counted in.
    It `hesitates` so many between looking at the budget and taking its share.
    """

    environment: dict[str, str]
    settings: dict[str, Any]
    log: Path
    dies_at: tuple[str, int] | None = None
    pace: float = 0.05
    busy: float | None = None
    minute: float | None = None
    hesitates: float = 0.0


@dataclass(frozen=True)
class PosterTold:
    """What a job tells of one poster; `code` and `says` are those of its error."""

    seed: int
    state: str
    sent: bool
    may_be_charged: bool
    entry_id: str | None
    code: str = ""
    says: str = ""


@dataclass(frozen=True)
class JobTold:
    """What is told of a job."""

    id: str
    state: str
    posters: tuple[PosterTold, ...]
    place: int | None
    dollars: Decimal

    def states(self) -> list[str]:
        return [poster.state for poster in self.posters]


@dataclass(frozen=True)
class Refusal:
    """An error that a command ended with."""

    code: str
    says: str


@dataclass
class _Clock:
    ahead: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


def serve(pipe: Connection, opening: Opening) -> None:
    """Open the studio, obey commands until `close`, and answer each."""
    os.environ.clear()
    os.environ.update(opening.environment)
    log = os.open(opening.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    clock = _Clock()
    _adjust(opening, clock)
    pipe.send(None)
    settings = Settings(_env_file=None, **opening.settings)
    open_log(settings)
    studio = _Studio(settings, clock)
    pipe.send(None)
    closed = False
    while not closed:
        command, arguments = pipe.recv()
        closed = command == "close"
        pipe.send(_answered(getattr(studio, command), arguments))


def _adjust(opening: Opening, clock: _Clock) -> None:
    studio_clock.now = clock.now
    caretaker._LOOK = dbos_queue._LOOK = dbos_queue._LOOK_ASIDE = opening.pace
    if opening.busy is not None:
        sqlite_files.BUSY = opening.busy
    if opening.minute is not None:
        dbos_queue._A_MINUTE = opening.minute
    if opening.hesitates:
        ledger.check_budget = _hesitant(ledger.check_budget, opening.hesitates)
    if opening.dies_at is not None:
        die_at(*opening.dies_at)


def _hesitant(check: Callable[..., None], seconds: float) -> Callable[..., None]:
    def call(*arguments: Any) -> None:
        check(*arguments)
        time.sleep(seconds)

    return call


def _answered(command: Callable[..., Any], arguments: Sequence[Any]) -> Any:
    try:
        return command(*arguments)
    except PosterError as error:
        return Refusal(error.code, str(error))


class _Studio:
    """The commands, each with values that can be sent between processes."""

    def __init__(self, settings: Settings, clock: _Clock) -> None:
        self._services = build_services(settings, shared=True)
        self._jobs = self._services.jobs
        self._clock = clock
        self._closing = threading.Thread(target=self._services.close)

    def submit(self, asked: Sequence[dict[str, Any]], token: str | None) -> str:
        return self._jobs.submit([PosterRequest.parse(each) for each in asked], token=token)

    def race(self, orders: Sequence[tuple[Sequence[dict[str, Any]], str | None]], threads: int) -> list[Any]:
        """Submit many orders from many threads that begin at once."""
        together = threading.Barrier(threads)

        def submit(number: int) -> Any:
            if number < threads:
                together.wait(30)
            return _answered(self.submit, orders[number])

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(submit, range(len(orders))))

    def find(self, job_id: str) -> JobTold | None:
        job = self._jobs.find(job_id)
        return None if job is None else _told(job)

    def wait(self, job_id: str) -> JobTold:
        job = self._jobs.wait(job_id, timeout=40)
        assert job is not None
        return _told(job)

    def cancel(self, job_id: str) -> Cancelled:
        return self._jobs.cancel(job_id)

    def try_again(self, job_id: str) -> str:
        return self._jobs.try_again(job_id)

    def running(self) -> int:
        return self._jobs.running()

    def spending(self) -> Spending:
        return self._jobs.spending()

    def sleep_over(self) -> None:
        """Let the next day begin."""
        self._clock.ahead += timedelta(days=1)

    def begin_to_close(self) -> None:
        self._closing.start()
        self._jobs._worker.closing.wait(30)

    def close(self) -> None:
        if not self._closing.is_alive():
            self.begin_to_close()
        self._closing.join(60)


def _told(job: Job) -> JobTold:
    posters = tuple(
        PosterTold(
            poster.recipe.seed,
            poster.state,
            poster.sent,
            poster.may_be_charged,
            poster.entry.id if poster.entry is not None else None,
            *((poster.error.code, str(poster.error)) if poster.error is not None else ()),
        )
        for poster in job.posters
    )
    return JobTold(job.id, job.state, posters, job.place, job.dollars)
