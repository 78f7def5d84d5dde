"""That a model is asked is on disk before it is asked: no crash can make the studio forget it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection

from posterlib.jobs.database import Database, jobs_folder, open_database
from posterlib.jobs.orders import Order, Place
from posterlib.jobs.store import JobStore
from posterlib.posters import Recipe
from tests.durability.easel import Bedrock
from tests.durability.processes import Studios, foxes

RECIPE = Recipe("sketch", "A red fox", 320, 320, seed=1)

_LOOK = "SELECT state, sent_at IS NOT NULL, entry_id IS NOT NULL, executor IS NOT NULL FROM studio_posters"


def test_another_process_sees_that_the_model_is_asked_before_it_is(
    studios: Studios, bedrock: Bedrock, database_url: str
) -> None:
    seen: list[Any] = []

    def look(seed: int) -> None:
        file = studios.history / ".jobs" / "jobs.sqlite3"
        with closing(psycopg.connect(database_url) if database_url else sqlite3.connect(file)) as connection:
            rows = connection.execute(f"{_LOOK} WHERE number = {seed - 1}").fetchall()
        seen.extend(tuple(row) for row in rows)

    bedrock.easel.witness = look
    studio = studios.open()
    studio.finished(studio.submit(*foxes(3)))

    assert seen == [("running", True, True, True)] * 3


def test_it_waits_for_the_disk_when_it_takes_a_job_in_and_before_a_model_is_asked(tmp_path: Path) -> None:
    class Watched(Database):
        synchronous: list[int]

        @contextmanager
        def writing(self, *, durable: bool, alone: bool = False) -> Iterator[Connection]:
            with super().writing(durable=durable, alone=alone) as connection:
                self.synchronous.append(int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one()))
                yield connection

    Watched.synchronous = []
    jobs_folder(tmp_path).mkdir()
    opened = open_database("", tmp_path)
    database = Watched(opened.engine)
    store = JobStore(database, executor="this", now=lambda: datetime.now(UTC))
    place = Place("job", 0)
    Watched.synchronous.clear()
    store.add(Order("job", (), (RECIPE,), ("sketch",), (0,), asked=""), private=False, budget=None)
    assert store.send(place, entry_id="entry", price=0)
    full = 2
    assert Watched.synchronous == [full, full]
    database.close()
