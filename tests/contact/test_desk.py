"""Who may write how often, who is taken for a program, and what is known of messages elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from posterlib.background import in_background
from posterlib.errors import InvalidRequestError, RateLimitedError
from tests.contact.conftest import ADA, OpenDesk
from tests.contact.postbox import postbox
from tests.waiting import until


def test_the_sixth_message_of_an_hour_is_refused_whatever_address_it_gives(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk(rate_limit_enabled=True)
    for number in range(5):
        desk.submit(ADA | {"email": f"ada{number}@engine.example"}, client="192.0.2.1")

    with pytest.raises(RateLimitedError, match="This is more than 5 messages an hour") as raised:
        desk.submit(ADA | {"email": "ada6@engine.example"}, client="192.0.2.1")
    assert raised.value.retry_after
    assert len(list(folder.iterdir())) == 5


def test_nobody_is_buried_in_confirmations_from_many_callers(open_desk: OpenDesk) -> None:
    desk = open_desk(rate_limit_enabled=True)
    spellings = [
        "ada@engine.example",
        "ADA@engine.example",
        "Ada@ENGINE.example",
        "ada+1@engine.example",
        "ada+2@engine.example",
    ]
    for number, email in enumerate(spellings):
        desk.submit(ADA | {"email": email}, client=f"192.0.2.{number}")

    with pytest.raises(RateLimitedError):
        desk.submit(ADA | {"email": "ada+3@engine.example"}, client="192.0.2.99")
    desk.submit(ADA | {"email": "bob@engine.example"}, client="192.0.2.99")


def test_what_is_refused_for_itself_does_not_count(open_desk: OpenDesk) -> None:
    desk = open_desk(rate_limit_enabled=True)
    for _ in range(9):
        with pytest.raises(InvalidRequestError):
            desk.submit(ADA | {"email": "ada"}, client="192.0.2.1")

    assert desk.submit(ADA, client="192.0.2.1").outcome == "saved"


def test_a_studio_without_limits_takes_what_comes(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk(rate_limit_enabled=False)
    for _ in range(12):
        desk.submit(ADA, client="192.0.2.1")

    assert len(list(folder.iterdir())) == 12


def test_who_fills_in_what_people_do_not_see_is_answered_as_any_other_and_dropped(
    open_desk: OpenDesk, folder: Path
) -> None:
    bait = ADA | {"website": "http://casino.example"}
    with postbox() as box:
        mailing = open_desk(box.port)
        assert mailing.submit(bait, client="192.0.2.1") == mailing.submit(ADA, client="192.0.2.1")
    assert len(box.mails) == 2

    saving = open_desk()
    assert saving.submit(bait, client="192.0.2.1") == saving.submit(ADA, client="192.0.2.1")
    assert len(list(folder.glob("*.json"))) == 1


def test_an_empty_bait_is_no_bait(open_desk: OpenDesk, folder: Path) -> None:
    open_desk().submit(ADA | {"website": ""}, client="192.0.2.1")

    assert len(list(folder.glob("*.json"))) == 1


def test_no_address_and_no_word_of_a_message_is_in_the_log(
    open_desk: OpenDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="posterlib")
    with postbox() as box:
        box.refused.add("ada@engine.example")
        open_desk(box.port).submit(ADA, client="192.0.2.1")
        box.refused.add("desk@posters.example")
        open_desk(box.port).submit(ADA, client="192.0.2.1")
    open_desk().submit(ADA, client="192.0.2.1")

    said = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("posterlib"))
    assert said.count("Contact message") == 3
    assert not any(word in said for word in ("@", "Ada", "Tide Door"))


def test_closing_waits_for_the_message_that_is_being_mailed(open_desk: OpenDesk) -> None:
    mailing, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        mailing.set()
        go_on.wait(30)

    with postbox() as box:
        box.on_mail = wait
        desk = open_desk(box.port)
        receipt = in_background(lambda: desk.submit(ADA, client="192.0.2.1"), name="visitor")
        assert mailing.wait(30)
        closing = in_background(desk.close, name="closing")
        assert not closing.done()
        go_on.set()
        until(closing.done)

    assert receipt.result(30).outcome == "mailed"
