"""The durable queue by itself."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from posterlib.background import in_background
from posterlib.jobs.database import Database, jobs_folder
from posterlib.jobs.dbos_queue import DbosQueue
from posterlib.jobs.orders import Place
from tests.studio import CARD

PAID = replace(CARD, family="stability")


def test_nobody_claims_between_another_s_count_and_its_claim(tmp_path: Path, database: Database) -> None:
    folder = jobs_folder(tmp_path)
    others = []

    def counted(_: object, __: object, statement: str, *___: Any) -> None:
        if statement.startswith("SELECT count"):
            others.append(may_write(folder / "queue.sqlite3"))

    event.listen(Engine, "after_cursor_execute", counted)
    # DBOS does not open in the thread of an event loop, such as a browser's of other tests.
    in_background(lambda: draw_one(database, folder), name="queue").result()
    event.remove(Engine, "after_cursor_execute", counted)

    assert others
    assert not any(others)


def draw_one(database: Database, folder: Path) -> None:
    drawn = threading.Event()
    queue = DbosQueue([PAID], database, folder, executor="ours")
    queue.open(lambda _: drawn.set())
    queue.put([(Place("job", 0), PAID.id)])
    assert drawn.wait(30)
    queue.close()


def may_write(path: Path) -> bool:
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        other.close()
    return True
