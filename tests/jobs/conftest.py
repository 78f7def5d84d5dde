"""The database of jobs by itself, with a clock that tests set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posterlib.bootstrap import Services
from posterlib.jobs import Job
from posterlib.jobs.database import Database, jobs_folder, open_database
from posterlib.jobs.orders import Order, Place, fingerprint
from posterlib.jobs.store import JobStore
from posterlib.posters import PosterRequest, Recipe

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOX = PosterRequest.parse({"prompt": "A red fox"})


class Clock:
    """Stands where it was put."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    jobs_folder(tmp_path).mkdir()
    opened = open_database("", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database, clock: Clock) -> JobStore:
    return JobStore(database, executor="ours", now=clock)


def order(
    job_id: str = "job", posters: int = 1, price: int = 40_000, token: str | None = None, model: str = "core"
) -> Order:
    recipes = tuple(Recipe(model, "A red fox", 1024, 1024, seed) for seed in range(posters))
    return Order(job_id, (FOX,), recipes, (model,) * posters, (price,) * posters, fingerprint([FOX]), token)


def state(store: JobStore, place: Place) -> str:
    row = store.poster(place)
    assert row is not None
    return str(row.state)


def finished(studio: Services, job_id: str) -> Job:
    """Wait for the end of a job."""
    job = studio.jobs.wait(job_id, timeout=30)
    assert job is not None
    assert job.finished
    return job
