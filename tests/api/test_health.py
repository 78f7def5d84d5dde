"""`/health` tells quickly and truthfully whether the studio can work, and recovers with it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import falcon
import falcon.testing
import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from posterlib.api import create_app
from posterlib.api.health import Health
from posterlib.bootstrap import Services
from posterlib.health.vitals import Vitals
from posterlib.history import History
from posterlib.history.store import INDEX
from posterlib.jobs.database import database_file
from tests.postgres import SERVER, name_of, new_database, on_server
from tests.studio import FakeImageModel, open_studio

Ask = Callable[[], falcon.testing.Result]


@pytest.fixture
def ask(client: falcon.testing.TestClient) -> Ask:
    return lambda: client.simulate_get("/health")


@pytest.fixture
def unwritable(studio: Services) -> Path:
    """The history folder as a mount that takes nothing: root may write wherever there are just no permissions."""
    (studio.history.root / ".probe").mkdir()
    return studio.history.root / ".probe"


def wrong(answer: falcon.testing.Result) -> list[str]:
    return [name for name, well in answer.json["checks"].items() if not well]


def test_a_studio_that_is_well_says_so_and_what_people_look_for(ask: Ask) -> None:
    answer = ask()

    told = answer.json

    assert answer.status_code == 200
    assert told.pop("disk_free_bytes") > 0
    assert told.pop("version")
    assert told == {
        "status": "ok",
        "email_demo_mode": True,
        "model": "sketch",
        "offline": False,
        "checks": {"storage": True, "index": True, "jobs": True, "disk": True},
        "jobs_running": 0,
        "posters": 0,
    }


def test_a_folder_that_takes_nothing_is_told_until_it_does_again(ask: Ask, unwritable: Path) -> None:
    answer = ask()
    assert (answer.status_code, answer.json["status"], wrong(answer)) == (503, "unavailable", ["storage"])
    assert "Free space or mend its permissions" in answer.json["error"]

    unwritable.rmdir()
    assert ask().status_code == 200


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes wherever there are just no permissions")
def test_a_read_only_folder_is_told(ask: Ask, studio: Services) -> None:
    studio.history.root.chmod(0o500)
    answer = ask()
    studio.history.root.chmod(0o700)

    assert wrong(answer) == ["storage"]
    assert ask().status_code == 200


def test_an_index_that_is_gone_is_told_until_it_is_made_again(ask: Ask, studio: Services, tmp_path: Path) -> None:
    lone = History(tmp_path / "lone", now=lambda: datetime.now(UTC))
    studio.health.vitals = Vitals(lone, studio.jobs)
    (lone.root / INDEX).unlink()
    answer = ask()
    assert (answer.status_code, wrong(answer)) == (503, ["index"])
    assert "posters" not in answer.json

    lone.recover()
    assert ask().status_code == 200
    lone.close()


def test_a_database_of_jobs_that_is_gone_is_told_until_it_is_back(ask: Ask, studio: Services) -> None:
    file = database_file(studio.history.root)
    file.rename(file.with_name("elsewhere"))
    answer = ask()
    assert (answer.status_code, wrong(answer)) == (503, ["jobs"])
    assert "jobs_running" not in answer.json

    file.with_name("elsewhere").rename(file)
    assert ask().status_code == 200


def test_a_locked_database_makes_nobody_wait_for_long(ask: Ask, studio: Services) -> None:
    studio.health.vitals = Vitals(studio.history, studio.jobs, patience=0.5)  # in earnest it is more
    other = create_engine(f"sqlite:///{database_file(studio.history.root)}", isolation_level="AUTOCOMMIT")
    with other.connect() as connection:
        connection.execute(text("BEGIN EXCLUSIVE"))
        locked = [ask() for _ in range(3)]
        threads = [thread.name for thread in threading.enumerate()]
        connection.execute(text("ROLLBACK"))
    other.dispose()

    assert [(answer.status_code, wrong(answer)) for answer in locked] == [(503, ["jobs"])] * 3
    assert "does not answer" in locked[0].json["error"]
    assert threads.count("look-at-jobs") == 1, "who asks again waits for the same answer"
    studio.jobs.figures.check()  # the lock is gone
    assert ask().status_code == 200


def test_a_database_that_takes_nothing_is_told_until_it_does_again(tmp_path: Path) -> None:
    if not SERVER:
        pytest.skip("there is no PostgreSQL here: POSTGRES_TEST_URL is not set")
    with new_database() as address:
        studio = open_studio(tmp_path / "history", FakeImageModel(), database_url=SecretStr(address))
        ask = falcon.testing.TestClient(create_app(studio)).simulate_get
        name = name_of(address)
        break_off = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        on_server(f"ALTER DATABASE {name} SET default_transaction_read_only = on", break_off)
        answer = ask("/health")
        on_server(f"ALTER DATABASE {name} RESET default_transaction_read_only", break_off)
        again = ask("/health")
        studio.close()

    assert (answer.status_code, wrong(answer)) == (503, ["jobs"])
    assert again.status_code == 200


def test_a_machine_that_begins_no_more_threads_is_told(
    ask: Ask, studio: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", cannot)
        answer = ask()
        looks = studio.health.looks()

    assert (answer.status_code, wrong(answer)) == (503, ["storage", "index", "jobs", "disk"])
    assert "threads" in answer.json["error"]
    assert looks[2].state == "broken"
    assert ask().status_code == 200


def test_a_full_disk_is_told_before_it_costs_a_poster(ask: Ask, studio: Services) -> None:
    left = 99_999_999
    studio.health.vitals = Vitals(studio.history, studio.jobs, free=lambda _: left)
    answer = ask()
    assert (answer.status_code, wrong(answer), answer.json["disk_free_bytes"]) == (503, ["disk"], left)
    assert answer.json["error"].startswith("Only 100 MB left where the posters are kept. Free some space")

    left = 100_000_000
    assert ask().status_code == 200


def test_a_stranger_is_told_the_state_and_nothing_else(studio: Services, unwritable: Path) -> None:
    class Stranger:
        """The middleware that lets a stranger in."""

        def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
            request.context.caller = None

    app = falcon.App(middleware=[Stranger()])
    app.add_route("/health", Health(studio))
    client = falcon.testing.TestClient(app)

    assert client.simulate_get("/health").json == {"status": "unavailable", "email_demo_mode": True}
    unwritable.rmdir()
    assert client.simulate_get("/health").json == {"status": "ok", "email_demo_mode": True}


def test_what_should_never_happen_is_told_as_broken_and_logged(
    ask: Ask, studio: Services, caplog: pytest.LogCaptureFixture
) -> None:
    def fall(_: Path) -> int:
        raise ZeroDivisionError

    studio.health.vitals = Vitals(studio.history, studio.jobs, free=fall)
    answer = ask()

    assert (answer.status_code, wrong(answer)) == (503, ["disk"])
    assert "ZeroDivisionError" not in answer.text
