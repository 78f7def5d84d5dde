"""Round after round, the caretaker does what is left to do, and little else."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import event

from posterlib.bootstrap import Services
from posterlib.jobs import caretaker
from posterlib.posters import PosterRequest
from tests.jobs.conftest import finished
from tests.studio import FakeImageModel, open_studio
from tests.waiting import until

FOX = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320})

SOME_ROUNDS = 12


@pytest.fixture(autouse=True)
def quick_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caretaker, "_LOOK", 0.002)


def asked_of(studio: Services) -> list[str]:
    """What is asked of the database of jobs from now on."""
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(studio.jobs.figures._database.engine, "before_cursor_execute", note)
    return statements


def rounds(statements: list[str]) -> int:
    return sum("DISTINCT studio_posters.executor" in statement for statement in statements)


def test_failed_posters_are_not_read_again_in_every_round(tmp_path: Path) -> None:
    studio = open_studio(tmp_path / "history", FakeImageModel())
    statements = asked_of(studio)
    until(lambda: rounds(statements) >= SOME_ROUNDS)
    studio.close()

    assert sum("error LIKE" in statement for statement in statements) <= 1, "the first round is thorough"


def test_a_poster_that_cannot_be_finished_is_told_once_and_done_when_it_can_be(
    tmp_path: Path, model: FakeImageModel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="posterlib.history")
    studio = open_studio(tmp_path / "history", model)
    model.hold()
    job_id = studio.jobs.submit(FOX)
    assert model.asked.acquire(timeout=30)
    [draft] = (studio.history.root / ".staging").iterdir()
    in_the_way = studio.history.root / draft.name / "a file of somebody's"
    in_the_way.parent.mkdir()
    in_the_way.touch()
    model.release()
    assert finished(studio, job_id).state == "failed"
    statements = asked_of(studio)
    until(lambda: rounds(statements) >= SOME_ROUNDS)

    assert sum(f"{draft.name} could not be completed yet" in line for line in caplog.messages) == 1
    in_the_way.unlink()
    in_the_way.parent.rmdir()
    until(lambda: finished(studio, job_id).state == "done")
    studio.close()
