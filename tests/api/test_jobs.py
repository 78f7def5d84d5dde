"""What a script that watches, cancels and repeats its jobs relies on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bootstrap import Services
from posterlib.errors import ModelTimeoutError, PromptRejectedError
from tests.studio import CARD, FakeImageModel, open_studio
from tests.waiting import until

FOX = {"prompt": "A red fox in the snow", "width": 320, "height": 320}
WAITING = {"Prefer": "wait=30"}


@pytest.fixture
def studio(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    """A model that draws one picture at a time and may charge for it."""
    services = open_studio(tmp_path / "history", model, replace(CARD, family="stability", calls_at_once=1))
    yield services
    model.release()
    services.close()


def ask(client: falcon.testing.TestClient, **fields: object) -> str:
    answer = client.simulate_post("/v1/posters", json=FOX | fields)
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


def test_a_waiting_job_knows_its_place_and_each_poster_its_state(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    model.hold()
    first = ask(client, count=3)
    second = ask(client)
    model.asked.acquire()

    until(lambda: client.simulate_get(f"/v1/jobs/{first}").json["status"] == "running")
    told = client.simulate_get(f"/v1/jobs/{first}").json
    assert [poster["status"] for poster in told["posters"]] == ["running", "queued", "queued"]
    waiting = client.simulate_get(f"/v1/jobs/{second}")
    assert (waiting.json["status"], waiting.json["place"]) == ("queued", 2)
    assert int(waiting.headers["retry-after"]) >= 1
    assert waiting.headers["cache-control"] == "no-store"


def test_each_poster_shows_as_it_lands(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    model.for_seed[1] = PromptRejectedError("The filter stopped these words. Change the prompt.")
    job = ask(client, seed=1, count=2)

    until(lambda: client.simulate_get(f"/v1/jobs/{job}").json["status"] == "done")
    ended = client.simulate_get(f"/v1/jobs/{job}")
    failed, made = ended.json["posters"]
    assert (failed["status"], failed["code"]) == ("failed", "prompt_rejected")
    assert client.simulate_get(f"/v1/posters/{made['id']}").json["seed"] == 2
    assert (ended.json["place"], "retry-after" in ended.headers) == (None, False)


def test_cancelling_stops_what_waits_and_tells_what_was_sent(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.hold()
    job = ask(client, count=3)
    model.asked.acquire()
    cancelled = client.simulate_post(f"/v1/jobs/{job}/cancel")

    assert cancelled.status_code == 200
    assert (cancelled.json["stopped"], cancelled.json["already_sent"]) == (2, 1)
    assert cancelled.json["message"] == (
        "2 posters were cancelled and cost nothing. 1 poster was already sent; its result will be kept."
    )
    again = client.simulate_post(f"/v1/jobs/{job}/cancel").json
    assert (again["stopped"], again["message"]) == (
        0,
        "Too late to cancel: 1 poster was already sent; its result will be kept.",
    )
    model.release()
    studio.jobs.wait(job)
    told = client.simulate_get(f"/v1/jobs/{job}").json
    assert [poster["status"] for poster in told["posters"]] == ["done", "cancelled", "cancelled"]
    assert told["posters"][2]["may_be_charged"] is False
    assert client.simulate_post(f"/v1/jobs/{job}/cancel").json["message"].startswith("Nothing was left to cancel")
    assert len(model.recipes) == 1


def test_who_waits_for_a_cancelled_job_is_told(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.hold()
    ask(client)
    model.asked.acquire()
    job = ask(client)
    client.simulate_post(f"/v1/jobs/{job}/cancel")
    key = {"Idempotency-Key": "fox"}
    behind = client.simulate_post("/v1/posters", json=FOX, headers=key).json["id"]
    client.simulate_post(f"/v1/jobs/{behind}/cancel")
    answer = client.simulate_post("/v1/posters", json=FOX, headers=key | WAITING)

    assert (answer.status_code, answer.json["code"], answer.json["job"]) == (409, "cancelled", behind)


def test_trying_again_draws_only_what_was_not_made_with_the_same_seeds(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.for_seed[5] = ModelTimeoutError("No answer came. It may have been charged.")
    job = ask(client, seed=4, count=3)
    studio.jobs.wait(job)
    del model.for_seed[5]
    answer = client.simulate_post(f"/v1/jobs/{job}/retry", headers=WAITING)

    assert answer.status_code == 201
    assert answer.json["id"] != job
    assert [poster["seed"] for poster in answer.json["posters"]] == [5]
    assert answer.json["may_charge_again"] is True
    assert "may charge again" in answer.json["message"]
    assert sorted(recipe.seed for recipe in model.recipes) == [4, 5, 5, 6]


def test_trying_again_what_was_surely_free_says_so(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.enqueue(PromptRejectedError("The filter stopped these words. Change the prompt."))
    job = ask(client)
    studio.jobs.wait(job)
    answer = client.simulate_post(f"/v1/jobs/{job}/retry")

    assert (answer.status_code, answer.json["may_charge_again"]) == (202, False)
    assert answer.json["message"] == "None of these posters was charged before."
    assert answer.headers["location"] == f"/v1/jobs/{answer.json['id']}"


def test_a_retry_with_a_key_is_begun_once(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services
) -> None:
    model.enqueue(ModelTimeoutError("No answer came. It may have been charged."))
    job = ask(client)
    studio.jobs.wait(job)
    key = {"Idempotency-Key": "again"}
    answers = [client.simulate_post(f"/v1/jobs/{job}/retry", headers=WAITING | key) for _ in range(3)]

    assert len({answer.json["id"] for answer in answers}) == 1
    assert len(model.recipes) == 2


def test_nothing_is_tried_again_when_all_was_made(client: falcon.testing.TestClient, studio: Services) -> None:
    job = ask(client)
    studio.jobs.wait(job)
    answer = client.simulate_post(f"/v1/jobs/{job}/retry")

    assert answer.status_code == 400
    assert "left to make" in answer.json["detail"]


@pytest.mark.parametrize("job", ["nowhere", "..", "a" * 500, "%00", "%D9%A1", "5f0c5b1e8f3a4c9d8a6e2b7d4c1f0a93"])
def test_an_unknown_job_is_not_found(client: falcon.testing.TestClient, job: str) -> None:
    for answer in (
        client.simulate_get(f"/v1/jobs/{job}"),
        client.simulate_post(f"/v1/jobs/{job}/cancel"),
        client.simulate_post(f"/v1/jobs/{job}/retry"),
    ):
        assert (answer.status_code, answer.json["status"]) == (404, 404)
        assert answer.json["code"] in ("job_not_found", "http_404")


def test_a_job_is_seen_by_every_door_of_the_same_studio(client: falcon.testing.TestClient, studio: Services) -> None:
    job = ask(client)
    other_door = falcon.testing.TestClient(create_app(studio))

    assert other_door.simulate_get(f"/v1/jobs/{job}").json["id"] == job
    assert studio.jobs.get(job).request.prompt == FOX["prompt"]
