"""Who may call the API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import falcon.inspect
import falcon.testing
import pytest
from pydantic import SecretStr

from posterlib.api import create_app
from posterlib.api.access import OPEN
from posterlib.bootstrap import Services
from tests.studio import FakeImageModel, open_studio

OURS, THEIRS = "the-key-of-our-own-scripts", "the-key-of-another-team"
FOX = {"prompt": "A red fox", "width": 320, "height": 320}


@pytest.fixture
def locked(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    """A studio with two keys."""
    services = open_studio(tmp_path / "locked", model, api_keys=(SecretStr(OURS), SecretStr(THEIRS)))
    yield services
    services.close()


@pytest.fixture
def stranger(locked: Services) -> falcon.testing.TestClient:
    return falcon.testing.TestClient(create_app(locked))


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def addresses(studio: Services) -> Iterator[tuple[str, str]]:
    """Every method of every route, with something in the place of each field."""
    for route in falcon.inspect.inspect_routes(create_app(studio)):
        path = route.path.replace("{model_id:path}", "offline")
        for field in ("entry_id", "job_id", "name", "file"):
            path = path.replace(f"{{{field}}}", "x")
        for method in route.methods:
            if not method.internal:
                yield method.method, path


def test_every_route_is_closed_to_strangers_but_those_that_are_listed(
    locked: Services, stranger: falcon.testing.TestClient
) -> None:
    answers = {
        (method, path): stranger.simulate_request(method, path, remote_addr="203.0.113.7")
        for method, path in addresses(locked)
    }
    open_to_all = {path for (_, path), answer in answers.items() if answer.status_code != 401}

    assert len(answers) > 20
    assert open_to_all == set(OPEN) == {"/health", "/openapi.json"}


def test_a_stranger_learns_not_even_what_there_is(stranger: falcon.testing.TestClient) -> None:
    for path in ("/no-such-route", "/v1/no-such-route", "/history/../../etc/passwd"):
        assert stranger.simulate_get(path).status_code == 401


@pytest.mark.parametrize("path", ["/send_prompt", "/v1/posters", "/v1/images/generations", "/history_list"])
def test_the_refusal_has_the_shape_of_its_address(stranger: falcon.testing.TestClient, path: str) -> None:
    answer = stranger.simulate_post(path, json=FOX)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    told: dict[str, Any] = answer.json
    code = told["error"]["code"] if path.endswith("generations") else told["code"]
    assert code == ("invalid_api_key" if path.endswith("generations") else "not_signed_in")
    assert "Authorization: Bearer" in answer.text


def test_a_key_opens_all_of_it_from_anywhere(stranger: falcon.testing.TestClient, model: FakeImageModel) -> None:
    made = stranger.simulate_post("/send_prompt", json=FOX, headers=bearer(THEIRS), remote_addr="203.0.113.7")

    assert made.status_code == 200
    assert stranger.simulate_get("/history_list", headers=bearer(OURS)).json
    assert len(model.recipes) == 1


def test_a_session_of_the_pages_opens_it_too_but_not_for_another_sites_page(
    locked: Services, stranger: falcon.testing.TestClient
) -> None:
    session = locked.guard.sessions.of_key(str(locked.guard.keys.find(OURS)))
    signed_in = {"Cookie": f"poster_studio_session={session}"}
    foreign = stranger.simulate_post("/send_prompt", json=FOX, headers=signed_in | {"Origin": "https://evil.example"})

    assert stranger.simulate_get("/history_list", headers=signed_in).status_code == 200
    assert (foreign.status_code, foreign.json["code"]) == (403, "foreign_origin")


def test_a_picture_behind_a_key_is_kept_by_no_shared_cache(
    stranger: falcon.testing.TestClient, client: falcon.testing.TestClient
) -> None:
    def kept(where: falcon.testing.TestClient) -> str:
        made = where.simulate_post("/send_prompt", json=FOX, headers=bearer(OURS)).json["id"]
        answer = where.simulate_get(f"/history/{made}/original.png", headers=bearer(OURS))
        return str(answer.headers["cache-control"])

    assert "private" in kept(stranger)
    assert "max-age=86400" in kept(stranger)
    assert "private" not in kept(client)


def test_without_keys_only_this_machine_is_answered(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_get("/history_list", remote_addr="203.0.113.7")

    assert (answer.status_code, answer.json["code"]) == (403, "only_this_machine")
    assert client.simulate_get("/health", remote_addr="203.0.113.7").status_code == 403


def test_a_name_that_is_not_the_studios_is_refused(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_get("/v1/models", headers={"Host": "rebound.invalid:5002"})

    assert (answer.status_code, answer.json["code"]) == (421, "unknown_host")


def test_a_page_of_another_site_cannot_spend_money(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    for path in ("/send_prompt", "/v1/posters", "/v1/images/generations"):
        answer = client.simulate_post(path, json=FOX, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403

    assert model.recipes == []


def test_the_former_front_end_may_ask_before_it_sends_and_bring_a_key(stranger: falcon.testing.TestClient) -> None:
    asked = stranger.simulate_options(
        "/send_prompt",
        headers={
            "Origin": "http://localhost:3000",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type",
        },
    )
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == "http://localhost:3000"
    assert "authorization" in asked.headers["access-control-allow-headers"]

    sent = stranger.simulate_post("/send_prompt", json=FOX, headers=bearer(OURS) | {"Origin": "http://localhost:3000"})
    assert sent.status_code == 200


def test_two_callers_may_have_the_same_idempotency_key(
    stranger: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    def job(key: str) -> str:
        headers = bearer(key) | {"Idempotency-Key": "poster-1"}
        return str(stranger.simulate_post("/v1/posters", json=FOX, headers=headers).json["id"])

    assert job(OURS) == job(OURS) != job(THEIRS)


def test_every_answer_tells_the_browser_what_it_is_not_for(client: falcon.testing.TestClient) -> None:
    for path in ("/health", "/history_list", "/no-such-route"):
        headers = client.simulate_get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"
        assert "strict-transport-security" not in headers
    assert client.simulate_get("/health", protocol="https").headers["strict-transport-security"].startswith("max-age=")
