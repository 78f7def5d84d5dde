"""The database of jobs goes away in the middle of the work, and comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from posterlib.jobs.database import open_database
from posterlib.jobs.presence import PostgresPresence
from tests.durability.easel import Bedrock
from tests.durability.processes import FOX, OFFLINE_FOX, RefusedError, StudioProcess, Studios
from tests.postgres import name_of, on_server
from tests.waiting import until


@contextmanager
def away(database_url: str) -> Iterator[None]:
    """Break every connection to a database off, and let nobody in while the block lasts."""
    name = name_of(database_url)
    on_server(
        f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
    )
    try:
        yield
    finally:
        on_server(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


@contextmanager
def written_by_another(file: Path) -> Iterator[None]:
    """Keep everybody else from writing a SQLite file while the block lasts."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def gone(studios: Studios, database_url: str) -> AbstractContextManager[None]:
    return away(database_url) if database_url else written_by_another(studios.history / ".jobs" / "jobs.sqlite3")


def told(studio: StudioProcess, job_id: str) -> str:
    try:
        return studio.find(job_id).state
    except RefusedError as error:
        return error.code


def test_a_poster_in_flight_is_kept_and_told_when_the_database_is_back(
    studios: Studios, bedrock: Bedrock, database_url: str
) -> None:
    bedrock.easel.hold()
    studio = studios.open(busy=0.2)
    job_id = studio.submit(FOX)
    until(lambda: studio.find(job_id).state == "running")
    with gone(studios, database_url):
        with pytest.raises(RefusedError, match="The database of jobs cannot be used") as refused:
            studio.submit(FOX)
        assert refused.value.code == "storage_failed"
        bedrock.easel.release()
        until(lambda: sum("posterlib.jobs.worker" in line for line in studios.complaints) == 2)  # saving, done
        assert len(studios.entries) == 1
        assert told(studio, job_id) in ("running", "storage_failed")

    until(lambda: told(studio, job_id) == "done")
    assert studio.finished(studio.submit(FOX | {"seed": 2})).state == "done"
    assert bedrock.seeds == [1, 2]


def test_a_process_killed_while_the_database_was_away_is_taken_over_when_it_is_back(
    studios: Studios, bedrock: Bedrock, database_url: str
) -> None:
    killed = studios.open(busy=0.2)
    bedrock.easel.hold()
    job_id = killed.submit(FOX)
    until(lambda: killed.find(job_id).state == "running")
    with gone(studios, database_url):
        bedrock.easel.release()
        until(lambda: len(studios.entries) == 1)
        killed.kill()

    assert studios.open().finished(job_id).states() == ["done"]
    assert bedrock.seeds == [1]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_process_that_lost_its_connection_is_not_taken_for_dead(
    studios: Studios, bedrock: Bedrock, database_url: str
) -> None:
    bedrock.easel.hold()
    studio = studios.open()
    job_id = studio.submit(FOX)
    until(lambda: studio.find(job_id).state == "running")
    with away(database_url):
        until(lambda: len(studios.complaints) >= 3)  # more than one round found nobody there
    with psycopg.connect(database_url) as connection:
        [executor] = connection.execute("SELECT executor FROM studio_posters").fetchone() or [""]
    engine = open_database(database_url, studios.history).engine
    presence = PostgresPresence(engine, "whoever asks")
    until(lambda: presence.lives(executor))
    presence.close()
    engine.dispose()
    other = studios.open()
    assert other.finished(other.submit(OFFLINE_FOX)).state == "done"

    assert other.find(job_id).state == "running"
    bedrock.easel.release()
    assert other.finished(job_id).state == "done"
    assert not [line for line in studios.complaints if '"level": "warning"' not in line], "each is told in one line"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has jobs and queue in one
def test_a_job_is_taken_in_while_its_queue_is_locked_and_drawn_when_it_is_free(
    studios: Studios, bedrock: Bedrock
) -> None:
    studio, folder = studios.open(busy=0.2), studios.history / ".jobs"
    with written_by_another(folder / "queue.sqlite3"), closing(sqlite3.connect(folder / "jobs.sqlite3")) as jobs:
        studio.ask("submit", [FOX], "click 1")
        until(lambda: jobs.execute("SELECT state FROM studio_posters").fetchall() == [("queued",)])

    assert studio.finished(studio.answer()).state == "done"
    assert bedrock.seeds == [1]
