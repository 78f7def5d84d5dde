"""How people sign in with a key."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.front_door.conftest import ELSEWHERE, KEY, Visit
from tests.front_door.test_gate import PAGE, opened
from tests.waiting import until


def sign_in(client: TestClient, key: str = KEY, wanted: str = "/gallery") -> str:
    """Fill the form in, and give where it leads."""
    answer = client.post("/sign-in", data={"key": key, "next": wanted}, headers={"Origin": "http://127.0.0.1:5002"})
    assert answer.status_code == 303
    return str(answer.headers["location"])


def test_a_key_leads_back_to_the_page_that_was_wanted(visit: Visit) -> None:
    client = visit(ELSEWHERE)
    asked = client.get("/poster?id=20261122T1&x=a%26b", headers=PAGE)
    (wanted,) = parse_qs(urlsplit(asked.headers["location"]).query)["next"]
    form = client.get(asked.headers["location"])
    assert 'name="key" type="password"' in form.text
    assert 'value="/poster?id=20261122T1&amp;x=a%26b"' in form.text

    assert sign_in(client, wanted=wanted) == "/poster?id=20261122T1&x=a%26b"
    assert opened(client)
    assert client.get("/history_list").status_code == 200
    assert client.get("/sign-in?next=/gallery").headers["location"] == "/gallery"


def test_the_session_is_out_of_reach_of_scripts_and_other_sites(visit: Visit) -> None:
    def cookie(scheme: str) -> str:
        origin = {"Origin": f"{scheme}://127.0.0.1:5002"}
        answer = visit(scheme=scheme).post("/sign-in", data={"key": KEY}, headers=origin)
        return str(answer.headers["set-cookie"]).lower()

    assert "httponly" in cookie("http")
    assert "samesite=lax" in cookie("http")
    assert "secure" not in cookie("http")
    assert "; secure" in cookie("https")
    assert KEY not in cookie("http")


def test_a_wrong_key_is_refused_and_named_nowhere(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    client = visit()
    answer = client.post(
        "/sign-in", data={"key": "a-wrong-key-of-enough-letters"}, headers={"Origin": "http://127.0.0.1:5002"}
    )

    assert answer.status_code == 403
    assert "none of the studio&#x27;s keys" in answer.text
    assert "a-wrong-key" not in answer.text + caplog.text
    assert not opened(client)


def test_whoever_tries_many_keys_has_to_wait(visit: Visit) -> None:
    client = visit(ELSEWHERE)
    statuses = [
        client.post("/sign-in", data={"key": f"guess {number}"}, headers={"Sec-Fetch-Site": "same-origin"}).status_code
        for number in range(12)
    ]

    assert statuses == [403] * 10 + [429] * 2
    assert client.post("/sign-in", data={"key": KEY}).status_code == 303  # the right one is no guess
    operator = visit(Authorization=f"Bearer {KEY}")
    until(lambda: 'sign_ins_total{outcome="refused"} 10.0' in operator.get("/metrics").text)
    assert visit(("203.0.113.8", 1)).post("/sign-in", data={"key": KEY}).status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "//[",
        "javascript:alert(1)",
        "/sign-out",
        "/sign-in",
        "",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(visit: Visit, wanted: str) -> None:
    assert sign_in(visit(), wanted=wanted) == "/"


def test_another_sites_page_signs_nobody_in_or_out(visit: Visit) -> None:
    client = visit()
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/sign-in", data={"key": KEY}, headers=foreign).status_code == 403

    sign_in(client)
    assert client.get("/sign-out", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert opened(client)


def test_signing_out_ends_it(visit: Visit) -> None:
    client = visit()
    sign_in(client)
    assert opened(client)

    kept = client.cookies.get("poster_studio_session")
    assert client.get("/sign-out").headers["location"] == "/sign-in"
    assert not opened(client)
    assert not opened(visit(Cookie=f"poster_studio_session={kept}"))


@pytest.mark.parametrize(
    "body",
    [b"", b"key", b"\xff\xfe", b"key=" + b"x" * 100_000, b"&".join([b"a=b"] * 9), b"&".join([b"a=b"] * 5_000)],
)
def test_a_form_that_makes_no_sense_is_a_wrong_key(visit: Visit, body: bytes) -> None:
    answer = visit().post("/sign-in", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert answer.status_code == 403
