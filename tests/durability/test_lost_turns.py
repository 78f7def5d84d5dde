"""The queue may lose a turn: whatever waits by our own account comes to its turn all the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from dbos import DBOS

from posterlib.background import in_background
from posterlib.bootstrap import Services, build_services
from posterlib.jobs import PosterJobs
from posterlib.jobs import opening as jobs_opening
from posterlib.jobs.caretaker import Caretaker
from posterlib.posters import PosterRequest
from posterlib.settings import Settings
from tests.studio import CARD, FakeImageModel
from tests.waiting import until

FOX = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320})
PAID = replace(CARD, family="stability", calls_at_once=1, dollars_per_image=Decimal("0.04"))


@pytest.fixture
def caretakers(monkeypatch: pytest.MonkeyPatch) -> list[Caretaker]:
    """The caretakers of the studios that are opened."""
    found: list[Caretaker] = []

    class Remembered(Caretaker):
        def open(self) -> None:
            found.append(self)
            super().open()

    monkeypatch.setattr(jobs_opening, "Caretaker", Remembered)
    return found


def studio(folder: Path, model: FakeImageModel) -> Services:
    settings = Settings(_env_file=None, history_dir=folder, rate_limit_enabled=False)  # type: ignore[call-arg]
    return build_services(settings, {"sketch": (PAID, model)}, shared=True)


def state(jobs: PosterJobs, job_id: str) -> str:
    return jobs.get(job_id).state


def test_a_turn_that_was_cancelled_behind_our_back_comes_again(
    tmp_path: Path, model: FakeImageModel, caretakers: list[Caretaker]
) -> None:
    # DBOS does not open in the thread of an event loop, such as a browser's of other tests.
    in_background(lambda: lose_a_turn(tmp_path, model, caretakers), name="studio").result()


def lose_a_turn(folder: Path, model: FakeImageModel, caretakers: list[Caretaker]) -> None:
    opened = studio(folder, model)
    model.hold()
    first, second = opened.jobs.submit(FOX), opened.jobs.submit(FOX)
    until(lambda: state(opened.jobs, first) == "running")
    DBOS.cancel_workflow(f"{second}.0.0")
    model.release()
    until(lambda: state(opened.jobs, first) == "done")

    caretakers[0]._ensure()  # as in its rounds
    job = opened.jobs.wait(second, timeout=30)
    opened.close()
    assert job is not None
    assert job.state == "done"
    assert len(model.recipes) == 2
