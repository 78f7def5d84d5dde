"""What a stranger finds behind the pages' door: nothing."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.front_door.conftest import ELSEWHERE, KEY, Visit

OPEN = {"/health", "/openapi.json", "/sign-in", "/sign-out"}
"""Every address that a stranger may look at. Whoever adds one must have meant it."""

PAGE = {"Accept": "text/html"}
STREAM = "ws://127.0.0.1:5002/_stcore/stream"


def routes(application: Any) -> list[BaseRoute]:
    return list(application._build_starlette_app().routes)


def example(path: str) -> str:
    return path.replace("{path:path}", "x").replace("{file_id:path}", "x").replace("{filename:path}", "x")


def test_every_route_is_closed_to_strangers_but_those_that_are_listed(application: Any, visit: Visit) -> None:
    stranger = visit(ELSEWHERE)
    answers: dict[str, set[int]] = {}
    for route in routes(application):
        if isinstance(route, WebSocketRoute):
            with pytest.raises(WebSocketDisconnect), stranger.websocket_connect(f"ws://127.0.0.1:5002{route.path}"):
                pass
            continue
        path = example(getattr(route, "path", "")) or "/"
        methods = (route.methods if isinstance(route, Route) else None) or {"GET", "POST", "PUT", "DELETE"}
        answers.setdefault(path, set()).update(stranger.request(method, path).status_code for method in methods)

    assert len(answers) > 25
    assert {path for path, statuses in answers.items() if statuses - {401, 403}} == OPEN


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/gallery",
        "/poster?id=x",
        "/static/index.html",
        "/static/js/index.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/metrics",
        "/media/x.png",
        "/component/x/y",
        "/app/static/x",
        "/auth/login",
        "/oauth2callback",
        "/favicon.png",
        "/no-such-page",
        "//history",
        "/sign-in/../gallery",
        "/health/../gallery",
        "/movie-poster-generation",
        "/contact",
    ],
)
def test_pages_and_what_they_are_made_of_are_closed(visit: Visit, path: str) -> None:
    assert visit(ELSEWHERE).get(path).status_code in (400, 401)
    led = visit(ELSEWHERE, **PAGE).get(path)
    assert led.status_code in (400, 303)
    assert led.headers.get("location", "/sign-in").startswith("/sign-in")


@pytest.mark.parametrize("path", ["/docs", "/p/20261122T1", "/history/20261122T1/original.png", "/v1/models"])
def test_a_person_who_opens_an_address_of_the_api_is_led_to_sign_in(visit: Visit, path: str) -> None:
    assert visit(ELSEWHERE, **PAGE).get(path).headers["location"].startswith("/sign-in?next=%2F")
    for program in (visit(ELSEWHERE), visit(ELSEWHERE, Accept="image/avif,*/*")):
        assert program.get(path).status_code == 401
    assert visit(ELSEWHERE, **PAGE).get("/openapi.json").status_code == 200


def test_the_websocket_is_closed_to_strangers_and_to_other_sites(visit: Visit) -> None:
    for headers in ({}, {"Origin": "http://127.0.0.1:5002"}, {"Authorization": "Bearer none-of-our-keys-at-all"}):
        with pytest.raises(WebSocketDisconnect), visit(**headers).websocket_connect(STREAM):
            pass
    for origin in ("https://evil.example", "null", "http://localhost:3000"):
        ours = {"Authorization": f"Bearer {KEY}", "Origin": origin}
        with pytest.raises(WebSocketDisconnect), visit(**ours).websocket_connect(STREAM):
            pass


def test_the_websocket_opens_for_the_studios_own_page(visit: Visit) -> None:
    ours = {"Authorization": f"Bearer {KEY}", "Origin": "http://127.0.0.1:5002"}
    with visit(**ours).websocket_connect(STREAM):
        pass


def test_an_origin_that_is_no_address_is_another_sites(visit: Visit) -> None:
    foreign = visit(Authorization=f"Bearer {KEY}", Origin="http://[")

    assert foreign.post("/sign-in").status_code == 403
    assert foreign.post("/send_prompt", json={"prompt": "A red fox"}).status_code == 403


def test_what_streamlit_tells_of_its_inside_is_for_nobody(visit: Visit) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
        assert visit(Authorization=f"Bearer {KEY}").get(path).status_code == 404


def test_a_key_opens_the_pages(visit: Visit) -> None:
    page = visit(ELSEWHERE, Authorization=f"Bearer {KEY}").get("/", headers=PAGE)

    assert page.status_code == 200
    assert "<title>Poster Studio</title>" in page.text


def test_pages_run_the_studios_own_scripts_alone(visit: Visit) -> None:
    policy = visit(Authorization=f"Bearer {KEY}").get("/", headers=PAGE).headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))

    assert "unsafe" not in scripts
    assert "'sha256-" in scripts
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("path", ["/", "/health", "/_stcore/health", "/sign-in", "/no-such-file.js", "/docs"])
def test_every_answer_tells_the_browser_what_it_is_not_for(visit: Visit, path: str) -> None:
    headers = visit(Authorization=f"Bearer {KEY}").get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"]
    assert "strict-transport-security" not in headers

    assert "strict-transport-security" in visit(scheme="https").get(path).headers


class TestWithoutKeys:
    """A studio for its own machine."""

    @pytest.fixture
    def settings(self) -> dict[str, str]:
        return {}

    def test_this_machine_comes_in_and_nobody_else(self, visit: Visit) -> None:
        assert visit().get("/", headers=PAGE).status_code == 200
        twice = visit()
        twice.headers = [("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", "203.0.113.7")]  # type: ignore[assignment]
        for stranger in (visit(ELSEWHERE), visit(**{"X-Forwarded-For": "203.0.113.7"}), twice):
            answer = stranger.get("/", headers=PAGE)
            assert answer.status_code == 403
            assert "API_KEYS" in answer.text

    def test_there_is_no_way_to_sign_in(self, application: Any, visit: Visit) -> None:
        assert not any(getattr(route, "path", "").startswith("/sign-") for route in routes(application))

    def test_a_site_that_passes_itself_off_as_the_studio_gets_nothing(self, visit: Visit) -> None:
        for path in ("/", "/_stcore/health", "/history_list", "/health"):
            assert visit(Host="rebound.invalid:5002").get(path).status_code == 421
        forged = {"Host": "rebound.invalid:5002", "Origin": "http://rebound.invalid:5002"}
        with pytest.raises(WebSocketDisconnect), visit(**forged).websocket_connect(STREAM):
            pass

    def test_files_of_another_sites_page_are_not_taken(self, visit: Visit) -> None:
        for origin in ("https://evil.example", "null"):
            answer = visit(Origin=origin).put("/_stcore/upload_file/session/file", content=b"x")
            assert answer.status_code == 403


def opened(client: TestClient) -> bool:
    return client.get("/gallery", headers=PAGE).status_code == 200
