"""A job keeps the id of the request that submitted it; whoever draws it, works for that request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.schema import CreateTable

from posterlib.bootstrap import Services
from posterlib.generation import Watch
from posterlib.history import Entry
from posterlib.jobs.database import Database, database_file, jobs_folder, open_database
from posterlib.jobs.orders import Place
from posterlib.jobs.store import JobStore
from posterlib.jobs.tables import JOBS, POSTERS
from posterlib.jobs.worker import PosterWorker
from posterlib.posters import PosterRequest, Recipe
from posterlib.request_ids import Work, begin_request, current_work, end_request
from tests.jobs.conftest import Clock, finished, order


class Drawer:
    """Minds for what it was asked to draw, and draws nothing."""

    def __init__(self) -> None:
        self.works: list[Work] = []

    def __call__(self, recipe: Recipe, watch: Watch) -> Entry:
        self.works.append(current_work())
        raise ZeroDivisionError


def test_a_job_is_drawn_by_another_process_for_the_request_that_submitted_it(database: Database, clock: Clock) -> None:
    begin_request("nightly-7")
    asked = order("b1946ac92492", posters=2)
    named = order("591785b794601")
    for each, request_id in ((asked, "nightly-7"), (named, "")):
        JobStore(database, executor="theirs", now=clock).add(
            each.__class__(**{**vars(each), "request_id": request_id}), private=False, budget=None
        )
    end_request()
    drawer = Drawer()
    worker = PosterWorker(drawer, JobStore(database, executor="ours", now=clock), shared=True)

    for place in (Place("b1946ac92492", 0), Place("591785b794601", 0), Place("b1946ac92492", 1)):
        worker.make(place)
        assert current_work() == Work()
    of_first = Work("nightly-7", "b1946ac92492")
    assert drawer.works == [of_first, Work("", "591785b794601"), of_first]


def test_the_threads_of_a_studio_draw_for_the_request(studio: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    works: list[Work] = []
    draw = studio.jobs._worker._draw
    monkeypatch.setattr(studio.jobs._worker, "_draw", lambda *asked: works.append(current_work()) or draw(*asked))
    for request_id in ("nightly-7", "nightly-8"):
        begin_request(request_id)
        job_id = studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox", "count": 2}))
        end_request()
        finished(studio, job_id)

        assert works == [Work(request_id, job_id)] * 2
        works.clear()


@contextmanager
def made_before(url: str, folder: Path) -> Iterator[None]:
    """A database as it was before jobs kept their request, with one job that waits."""
    jobs_folder(folder).mkdir()
    address = url.replace("postgresql://", "postgresql+psycopg://") or f"sqlite:///{database_file(folder)}"
    engine = create_engine(address)
    with engine.begin() as connection:
        for table in (JOBS, POSTERS):
            connection.execute(text(str(CreateTable(table).compile(engine)).replace("\trequest_id VARCHAR, \n", "")))
        assert "request_id" not in columns(connection)
        connection.execute(
            text("INSERT INTO studio_jobs (id, fingerprint, created_at, requests) VALUES ('old', 'x', 1, '[]')")
        )
    engine.dispose()
    yield


def columns(connection: Connection) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns("studio_jobs")}


def test_a_database_of_before_gets_the_column_when_it_is_opened(
    database_url: str, tmp_path: Path, clock: Clock
) -> None:
    with made_before(database_url, tmp_path):
        database = open_database(database_url, tmp_path)
    store = JobStore(database, executor="ours", now=clock)
    store.add(order("new"), private=False, budget=None)
    with database.reading() as connection:
        assert connection.execute(text("SELECT id, request_id FROM studio_jobs ORDER BY id")).all() == [
            ("new", None),
            ("old", None),
        ]
    assert store.poster(Place("new", 0)) is not None
    database.close()

    again = open_database(database_url, tmp_path)
    with again.reading() as connection:
        assert "request_id" in columns(connection)
    again.close()


def test_a_database_of_before_may_be_opened_by_several_at_once(database_url: str, tmp_path: Path) -> None:
    opened: list[Database] = []
    with made_before(database_url, tmp_path):
        together = threading.Barrier(6)

        def open_it() -> None:
            together.wait(30)
            opened.append(open_database(database_url, tmp_path))

        threads = [threading.Thread(target=open_it) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)

    assert len(opened) == 6
    for database in opened:
        database.close()
