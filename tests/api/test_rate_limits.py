"""How many posters a script may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import falcon.testing
import pytest
from pydantic import SecretStr

from posterlib.bootstrap import Services
from tests.studio import FakeImageModel, open_studio

OURS, THEIRS = "the-key-of-our-own-scripts", "the-key-of-another-team"
FOX = {"prompt": "A red fox", "width": 320, "height": 320}


@pytest.fixture
def studio(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    """Three posters a minute, for whoever has a key."""
    limits = {"rate_limit_enabled": True, "rate_limit_per_minute": 3}
    services = open_studio(tmp_path / "history", model, api_keys=(SecretStr(OURS), SecretStr(THEIRS)), **limits)
    yield services
    services.close()


def post(client: falcon.testing.TestClient, key: str = OURS, **fields: object) -> falcon.testing.Result:
    return client.simulate_post("/send_prompt", json=FOX | fields, headers=bearer(key))


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_script_that_asks_too_often_is_told_when_to_come_back(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    assert [post(client).status_code for _ in range(4)] == [200, 200, 200, 429]

    answer = post(client)
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert answer.json["code"] == "rate_limited"
    assert (answer.json["image_url"], answer.json["total_time"]) == ("", 0)
    assert answer.json["error"].startswith("This is more than 3 posters a minute. Try again in ")
    assert len(model.recipes) == 3


def test_another_key_has_its_own_share_wherever_it_is_used(client: falcon.testing.TestClient) -> None:
    post(client, count=3)

    assert post(client, THEIRS).status_code == 200
    forged = {"X-Forwarded-For": "192.0.2.3", "Forwarded": "for=192.0.2.3", "X-Real-IP": "192.0.2.3"}
    moved = client.simulate_post("/send_prompt", json=FOX, remote_addr="192.0.2.1", headers=bearer(OURS) | forged)
    assert moved.status_code == 429


def test_a_batch_is_drawn_whole_or_not_at_all(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    assert post(client, count=2).status_code == 200
    assert post(client, count=2).status_code == 429
    assert post(client).status_code == 200
    assert len(model.recipes) == 3


def test_a_batch_that_can_never_be_is_given_no_time_to_come_back(client: falcon.testing.TestClient) -> None:
    answer = post(client, count=4)

    assert answer.status_code == 429
    assert "retry-after" not in answer.headers
    assert "Ask for fewer" in answer.json["error"]


def test_a_refused_request_takes_no_place(client: falcon.testing.TestClient) -> None:
    refused = [post(client, **wrong).status_code for wrong in ({"prompt": ""}, {"style": "neon"}, {"width": 1})]
    assert refused == [400, 400, 400]

    assert post(client, count=3).status_code == 200


def test_only_drawing_is_limited(client: falcon.testing.TestClient) -> None:
    post(client, count=3)
    listed = client.simulate_get("/history_list", headers=bearer(OURS)).json[0]
    thumbnail = "/history" + listed["thumb"].partition("/history")[2]

    for address in ("/history_list", "/health", thumbnail, "/v1/posters", "/v1/models", "/v1/spending", "/docs"):
        looks = [client.simulate_get(address, headers=bearer(OURS)) for _ in range(5)]
        assert [look.status_code for look in looks] == [200] * 5


@pytest.mark.parametrize(
    ("path", "body"), [("/v1/posters", FOX | {"count": 2}), ("/v1/batches", {"posters": [FOX, FOX]})]
)
def test_every_door_counts_the_same_posters(client: falcon.testing.TestClient, path: str, body: object) -> None:
    post(client, count=2)
    answer = client.simulate_post(path, json=body, headers=bearer(OURS))

    assert (answer.status_code, answer.json["code"]) == (429, "rate_limited")
    assert 1 <= int(answer.headers["retry-after"]) == answer.json["retry_after"] <= 60
