"""Waits for the end of a job, for callers who are told nothing before it."""

from __future__ import annotations

from posterlib.api.problems import Problem, problem_of
from posterlib.bootstrap import Services
from posterlib.errors import PosterCancelledError, PosterNotFoundError, StudioClosingError
from posterlib.jobs import Job

__all__ = ["ended", "failure_of"]


def ended(services: Services, job_id: str) -> Job:
    """Wait for the end of a job.

    While the studio closes, what was not begun is cancelled: who asked is about to be told that it failed, and must
    not be charged for it later.

    Raises:
        JobNotFoundError: it was forgotten meanwhile.
        StudioClosingError: the studio closes, and nothing of the job was drawn.
    """
    job = services.jobs.wait(job_id)
    if job is None or job.finished:
        return services.jobs.get(job_id) if job is None else job
    services.jobs.cancel(job_id)
    job = services.jobs.wait(job_id)
    if job is None:
        return services.jobs.get(job_id)
    if all(isinstance(poster.error, PosterCancelledError) for poster in job.posters):
        raise StudioClosingError
    return job


def failure_of(job: Job) -> Problem:
    """Say why a job that ended has no poster to show: what befell the first one that was not just cancelled."""
    failed = [poster for poster in job.posters if poster.error is not None]
    if not failed:  # they were made, and taken out of the history since
        return problem_of(PosterNotFoundError(job.posters[0].entry_id or ""))
    first = next((poster for poster in failed if poster.state != "cancelled"), failed[0])
    assert first.error is not None, "it is one of those with an error"
    return problem_of(first.error, model_asked=any(poster.may_be_charged for poster in failed))
