"""Answers a job that was just taken in: at once, or at its end when the caller prefers to wait for that."""

from __future__ import annotations

import math
from collections.abc import Callable

import falcon

from posterlib.api.accounts import Accounts
from posterlib.api.answers.base import reply
from posterlib.api.answers.jobs import JobAnswer
from posterlib.api.headers import preferred_wait
from posterlib.api.refusals import refuse
from posterlib.api.waiting import WaitingRoom, failure_of
from posterlib.bootstrap import Services
from posterlib.jobs import Job

__all__ = ["Acceptance", "seconds_to_look_again"]

_LEAST_PAUSE = 1
_LONGEST_PAUSE = 30
"""Seconds that a caller is asked to leave between two looks at a job."""


class Acceptance:
    """202 with the job; 201 when it ended in time and made a poster; a problem when it ended in time and made none."""

    def __init__(self, services: Services, room: WaitingRoom) -> None:
        self._jobs = services.jobs
        self._room = room
        self._accounts = Accounts(services)

    def answer(
        self,
        request: falcon.Request,
        response: falcon.Response,
        job_id: str,
        tell: Callable[[Job, str], JobAnswer] | None = None,
    ) -> None:
        """Answer, at once where too many wait already.

        `tell` puts the job into words where there is more to say of it than how it stands.
        """
        waited = self._wait(request, response, job_id)
        job = waited or self._jobs.get(job_id)
        response.location = f"{request.root_path}/v1/jobs/{job.id}"
        ended = waited is not None and job.finished
        if ended and job.state != "done":
            refuse(request, response, failure_of(job), job=job.id)
            return
        made = [poster.entry_id for poster in job.posters if poster.entry_id is not None]
        if ended and len(job.posters) == len(made) == 1:
            response.location = f"{request.root_path}/v1/posters/{made[0]}"
        answer = (tell or self._accounts.job)(job, request.prefix)
        if not job.finished:
            response.retry_after = seconds_to_look_again(answer)
        reply(response, answer, status=201 if ended else 202)

    def _wait(self, request: falcon.Request, response: falcon.Response, job_id: str) -> Job | None:
        """Give the job as it stands after the wait; `None` where the caller prefers none, or no seat is free."""
        patience = preferred_wait(request)
        if patience is None:
            return None
        with self._room.seat() as seated:
            if not seated:
                return None
            job = self._jobs.wait(job_id, patience) or self._jobs.get(job_id)
        response.set_header("Preference-Applied", f"wait={patience}")
        return job


def seconds_to_look_again(job: JobAnswer) -> int:
    """Give the pause after which an open job may have ended: what its model usually needs, less what has passed."""
    left = (job.typical_seconds or 0) - job.seconds
    return min(max(math.ceil(left), _LEAST_PAUSE), _LONGEST_PAUSE)
