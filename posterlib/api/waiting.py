"""Waits for the end of a job, for callers who are told nothing before it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from posterlib.api.problems import TOO_MANY_WAITING, Problem, problem_of
from posterlib.bootstrap import Services
from posterlib.errors import PosterCancelledError, PosterNotFoundError, StorageError, StudioClosingError
from posterlib.jobs import Job

__all__ = ["MOST_WAITING", "WaitingRoom", "ended", "failure_of", "no_seat"]

MOST_WAITING = 240
"""Calls that may wait for their jobs at one time: the server works on 256, so 16 are left to look and to cancel."""

_A_SEAT_LATER = 5
"""Seconds after which a seat may be free."""

_PAUSES = (0.2, 0.4, 0.8, 1.6, 3.0, *[5.0] * 11)
"""Seconds between looks at a job while the database falters: a minute in all."""

Seen = TypeVar("Seen")


class WaitingRoom:
    """Seats for the calls that wait: each holds a thread of the server. Thread-safe."""

    def __init__(self, seats: int = MOST_WAITING) -> None:
        self._seats = threading.BoundedSemaphore(seats)

    @contextmanager
    def seat(self) -> Iterator[bool]:
        """Take a seat for as long as the block lasts, and tell whether there was one."""
        taken = self._seats.acquire(blocking=False)
        try:
            yield taken
        finally:
            if taken:
                self._seats.release()


def no_seat() -> Problem:
    """Say that nobody more can wait, and that nothing was begun."""
    detail = "Too many calls are waiting for posters, and nothing was begun for this one. Send it again in a few "
    detail += "seconds, or ask at POST /v1/posters, where nobody needs to wait."
    return Problem(503, TOO_MANY_WAITING, detail, retry_after=_A_SEAT_LATER)


def ended(services: Services, job_id: str, *, pause: Callable[[float], object] | None = None) -> Job:
    """Wait for the end of a job, which is under way: while the database falters, look again for up to a minute.

    While the studio closes, what was not begun is cancelled: who asked is about to be told that it failed, and must
    not be charged for it later.

    Raises:
        JobNotFoundError: it was forgotten meanwhile.
        StudioClosingError: the studio closes, and nothing of the job was drawn.
        StorageError: the database still does not answer.
    """
    jobs, pause = services.jobs, pause or threading.Event().wait

    def wait() -> Job:
        return jobs.wait(job_id) or jobs.get(job_id)

    job = _patiently(wait, pause)
    if job.finished:
        return job
    _patiently(lambda: jobs.cancel(job_id), pause)
    job = _patiently(wait, pause)
    if all(isinstance(poster.error, PosterCancelledError) for poster in job.posters):
        raise StudioClosingError
    return job


def _patiently(look: Callable[[], Seen], pause: Callable[[float], object]) -> Seen:
    for seconds in _PAUSES:
        try:
            return look()
        except StorageError:
            pause(seconds)
    return look()


def failure_of(job: Job) -> Problem:
    """Say why a job that ended has no poster to show: what befell the first one that was not just cancelled."""
    failed = [poster for poster in job.posters if poster.error is not None]
    if not failed:  # they were made, and taken out of the history since
        return problem_of(PosterNotFoundError(job.posters[0].entry_id or ""))
    first = next((poster for poster in failed if poster.state != "cancelled"), failed[0])
    assert first.error is not None, "it is one of those with an error"
    return problem_of(first.error, model_asked=any(poster.may_be_charged for poster in failed))
