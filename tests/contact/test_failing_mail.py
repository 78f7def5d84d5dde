"""What becomes of a message when the mail server does not do its part."""

from __future__ import annotations

import json
import os
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from posterlib.contact.mail_session import MailSession
from posterlib.doctor.mail import look_at_mail
from posterlib.errors import MailError, SettingsError, StorageError
from posterlib.settings import Settings
from tests.contact.bad_servers import bad_server
from tests.contact.conftest import ADA, OpenDesk
from tests.contact.postbox import PASSWORD, USER, postbox
from tests.doctor.smtp import certificate

Unsent = Callable[[], list[dict[str, Any]]]


def test_a_message_is_on_the_disk_before_it_is_mailed_and_gone_after(
    open_desk: OpenDesk, unsent: Unsent, folder: Path
) -> None:
    seen: list[dict[str, Any]] = []
    with postbox() as box:
        box.on_mail = lambda: seen.extend(unsent())
        open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert seen[0]["data"] == ADA
    assert seen[0]["mails"]["internal"] == {"state": "unknown", "says": "The studio ended before it knew."}
    assert [path.name for path in folder.rglob("*")] == ["unsent"]


def test_a_disk_that_takes_nothing_keeps_a_message_from_being_mailed(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdatasync", fail)
    with postbox() as box, pytest.raises(StorageError):
        open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert box.mails == []


def test_a_notice_that_is_refused_is_kept_and_told_and_nobody_gets_a_confirmation(
    open_desk: OpenDesk, unsent: Unsent
) -> None:
    with postbox() as box:
        box.refused.add("desk@posters.example")
        receipt = open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "kept"
    assert "could not be mailed" in receipt.says
    assert box.mails == []
    (record,) = unsent()
    assert record["data"] == ADA
    assert record["mails"]["internal"]["state"] == record["mails"]["ack"]["state"] == "failed"
    assert "does not take mail for this reader (550)" in record["mails"]["internal"]["says"]


def test_a_confirmation_that_is_refused_does_not_keep_the_message(open_desk: OpenDesk, unsent: Unsent) -> None:
    with postbox() as box:
        box.refused.add("ada@engine.example")
        receipt = open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "unconfirmed"
    assert "may not reach you" in receipt.says
    assert box.readers == ["desk@posters.example"]
    assert unsent() == []


@pytest.mark.parametrize("answer", ["451 the disk is full", "554 this is spam"])
def test_a_text_that_is_refused_was_not_mailed(open_desk: OpenDesk, unsent: Unsent, answer: str) -> None:
    with postbox() as box:
        box.on_mail = lambda: answer
        receipt = open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "kept"
    assert unsent()[0]["mails"]["internal"]["state"] == "failed"


def test_a_server_that_hangs_up_after_the_text_may_have_mailed_it_and_is_not_asked_again(
    open_desk: OpenDesk, unsent: Unsent
) -> None:
    with postbox() as box:
        box.hangs_up = True
        receipt = open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "in_doubt"
    assert "may have been mailed" in receipt.says
    assert len(box.mails) == 1
    (record,) = unsent()
    assert record["mails"]["internal"]["state"] == "unknown"
    assert record["mails"]["internal"]["says"] == "The mail was handed in, and then it hung up."


def test_a_server_that_says_nonsense_after_the_text_may_have_mailed_it(open_desk: OpenDesk, unsent: Unsent) -> None:
    with postbox() as box:
        box.on_mail = lambda: "and now for something completely different"
        receipt = open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "in_doubt"


def test_a_server_that_falls_silent_after_the_text_may_have_mailed_it(open_desk: OpenDesk, unsent: Unsent) -> None:
    with bad_server("after DATA") as port:
        receipt = open_desk(
            port, patience=5, smtp_user="", smtp_pass="", smtp_from=USER, contact_allow_no_smtp=False
        ).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "in_doubt"
    assert unsent()[0]["mails"]["internal"]["says"] == "The mail was handed in, and then no answer came in time."


@pytest.mark.parametrize(
    ("fault", "security"),
    [("silent", "starttls"), ("silent", "tls"), ("dripping", "starttls"), ("dripping TLS", "tls")],
)
def test_a_server_that_never_gets_to_the_point_is_given_up(
    open_desk: OpenDesk, unsent: Unsent, fault: Any, security: str
) -> None:
    with bad_server(fault) as port:
        receipt = open_desk(port, patience=0.3, smtp_security=security).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "kept"
    assert unsent()[0]["mails"]["internal"]["state"] == "failed"
    assert "o answer came in time" in unsent()[0]["mails"]["internal"]["says"]  # the server hangs up much later


def test_a_server_that_agrees_to_tls_late_has_no_more_time_for_it() -> None:
    now = 0.0

    def agree_late_and_fall_silent(door: socket.socket) -> None:
        nonlocal now
        connection, _ = door.accept()
        with connection, connection.makefile("rwb", buffering=0) as line:
            line.write(b"220 at your service\r\n")
            line.readline()
            line.write(b"250-good to meet you\r\n250 STARTTLS\r\n")
            line.readline()
            now = 29.9
            line.write(b"220 go on\r\n")
            connection.settimeout(10)
            with suppress(OSError):
                while connection.recv(1_000):
                    pass

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=agree_late_and_fall_silent, args=(door,))
        thread.start()
        port = door.getsockname()[1]
        session = MailSession("127.0.0.1", port, patience=30, at_once=None, clock=lambda: now)
        session.ehlo()
        with pytest.raises(TimeoutError):
            session.starttls(context=ssl.create_default_context())
        session.close()
        thread.join()


