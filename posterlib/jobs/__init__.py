"""Requests as durable jobs: taken in at once, drawn in their turn, never paid twice, never lost."""

from posterlib.jobs.job import OPEN, Cancelled, Failure, Job, JobPoster, Spending, State
from posterlib.jobs.orders import is_job_id
from posterlib.jobs.poster_jobs import MOST_IN_A_LIST, PosterJobs

__all__ = [
    "MOST_IN_A_LIST",
    "OPEN",
    "Cancelled",
    "Failure",
    "Job",
    "JobPoster",
    "PosterJobs",
    "Spending",
    "State",
    "is_job_id",
]
