"""How errors are told, in the shape of each address, and how a request is named."""

from __future__ import annotations

import logging

import falcon.testing
import pytest

from posterlib.bootstrap import Services
from posterlib.request_ids import current_request_id
from tests.studio import FakeImageModel

FOX = {"prompt": "A red fox in the snow", "width": 320, "height": 320}


def test_a_problem_has_every_member_that_scripts_decide_by(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_post("/v1/posters", json=FOX | {"seed": "7"}, headers={"X-Request-ID": "nightly-7"})

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json == {
        "type": "/docs#invalid_request",
        "title": "Invalid request",
        "status": 400,
        "detail": "seed must be a whole number.",
        "code": "invalid_request",
        "request_id": "nightly-7",
        "field": "seed",
    }


def test_the_former_routes_keep_their_shape(client: falcon.testing.TestClient) -> None:
    named = {"X-Request-ID": "nightly-7"}

    assert client.simulate_get("/nowhere", headers=named).json == {
        "error": "There is nothing at this address. GET /docs lists what there is.",
        "code": "http_404",
        "request_id": "nightly-7",
    }
    assert client.simulate_post("/send_prompt", json={}, headers=named).json == {
        "image_url": "",
        "total_time": 0,
        "error": "Prompt is required",
        "code": "invalid_request",
        "field": "prompt",
        "request_id": "nightly-7",
    }


@pytest.mark.parametrize("given", [None, "", "a b", "x" * 129, "ünïcode", "a\tb", "{}", "-leading"])
def test_a_request_without_a_sane_name_is_given_one(client: falcon.testing.TestClient, given: str | None) -> None:
    headers = {} if given is None else {"X-Request-ID": given}
    first = client.simulate_get("/v1/nowhere", headers=headers)
    second = client.simulate_get("/v1/nowhere", headers=headers)

    assert first.json["request_id"] == first.headers["x-request-id"] != given
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


def test_every_answer_carries_the_name_it_was_given(client: falcon.testing.TestClient) -> None:
    named = {"X-Request-ID": "run-42/step:3"}
    for path in ("/health", "/history_list", "/v1/models", "/docs", "/openapi.json", "/nowhere", "/history/x/y"):
        assert client.simulate_get(path, headers=named).headers["x-request-id"] == "run-42/step:3"
    assert current_request_id() == ""


def test_a_fault_of_ours_is_logged_under_the_name_of_its_request(
    client: falcon.testing.TestClient,
    studio: Services,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(studio.history, "page", broken)
    with caplog.at_level(logging.ERROR):
        answer = client.simulate_get("/v1/posters", headers={"X-Request-ID": "nightly-7"})

    assert (answer.status_code, answer.json["code"]) == (500, "studio_failed")
    assert "secret" not in answer.text
    assert "nightly-7" in caplog.text
    assert "ZeroDivisionError: secret detail" in caplog.text


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nowhere", "/v1/posters/x/y", "/v1/images", "/docs/nothing.js"])
def test_an_address_that_is_not_there_is_a_404(client: falcon.testing.TestClient, path: str) -> None:
    answer = client.simulate_get(path)

    assert (answer.status_code, answer.json["code"], answer.json["title"]) == (404, "http_404", "Not Found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/v1/posters", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("GET", "/v1/batches", {"POST", "OPTIONS"}),
        ("POST", "/v1/models", {"GET", "HEAD", "OPTIONS"}),
        ("PUT", "/v1/jobs/x", {"GET", "HEAD", "OPTIONS"}),
        ("PATCH", "/docs", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(
    client: falcon.testing.TestClient, method: str, path: str, allowed: set[str]
) -> None:
    answer = client.simulate_request(method, path)

    assert (answer.status_code, answer.json["code"]) == (405, "http_405")
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize("path", ["/v1/posters", "/v1/batches"])
@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b'{"prompt": "A fox"', "application/json", 400),
        (b'["A fox"]', "application/json", 400),
        (b'{"prompt": "A fox"}', "text/plain", 415),
        (b'{"prompt": "' + b"x" * 300_000 + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_is_no_json_object_is_a_problem(
    client: falcon.testing.TestClient, model: FakeImageModel, path: str, body: bytes, kind: str, status: int
) -> None:
    answer = client.simulate_post(path, body=body, headers={"Content-Type": kind})

    assert (answer.status_code, answer.json["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert model.recipes == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/posters"),
        ("POST", "/v1/batches"),
        ("GET", "/v1/posters/20261122T091530123-5f3a09c1"),
        ("GET", "/v1/jobs/x"),
        ("POST", "/v1/jobs/x/cancel"),
        ("POST", "/v1/jobs/x/retry"),
        ("GET", "/v1/models"),
        ("GET", "/v1/models/sketch"),
        ("GET", "/v1/spending"),
    ],
)
def test_an_unknown_parameter_is_refused_by_name(
    client: falcon.testing.TestClient, model: FakeImageModel, method: str, path: str
) -> None:
    answer = client.simulate_request(method, path, json=FOX if method == "POST" else None, query_string="verbose=1")

    assert (answer.status_code, answer.json["field"]) == (400, "verbose")
    assert model.recipes == []


def test_a_closing_studio_says_to_come_back(client: falcon.testing.TestClient, studio: Services) -> None:
    studio.jobs.drain()
    answer = client.simulate_post("/v1/posters", json=FOX)

    assert (answer.status_code, answer.json["code"]) == (503, "studio_closing")
    assert (answer.headers["retry-after"], answer.json["retry_after"]) == ("5", 5)