def test_no_server_at_all_keeps_the_message(open_desk: OpenDesk, unsent: Unsent) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    receipt = open_desk(port).submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "kept"
    assert "refused" in unsent()[0]["mails"]["internal"]["says"]


def test_a_login_that_is_refused_keeps_the_message_and_shows_the_password_nowhere(
    open_desk: OpenDesk, unsent: Unsent, caplog: pytest.LogCaptureFixture
) -> None:
    with postbox() as box:
        receipt = open_desk(box.port, smtp_pass="an old secret").submit(ADA, client="192.0.2.1")

    assert receipt.outcome == "kept"
    assert "does not accept the login (535)" in unsent()[0]["mails"]["internal"]["says"]
    assert "secret" not in json.dumps(unsent()) + caplog.text


@pytest.mark.parametrize("at_once", [True, False])
def test_a_certificate_that_nobody_vouches_for_gets_neither_password_nor_mail(
    open_desk: OpenDesk, unsent: Unsent, tmp_path: Path, at_once: bool
) -> None:
    context, _ = certificate(tmp_path)
    with postbox(None if at_once else context, at_once=context if at_once else None) as box:
        desk = open_desk(box.port, smtp_security="tls" if at_once else None)
        outcome = desk.submit(ADA, client="192.0.2.1").outcome

    assert outcome == "kept"
    assert (box.logins, box.mails) == ([], [])
    assert "certificate is not trusted" in unsent()[0]["mails"]["internal"]["says"]


@pytest.mark.parametrize(
    "settings",
    [
        {"smtp_security": "starttls"},
        {"smtp_host": "127.1"},
        {"smtp_host": "127.1", "smtp_security": "plain"},
        {"smtp_host": "127.1", "smtp_user": "", "smtp_pass": "", "smtp_from": USER, "contact_allow_no_smtp": False},
    ],
)
def test_without_encryption_nothing_crosses_the_network_unless_that_is_asked_for(
    open_desk: OpenDesk, unsent: Unsent, settings: dict[str, Any]
) -> None:
    with postbox() as box:
        outcome = open_desk(box.port, **settings).submit(ADA, client="192.0.2.1").outcome

    assert outcome == "kept"
    assert (box.logins, box.mails) == ([], [])
    assert "no encryption" in unsent()[0]["mails"]["internal"]["says"]


def test_a_server_without_logins_mails_in_the_clear_where_that_is_asked_for(open_desk: OpenDesk) -> None:
    with postbox(login=False) as box:
        desk = open_desk(
            box.port, smtp_host="127.1", smtp_security="plain", smtp_user="", smtp_pass="", smtp_from=USER,
            contact_allow_no_smtp=False,
        )  # fmt: skip
        assert desk.submit(ADA, client="192.0.2.1").outcome == "mailed"


def test_without_any_place_for_messages_nothing_is_pretended(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk(contact_allow_no_smtp=False)

    assert not desk.is_open
    with pytest.raises(MailError, match="Whoever runs it can set SMTP_HOST"):
        desk.submit(ADA, client="192.0.2.1")
    assert not folder.exists()


def test_mails_need_an_address_to_come_from(open_desk: OpenDesk) -> None:
    with pytest.raises(SettingsError, match="SMTP_FROM: it is needed"):
        open_desk(587, smtp_user="apikey")


def test_nobody_is_asked_again_after_a_restart(open_desk: OpenDesk, unsent: Unsent, trusted: ssl.SSLContext) -> None:
    with postbox() as box:
        box.hangs_up = True
        open_desk(box.port).submit(ADA, client="192.0.2.1")
        box.hangs_up = False
        open_desk(box.port).close()

    assert len(box.mails) == 1
    assert len(unsent()) == 1
    assert PASSWORD not in json.dumps(unsent())


def test_the_doctor_tells_of_messages_that_were_not_surely_mailed(open_desk: OpenDesk, folder: Path) -> None:
    with postbox() as box:
        server = {"smtp_host": "127.0.0.1", "smtp_port": box.port, "smtp_user": USER, "smtp_pass": PASSWORD}
        settings = Settings(contact_logs_dir=folder, **server)  # type: ignore[arg-type]
        open_desk(box.port).submit(ADA, client="192.0.2.1")
        before = look_at_mail(settings)
        box.refused.add("desk@posters.example")
        open_desk(box.port).submit(ADA, client="192.0.2.1")
        after = look_at_mail(settings)

    assert "not surely mailed" not in before.says
    assert "1 contact message was not surely mailed" in after.says
    assert str(folder / "unsent") in after.next_step
