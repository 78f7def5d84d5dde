"""What callers are told while the studio shuts down, and what it costs them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bootstrap import Services, build_services
from posterlib.settings import Settings
from tests.studio import CARD, FakeImageModel
from tests.waiting import until

FOX = {"prompt": "A red fox in the snow", "width": 320, "height": 320}


@pytest.fixture
def open_again(tmp_path: Path, model: FakeImageModel) -> Callable[[], Services]:
    """Opens the studio, one picture at a time, whose queue outlives it."""

    def build() -> Services:
        settings = Settings(_env_file=None, history_dir=tmp_path / "history", rate_limit_enabled=False)  # type: ignore[call-arg]
        return build_services(settings, {"sketch": (replace(CARD, calls_at_once=1), model)}, shared=True)

    return build


def test_who_waits_for_a_poster_that_was_not_begun_is_refused_and_never_charged_for_it(
    open_again: Callable[[], Services], model: FakeImageModel
) -> None:
    studio = open_again()
    client = falcon.testing.TestClient(create_app(studio))
    model.hold()
    with ThreadPoolExecutor(8) as people:
        begun = people.submit(client.simulate_post, "/send_prompt", json=FOX)
        model.asked.acquire()
        waiting = [
            people.submit(client.simulate_post, "/send_prompt", json=FOX),
            people.submit(client.simulate_post, "/v1/images/generations", json={"prompt": "A fox", "size": "320x320"}),
        ]
        patient = people.submit(client.simulate_post, "/v1/posters", json=FOX, headers={"Prefer": "wait=60"})
        until(lambda: studio.jobs.running() == 4)
        studio.begin_closing()
        refused = [each.result(30) for each in waiting]
        told = patient.result(30)
        model.release()
        made = begun.result(30)
    studio.close()

    assert made.status_code == 200
    for answer in refused:
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert refused[0].json["code"] == refused[1].json["error"]["code"] == "studio_closing"
    assert (told.status_code, told.json["status"]) == (202, "queued")

    after = open_again()
    kept = falcon.testing.TestClient(create_app(after)).simulate_get(told.headers["location"])
    assert after.jobs.wait(kept.json["id"], 30) is not None
    until(lambda: after.history.count() == 2)
    after.close()
    assert len(model.recipes) == 2
