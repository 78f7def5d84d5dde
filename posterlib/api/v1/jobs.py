"""`/v1/jobs/{id}`: how a job stands, and what can still be done about it."""

from __future__ import annotations

import falcon

from posterlib.api.access import client_of
from posterlib.api.accounts import Accounts
from posterlib.api.answers.base import reply
from posterlib.api.answers.jobs import CancelAnswer, JobAnswer, RetryAnswer
from posterlib.api.headers import idempotency_token
from posterlib.api.v1.acceptance import Acceptance, seconds_to_look_again
from posterlib.api.validation import no_query
from posterlib.bootstrap import Services
from posterlib.errors import JobNotFoundError
from posterlib.jobs import Job, is_job_id
from posterlib.outcomes import what_cancelling_did

__all__ = ["CancelJob", "OneJob", "RetryJob"]

_AGAIN = (
    "One of these posters may have been charged already: its outcome is unknown. Drawing it again may charge again.",
    "None of these posters was charged before.",
)


class OneJob:
    """How a job stands."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._accounts = Accounts(services)

    def on_get(self, request: falcon.Request, response: falcon.Response, job_id: str) -> None:
        """Answer it; `Retry-After` says when to look again while it is open."""
        no_query(request)
        job = self._services.jobs.get(_checked(job_id))
        answer = self._accounts.job(job, request.prefix)
        response.cache_control = ("no-store",)
        if not job.finished:
            response.retry_after = seconds_to_look_again(answer)
        reply(response, answer)

    on_head = on_get


class CancelJob:
    """Stops what has not been sent."""

    def __init__(self, services: Services) -> None:
        self._jobs = services.jobs

    def on_post(self, request: falcon.Request, response: falcon.Response, job_id: str) -> None:
        """Cancel, and answer the truth about what was too late. May be repeated."""
        no_query(request)
        cancelled = self._jobs.cancel(_checked(job_id))
        job = self._jobs.get(job_id)
        answer = CancelAnswer(
            id=job.id,
            status=job.state,
            stopped=cancelled.stopped,
            already_sent=cancelled.already_sent,
            message=what_cancelling_did(cancelled),
        )
        reply(response, answer)


class RetryJob:
    """Asks once more for what a job did not make."""

    def __init__(self, services: Services, acceptance: Acceptance) -> None:
        self._jobs = services.jobs
        self._accounts = Accounts(services)
        self._acceptance = acceptance

    def on_post(self, request: falcon.Request, response: falcon.Response, job_id: str) -> None:
        """Take the same recipes in as a new job, and say whether that may charge again."""
        no_query(request)
        token = idempotency_token(request)
        former = self._jobs.get(_checked(job_id))
        again = any(poster.may_be_charged for poster in former.posters)
        new_id = self._jobs.try_again(job_id, token=token, client=client_of(request))

        def tell(job: Job, base_url: str) -> JobAnswer:
            fields = self._accounts.job_fields(job, base_url)
            return RetryAnswer(**fields, may_charge_again=again, message=_AGAIN[0 if again else 1])

        self._acceptance.answer(request, response, new_id, tell)


def _checked(job_id: str) -> str:
    if not is_job_id(job_id):
        raise JobNotFoundError(job_id)
    return job_id
