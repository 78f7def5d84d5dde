"""How many calls may wait for their posters, and what one more is told."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.api.waiting import MOST_WAITING
from posterlib.bootstrap import Services
from posterlib.serving import SIMULTANEOUS_CALLS
from tests.studio import FakeImageModel

FOX = {"prompt": "A red fox in the snow"}
WAITING = {"Prefer": "wait=30"}


@pytest.fixture
def client(studio: Services) -> falcon.testing.TestClient:
    """An API in which one call may wait."""
    return falcon.testing.TestClient(create_app(studio, most_waiting=1))


@contextmanager
def one_that_waits(client: falcon.testing.TestClient, model: FakeImageModel, path: str) -> Iterator[None]:
    model.hold()
    with ThreadPoolExecutor(1) as people:
        first = people.submit(client.simulate_post, path, json=FOX, headers=WAITING)
        assert model.asked.acquire(timeout=30)
        try:
            yield
        finally:
            model.release()
        assert first.result().status_code in (200, 201)


def test_two_hundred_can_wait_and_threads_are_left_for_those_who_look() -> None:
    assert 200 <= MOST_WAITING <= SIMULTANEOUS_CALLS - 16


@pytest.mark.parametrize("waits_at", ["/send_prompt", "/v1/images/generations"])
@pytest.mark.parametrize("path", ["/send_prompt", "/v1/images/generations"])
def test_a_call_that_finds_no_seat_is_refused_before_anything_is_begun(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services, waits_at: str, path: str
) -> None:
    with one_that_waits(client, model, waits_at):
        answer = client.simulate_post(path, json=FOX)
        assert studio.jobs.running() == 1

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "x-should-retry" not in answer.headers
    assert "too_many_waiting" in answer.text
    assert len(model.recipes) == 1
    assert client.simulate_post(path, json=FOX).status_code == 200


def test_what_is_wrong_is_said_first(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    with one_that_waits(client, model, "/send_prompt"):
        assert client.simulate_post("/send_prompt", json={}).status_code == 400
        assert client.simulate_post("/v1/images/generations", json={**FOX, "size": "9x9"}).status_code == 400


@pytest.mark.parametrize("path", ["/v1/posters", "/v1/batches"])
def test_who_would_rather_wait_is_answered_at_once_instead(
    client: falcon.testing.TestClient, model: FakeImageModel, studio: Services, path: str
) -> None:
    body = FOX if path == "/v1/posters" else {"posters": [FOX]}
    with one_that_waits(client, model, "/v1/posters"):
        answer = client.simulate_post(path, json=body, headers=WAITING)
        assert client.simulate_get(f"/v1/jobs/{answer.json['id']}").status_code == 200

    assert answer.status_code == 202
    assert "preference-applied" not in answer.headers
    assert answer.headers["location"] == f"/v1/jobs/{answer.json['id']}"
