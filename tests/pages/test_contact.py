"""The page on which visitors write to whoever runs the studio."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from tests.contact.postbox import PASSWORD, USER, Postbox, postbox
from tests.pages.conftest import Visit
from tests.pages.reading import plain_words
from tests.waiting import until

ADA = {
    "firstName": "Ada",
    "lastName": "Lovelace",
    "email": "ada@engine.example",
    "comments": "May we print The Tide Door?",
}


@pytest.fixture
def box() -> Iterator[Postbox]:
    with postbox() as box:
        yield box


@pytest.fixture
def limits(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A studio that saves its messages, unless the test has a mail server."""
    if "box" not in request.fixturenames:
        return dict(getattr(request, "param", {}))
    port = request.getfixturevalue("box").port
    return {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_user": USER, "smtp_pass": SecretStr(PASSWORD)}


def opened(visit: Visit) -> AppTest:
    app: AppTest = visit()
    return app.switch_page("../../pages/contact.py").run()


def typed(app: AppTest, **fields: str) -> AppTest:
    for field, words in fields.items():
        of_kind = app.text_area if field == "comments" else app.text_input
        of_kind(key=f"contact_{field}").set_value(words)
    return app


def pressed(app: AppTest) -> AppTest:
    return app.button(key="contact_send").click().run()


def sent(app: AppTest) -> AppTest:
    """Press Send and look again when the message's fate is known."""
    pressed(app)
    under_way = app.session_state.get("contact_at_work", None)
    if under_way is not None:
        until(lambda: under_way.is_done)
    return app.run()


def kept(tmp_path: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_bytes())["data"] for path in (tmp_path / "contact_logs").glob("*.json")]


def faults(app: AppTest) -> str:
    return " ".join(str(shown.proto.body) for shown in app.get("html") if "field-fault" in str(shown.proto.body))


def test_a_message_is_taken_and_its_sender_told_the_truth(visit: Visit, tmp_path: Path) -> None:
    app = opened(visit)
    app.selectbox(key="contact_country").set_value("Iceland")
    sent(typed(app, **ADA, company="Engine Films"))

    assert kept(tmp_path) == [ADA | {"company": "Engine Films", "phone": "", "country": "Iceland"}]
    assert "received and saved in the studio" in app.success[0].value
    assert "sends no mail" in app.success[0].value
    assert not app.exception


def test_the_result_stays_until_another_message_is_to_be_written(visit: Visit, tmp_path: Path) -> None:
    app = sent(typed(opened(visit), **ADA))
    app.run()
    assert len(app.success) == 1
    app.button(key="contact_again").click().run()

    assert not app.success
    assert [app.text_input(key=f"contact_{field}").value for field in ("firstName", "email")] == ["", ""]
    sent(typed(app, **ADA))
    assert len(kept(tmp_path)) == 2


def test_what_is_wrong_is_said_at_each_field_and_what_was_typed_stays(visit: Visit, tmp_path: Path) -> None:
    app = sent(typed(opened(visit), firstName="Ada", email="ada@engine", comments="x" * 5001))

    told = faults(app)
    assert "Last name is required." in told
    assert "Email is no mail address" in told
    assert "Message is longer than 5,000 characters. Shorten it." in told
    assert "First name" not in told
    assert app.text_input(key="contact_email").value == "ada@engine"
    assert kept(tmp_path) == []
    sent(typed(app, lastName="Lovelace", email="ada@engine.example", comments="May we?"))
    assert len(kept(tmp_path)) == 1


def test_what_cannot_be_kept_is_told_and_what_was_typed_stays(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "contact_logs").write_text("This is a file.")
    app = sent(typed(opened(visit), **ADA))

    assert "CONTACT_LOGS_DIR" in plain_words(app)
    assert app.text_area(key="contact_comments").value == ADA["comments"]
    (tmp_path / "contact_logs").unlink()
    sent(app)
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize("limits", [{"rate_limit_enabled": True}], indirect=True)
def test_who_writes_too_often_is_told_when_to_come_back(visit: Visit) -> None:
    for _ in range(5):
        services().contact.submit(ADA, client="127.0.0.1")
    app = sent(typed(opened(visit), **ADA))

    assert "more than 5 messages an hour" in plain_words(app)
    assert app.text_area(key="contact_comments").value == ADA["comments"]


@pytest.mark.parametrize("limits", [{"contact_allow_no_smtp": False}], indirect=True)
def test_a_studio_that_takes_no_messages_offers_no_form(visit: Visit) -> None:
    app = opened(visit)

    assert "takes no messages" in plain_words(app)
    assert len(app.text_area) == 0


def test_a_message_under_way_is_shown_and_cannot_be_sent_again(visit: Visit, box: Postbox) -> None:
    go_on = threading.Event()
    box.on_mail = lambda: go_on.wait(30) and None
    app = pressed(typed(opened(visit), **ADA))
    assert app.button(key="contact_send").disabled
    assert any(shown.key == "contact_progress" for shown in app.get("bidi_component"))
    go_on.set()
    until(lambda: len(box.mails) == 2)
    under_way = app.session_state["contact_at_work"]
    until(lambda: under_way.is_done)
    app.run()

    assert "a confirmation to ada@engine.example" in app.success[0].value.replace("\\", "")
    assert box.readers == [USER, "ada@engine.example"]


def test_a_click_that_comes_when_the_message_is_gone_sends_nothing(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    app, late = sent(typed(opened(visit), **ADA)), opened(visit)
    late.session_state["contact_result"] = app.session_state["contact_result"]
    monkeypatch.setattr("posterlib.ui.contact_sending.in_background", lambda _, *, name: begun.append(name))
    pressed(typed(late, **ADA))

    assert begun == []
    assert len(late.success) == 1


@pytest.mark.parametrize(
    ("fault", "says"), [("refused", "could not be mailed yet"), ("hangs up", "may have been mailed")]
)
def test_a_message_that_was_not_surely_mailed_is_truthfully_told(
    visit: Visit, box: Postbox, fault: str, says: str
) -> None:
    box.hangs_up = fault == "hangs up"
    box.refused |= {USER} if fault == "refused" else set()
    app = sent(typed(opened(visit), **ADA))

    assert says in app.warning[0].value
    assert "need not send it again" in app.warning[0].value


def test_every_page_leads_there(visit: Visit) -> None:
    app = visit()

    assert "contact-us" in [link.proto.page for link in app.get("page_link")]
