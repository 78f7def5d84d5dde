"""What a site that posts its contact form relies on, and who reads what came in."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import falcon.testing
import pytest
from pydantic import SecretStr

from posterlib.api import create_app
from tests.contact.postbox import PASSWORD, USER, Postbox, postbox
from tests.studio import FakeImageModel, open_studio
from tests.waiting import until

JOHN = {
    "firstName": "John",
    "lastName": "Doe",
    "email": "john.doe@engine.example",
    "company": "Acme Corp",
    "phone": "+1-555-0123",
    "country": "United States",
    "comments": "Interested in enterprise licensing",
}

OpenApi = Callable[..., falcon.testing.TestClient]


@pytest.fixture
def open_api(tmp_path: Path, model: FakeImageModel) -> Iterator[OpenApi]:
    """Opens a studio with these settings, and gives its API."""
    opened = []

    def open_it(**settings: Any) -> falcon.testing.TestClient:
        studio = open_studio(tmp_path / "history", model, **settings)
        opened.append(studio)
        return falcon.testing.TestClient(create_app(studio))

    yield open_it
    for studio in opened:
        studio.close()


@pytest.fixture
def box() -> Iterator[Postbox]:
    with postbox() as box:
        yield box


@pytest.fixture
def mailing(open_api: OpenApi, box: Postbox) -> falcon.testing.TestClient:
    """The API of a studio that mails its messages."""
    return open_api(smtp_host="127.0.0.1", smtp_port=box.port, smtp_user=USER, smtp_pass=SecretStr(PASSWORD))


def test_a_message_is_mailed_and_answered_in_the_former_shape(mailing: falcon.testing.TestClient, box: Postbox) -> None:
    answer = mailing.simulate_post("/contact", json=JOHN)

    assert (answer.status_code, answer.json) == (200, {"ok": True, "message": "Submitted successfully"})
    assert box.readers == [USER, "john.doe@engine.example"]


def test_a_message_that_could_not_be_mailed_is_accepted_and_truthfully_told(
    mailing: falcon.testing.TestClient, box: Postbox, tmp_path: Path
) -> None:
    box.refused.add(USER)
    answer = mailing.simulate_post("/contact", json=JOHN)

    assert (answer.status_code, answer.json["ok"]) == (202, True)
    assert answer.json["message"].startswith("Received and kept, but it could not be mailed")
    assert len(list((tmp_path / "contact_logs" / "unsent").iterdir())) == 1


def test_a_message_that_may_have_been_mailed_is_accepted_and_truthfully_told(
    mailing: falcon.testing.TestClient, box: Postbox
) -> None:
    box.hangs_up = True
    answer = mailing.simulate_post("/contact", json=JOHN)

    assert answer.status_code == 202
    assert "may have been mailed" in answer.json["message"]


def test_a_confirmation_that_fails_is_told_and_the_message_has_arrived(
    mailing: falcon.testing.TestClient, box: Postbox
) -> None:
    box.refused.add(str(JOHN["email"]))
    answer = mailing.simulate_post("/contact", json=JOHN)

    assert answer.status_code == 200
    assert answer.json["message"] == "Submitted successfully. The confirmation to your own address may not reach you."


def test_without_a_mail_server_messages_are_saved_listed_and_read(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_post("/contact", json=JOHN)

    assert answer.status_code == 200
    assert answer.json == {
        "ok": True,
        "message": "Received (dev mode): email not sent, saved to contact_logs",
    }
    listed = client.simulate_get("/contact_logs_list")
    (item,) = listed.json
    assert item["url"] == f"http://falconframework.org/contact_logs/{item['file']}"
    log = client.simulate_get(f"/contact_logs/{item['file']}")
    assert len(log.content) == item["size"]
    assert log.json["data"] == JOHN
    assert log.json["internal"]["subject"] == "Website Contact Form - John Doe (Acme Corp)"
    assert (log.json["ack"]["to"], log.json["ack"]["body"][:9]) == (JOHN["email"], "Hi John,\n")
    for private in (listed, log):
        assert private.headers["cache-control"] == "no-store"
        assert private.headers["content-type"] == "application/json"


def test_what_is_missing_is_named_all_at_once(client: falcon.testing.TestClient, tmp_path: Path) -> None:
    answer = client.simulate_post("/contact", json=JOHN | {"email": "", "comments": " "})

    assert answer.status_code == 400
    told = dict(answer.json)
    assert told.pop("request_id") == answer.headers["x-request-id"]
    assert told == {
        "ok": False,
        "error": "Missing required fields: email, comments",
        "code": "invalid_request",
        "field": "email",
    }
    assert not (tmp_path / "contact_logs").exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"body": "{", "content_type": "application/json"}, 400),
        ({"body": "[1]", "content_type": "application/json"}, 400),
        ({"body": "firstName=John", "content_type": "application/x-www-form-urlencoded"}, 415),
        ({"json": JOHN | {"comments": "x" * 1_000_000}}, 413),
        ({"json": JOHN | {"comments": "x" * 200_000}}, 400),
        ({"json": JOHN | {"subject": "Hello"}}, 400),
        ({"json": JOHN | {"email": "john.doe@engine.example\nBcc: all@engine.example"}}, 400),
    ],
)
def test_what_is_no_message_is_refused_in_the_former_shape(
    client: falcon.testing.TestClient, sent: dict[str, Any], status: int, tmp_path: Path
) -> None:
    answer = client.simulate_post("/contact", **sent)

    assert answer.status_code == status
    assert answer.json["ok"] is False
    assert {"error", "code", "request_id"} <= set(answer.json)
    assert not (tmp_path / "contact_logs").exists()


def test_a_caller_that_writes_too_often_is_told_when_to_come_back(open_api: OpenApi) -> None:
    api = open_api(rate_limit_enabled=True)
    statuses = [
        api.simulate_post("/contact", json=JOHN | {"email": f"john{number}@engine.example"}).status_code
        for number in range(6)
    ]
    answer = api.simulate_post("/contact", json=JOHN)

    assert statuses == [200] * 5 + [429]
    assert (answer.json["ok"], answer.json["code"]) == (False, "rate_limited")
    assert 1 <= int(answer.headers["retry-after"]) <= 3600
    assert api.simulate_post("/send_prompt", json={"prompt": "A red fox"}).status_code == 200


def test_a_studio_with_no_place_for_messages_pretends_nothing(open_api: OpenApi) -> None:
    answer = open_api(contact_allow_no_smtp=False).simulate_post("/contact", json=JOHN)

    assert (answer.status_code, answer.json["ok"], answer.json["code"]) == (503, False, "mail_failed")
    assert "SMTP_HOST" in answer.json["error"]


def test_a_disk_that_takes_nothing_is_told(client: falcon.testing.TestClient, tmp_path: Path) -> None:
    (tmp_path / "contact_logs").write_text("This is a file.")
    answer = client.simulate_post("/contact", json=JOHN)

    assert (answer.status_code, answer.json["ok"], answer.json["code"]) == (500, False, "storage_failed")
    assert "CONTACT_LOGS_DIR" in answer.json["error"]


def test_a_program_that_takes_the_bait_learns_nothing(client: falcon.testing.TestClient) -> None:
    honest = client.simulate_post("/contact", json=JOHN)
    bot = client.simulate_post("/contact", json=JOHN | {"website": "http://casino.example"})

    assert (bot.status_code, bot.json) == (honest.status_code, honest.json)
    assert len(client.simulate_get("/contact_logs_list").json) == 1


def test_while_messages_are_mailed_none_can_be_read(mailing: falcon.testing.TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "contact_logs"
    folder.mkdir()
    (folder / "1729513530.json").write_text("{}")

    for path in ("/contact_logs_list", "/contact_logs/1729513530.json"):
        assert mailing.simulate_get(path).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["..%2Fsecret.json", "%2e%2e/secret.json", "..%5Csecret.json", "%2Fetc%2Fpasswd", "unsent", ".", "%00", "*",
     "1729513530.json%00.txt", "1729513530.json%0A", "1729513530.JSON", "1729513530.json.part", "9" * 5000],
)  # fmt: skip
def test_a_hostile_name_leads_to_nothing(client: falcon.testing.TestClient, tmp_path: Path, name: str) -> None:
    client.simulate_post("/contact", json=JOHN)
    (tmp_path / "secret.json").write_text("secret")
    (tmp_path / "contact_logs" / "1729513530.json.part").write_text("secret")

    answer = client.simulate_get(f"/contact_logs/{name}")
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.json", "")


def test_the_api_alone_has_no_page_at_that_address(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_get("/contact")

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")


def test_messages_are_for_the_studios_own_account_alone(client: falcon.testing.TestClient, tmp_path: Path) -> None:
    client.simulate_post("/contact", json=JOHN)

    (file,) = (tmp_path / "contact_logs").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_bytes())["data"]["firstName"] == "John"


def test_a_page_of_another_site_cannot_read_what_came_in(open_api: OpenApi) -> None:
    client = open_api()
    client.simulate_post("/contact", json=JOHN)
    foreign = {"Origin": "http://localhost:3000"}
    (kept,) = client.simulate_get("/contact_logs_list").json

    for path in ("/contact_logs_list", f"/contact_logs/{kept['file']}"):
        answer = client.simulate_get(path, headers=foreign)
        assert answer.headers["access-control-allow-origin"] == "http://falconframework.org"
    assert client.simulate_get("/health", headers=foreign).headers["access-control-allow-origin"] == foreign["Origin"]


def test_messages_are_counted_by_what_became_of_them(open_api: OpenApi) -> None:
    client = open_api()
    client.simulate_post("/contact", json=JOHN)

    until(lambda: 'contact_messages_total{outcome="saved"} 1.0' in client.simulate_get("/metrics").text)
