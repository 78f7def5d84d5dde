"""What was counted is kept: over restarts, for all processes, and without ever going down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from posterlib.background import in_background
from posterlib.jobs.database import Database, jobs_folder, open_database
from posterlib.jobs.figures import Figures
from posterlib.measures import Measures, Tally
from posterlib.measures.catalog import GENERATION_SECONDS, POSTERS
from posterlib.posters import PosterRequest
from tests.contact.conftest import ADA
from tests.contact.postbox import PASSWORD, USER, postbox
from tests.jobs.conftest import Clock, finished
from tests.studio import FakeImageModel, open_studio
from tests.waiting import until

CORE = "stability.stable-image-core-v1:1"
FOX = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def databases(database_url: str, tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """The same database as two processes see it."""
    jobs_folder(tmp_path).mkdir()
    both = open_database(database_url, tmp_path), open_database(database_url, tmp_path)
    yield both
    for database in both:
        database.close()


def posters(tallies: list[Tally]) -> dict[str, float]:
    """Posters that were done, by day."""
    return {tally.day: tally.total for tally in tallies if tally.measure == "posters" and tally.labels[1] == "done"}


def test_what_two_processes_count_at_the_same_time_adds_up(databases: tuple[Database, Database], clock: Clock) -> None:
    def work(database: Database) -> None:
        measures = Measures(clock)
        figures = Figures(database, measures, now=clock)
        for number in range(40):
            measures.add(POSTERS, f"model-{number % 7}", "done")
            measures.observe(GENERATION_SECONDS, 4.5, CORE)
            figures.flush()

    with ThreadPoolExecutor(2) as processes:
        list(processes.map(work, databases))
    sums = Figures(databases[0], Measures(clock), now=clock).sums()

    assert sum(tally.total for tally in sums if tally.measure == "posters") == 80
    assert [(tally.bucket, tally.count, tally.total) for tally in sums if tally.measure == "generation"] == [
        ("5", 80, 360.0)
    ]


def test_what_was_counted_survives_a_restart(database_url: str, tmp_path: Path) -> None:
    for _ in range(2):
        studio = open_studio(tmp_path / "history", FakeImageModel(), database_url=SecretStr(database_url))
        finished(studio, studio.jobs.submit(FOX))
        studio.close()
    studio = open_studio(tmp_path / "history", FakeImageModel(), database_url=SecretStr(database_url))

    assert posters(studio.jobs.figures.sums()) == {"": 2}
    studio.close()


def test_what_is_counted_is_written_down_by_itself_after_a_few_seconds(tmp_path: Path) -> None:
    studio = open_studio(tmp_path / "history", FakeImageModel())
    finished(studio, studio.jobs.submit(FOX))

    until(lambda: posters(studio.jobs.figures.sums()) == {"": 1})
    studio.close()


def test_a_contact_message_under_way_when_the_studio_closes_is_counted(tmp_path: Path) -> None:
    mailing, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        mailing.set()
        go_on.wait(30)

    with postbox() as box:
        box.on_mail = wait
        mail = {"smtp_host": "127.0.0.1", "smtp_port": box.port, "smtp_user": USER, "smtp_pass": SecretStr(PASSWORD)}
        studio = open_studio(tmp_path / "history", FakeImageModel(), contact_to="desk@posters.example", **mail)
        receipt = in_background(lambda: studio.contact.submit(ADA, client="192.0.2.1"), name="visitor")
        assert mailing.wait(30)
        closed = in_background(studio.close, name="closing")
        until(lambda: not any(thread.name == "caretaker" for thread in threading.enumerate()))
        go_on.set()
        closed.result(30)
    assert receipt.result(30).outcome == "mailed"
    studio = open_studio(tmp_path / "history", FakeImageModel())
    sums = studio.jobs.figures.sums()
    studio.close()

    assert [tally.labels for tally in sums if tally.measure == "contact_messages"] == [("mailed",)]


def test_what_was_counted_is_written_down_even_when_something_does_not_close(tmp_path: Path) -> None:
    class Jammed:
        def close(self) -> None:
            raise ZeroDivisionError

    studio = open_studio(tmp_path / "history", FakeImageModel())
    finished(studio, studio.jobs.submit(FOX))
    with pytest.raises(ZeroDivisionError):
        replace(studio, contact=Jammed()).close()  # type: ignore[arg-type]
    studio = open_studio(tmp_path / "history", FakeImageModel())

    assert posters(studio.jobs.figures.sums()) == {"": 1}
    studio.close()


def test_what_is_counted_when_anything_goes_wrong_is_written_later(databases: tuple[Database, Database]) -> None:
    measures = Measures()
    figures = Figures(databases[0], measures, now=Clock())
    insert, figures._insert = figures._insert, None  # type: ignore[assignment]
    measures.add(POSTERS, CORE, "done")
    figures.flush()
    figures._insert = insert
    figures.flush()

    assert posters(figures.sums()) == {"": 1}


def test_days_are_kept_apart_for_two_months_and_together_after_that(
    databases: tuple[Database, Database], clock: Clock
) -> None:
    measures = Measures(clock)
    figures = Figures(databases[0], measures, now=clock)
    for _ in range(70):
        measures.add(POSTERS, CORE, "done")
        figures.flush()
        clock.time += timedelta(days=1)
    clock.time -= timedelta(days=1)
    figures.fold()
    figures.fold()

    assert posters(figures.sums()) == {"": 70}
    assert len(posters(figures.days(62))) == 62
    assert list(posters(figures.days(7)))[-1] == clock.time.date().isoformat()
    with databases[0].reading() as connection:
        assert connection.scalar(text("SELECT times FROM studio_tallies WHERE day = ''")) == 70 - 63


def test_what_cannot_be_written_now_is_written_later(tmp_path: Path, clock: Clock) -> None:
    jobs_folder(tmp_path).mkdir()
    database = open_database("", tmp_path)
    measures = Measures(clock)
    figures = Figures(database, measures, now=clock)
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE studio_tallies RENAME TO away"))
    measures.add(POSTERS, CORE, "done")
    figures.flush()
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO studio_tallies"))
    measures.add(POSTERS, CORE, "done")
    figures.flush()

    assert posters(figures.sums()) == {"": 2}
    database.close()


def test_a_database_of_an_earlier_version_gets_what_it_lacks(tmp_path: Path, clock: Clock) -> None:
    jobs_folder(tmp_path).mkdir()
    earlier = open_database("", tmp_path)
    with earlier.engine.begin() as connection:
        connection.execute(text("DROP TABLE studio_tallies"))
        connection.execute(text("DROP INDEX studio_posters_by_money"))
    earlier.close()
    database = open_database("", tmp_path)
    with database.reading() as connection:
        names = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'index'")))

    assert "studio_posters_by_money" in names
    assert Figures(database, Measures(clock), now=clock).sums() == []
    database.close()
