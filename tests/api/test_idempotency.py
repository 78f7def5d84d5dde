"""A request that is sent again is not drawn, counted or paid again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import falcon.testing
import pytest

from posterlib.bootstrap import Services
from tests.studio import FakeImageModel, open_studio

FOX = {"prompt": "A red fox in the snow", "width": 320, "height": 320}
BODIES = {
    "/v1/posters": FOX,
    "/v1/batches": {"posters": [FOX, FOX]},
    "/v1/images/generations": {"prompt": "A red fox in the snow", "size": "320x320"},
    "/send_prompt": FOX,
}


@pytest.fixture
def studio(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    """Two posters a minute."""
    services = open_studio(tmp_path / "history", model, rate_limit_enabled=True, rate_limit_per_minute=2)
    yield services
    services.close()


@pytest.mark.parametrize("path", BODIES)
def test_the_same_key_and_body_give_the_same_posters(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services, path: str
) -> None:
    headers = {"Idempotency-Key": "order-7", "Prefer": "wait=30"}
    answers = [client.simulate_post(path, json=BODIES[path], headers=headers) for _ in range(5)]

    assert [answer.status_code // 100 for answer in answers] == [2] * 5
    assert len(model.recipes) == studio.history.count() == (2 if path == "/v1/batches" else 1)
    pictures = [answer.json.get("posters") or answer.json.get("data") or answer.json["id"] for answer in answers]
    assert all(picture == pictures[0] for picture in pictures)


@pytest.mark.parametrize(("path", "told"), [("/v1/posters", "detail"), ("/send_prompt", "error")])
def test_a_key_for_another_request_is_refused(
    client: falcon.testing.TestClient, model: FakeImageModel, path: str, told: str
) -> None:
    key = {"Idempotency-Key": "order-7", "Prefer": "wait=30"}
    client.simulate_post(path, json=FOX, headers=key)
    answer = client.simulate_post(path, json=FOX | {"seed": 1}, headers=key)

    assert (answer.status_code, answer.json["code"]) == (422, "idempotency_key_reused")
    assert "choose a new key" in answer.json[told]
    assert len(model.recipes) == 1


def test_a_client_that_repeats_itself_all_at_once_gets_one_poster(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    headers = {"Idempotency-Key": "order-7", "Prefer": "wait=30"}
    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(lambda _: client.simulate_post("/v1/posters", json=FOX, headers=headers), range(20)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json["posters"][0]["id"] for answer in answers}) == 1
    assert len(model.recipes) == 1


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "ünïcode", "a\tb"])
@pytest.mark.parametrize("path", BODIES)
def test_a_key_that_is_none_is_refused_by_name(
    client: falcon.testing.TestClient, model: FakeImageModel, path: str, key: str
) -> None:
    answer = client.simulate_post(path, json=BODIES[path], headers={"Idempotency-Key": key})

    assert answer.status_code == 400
    assert "Idempotency-Key must have 1 to 255" in answer.text
    field = answer.json["error"]["param"] if path == "/v1/images/generations" else answer.json["field"]
    assert field == "Idempotency-Key"
    assert model.recipes == []


def test_a_key_is_not_the_token_of_a_page(client: falcon.testing.TestClient, studio: Services) -> None:
    from posterlib.posters import PosterRequest

    page = studio.jobs.submit(PosterRequest.parse(FOX), token="order-7")
    answer = client.simulate_post("/v1/posters", json=FOX, headers={"Idempotency-Key": "order-7"})

    assert answer.json["id"] != page


@pytest.mark.parametrize("path", ["/send_prompt", "/v1/images/generations"])
def test_a_poster_that_was_taken_out_of_the_history_is_not_drawn_again(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services, path: str
) -> None:
    key = {"Idempotency-Key": "order-7"}
    client.simulate_post(path, json=BODIES[path], headers=key)
    shutil.rmtree(studio.history.root / studio.history.ids()[0])
    studio.history.reconcile()
    answer = client.simulate_post(path, json=BODIES[path], headers=key)

    assert answer.status_code == 404
    assert "There is no poster with the id" in answer.text
    assert len(model.recipes) == 1


def test_the_job_of_a_poster_that_was_taken_out_still_tells_what_it_did(
    client: falcon.testing.TestClient, studio: Services
) -> None:
    made = client.simulate_post("/v1/posters", json=FOX, headers={"Prefer": "wait=30"})
    shutil.rmtree(studio.history.root / studio.history.ids()[0])
    studio.history.reconcile()
    poster = client.simulate_get(f"/v1/jobs/{made.json['id']}").json["posters"][0]

    assert (poster["status"], poster["id"]) == ("done", made.json["posters"][0]["id"])
    assert "image_url" not in poster
    assert client.simulate_get(made.headers["location"]).status_code == 404
