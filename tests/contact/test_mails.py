"""The two mails of a message, as a mail server gets them."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from typing import Any

import pytest

from posterlib.errors import InvalidRequestError, MailError
from tests.contact.conftest import ADA, OpenDesk
from tests.contact.postbox import USER, postbox


def test_a_message_becomes_a_notice_that_is_answered_to_its_sender(open_desk: OpenDesk) -> None:
    with postbox() as box:
        receipt = open_desk(box.port).submit(ADA, client="192.0.2.1")

    assert (receipt.outcome, receipt.says) == ("mailed", "Submitted successfully")
    notice = box.mails[0]
    assert (notice["To"], notice["From"]) == ("desk@posters.example", USER)
    assert notice["Reply-To"] == "Ada Lovelace <ada@engine.example>"
    assert notice["Subject"] == "Website Contact Form - Ada Lovelace (Engine Films)"
    assert notice["Date"].datetime.isoformat() == "2026-11-22T09:15:30+00:00"
    assert notice.get_content().replace("\r\n", "\n") == (
        "New contact form submission:\nFirst Name: Ada\nLast Name: Lovelace\nEmail: ada@engine.example\n"
        "Company: Engine Films\nPhone: +44 20 7946 0000\nCountry: United Kingdom\n"
        "Comments:\nMay we print The Tide Door?\nAs a one-sheet.\n"
    )


def test_its_sender_gets_a_confirmation_that_is_answered_to_the_studio(open_desk: OpenDesk) -> None:
    with postbox() as box:
        open_desk(box.port, smtp_from="hello@posters.example").submit(ADA, client="192.0.2.1")

    confirmation = box.mails[1]
    assert box.readers == ["desk@posters.example", "ada@engine.example"]
    assert box.senders == ["hello@posters.example"] * 2
    assert (confirmation["To"], confirmation["From"]) == ("ada@engine.example", "hello@posters.example")
    assert confirmation["Reply-To"] == "desk@posters.example"
    assert confirmation["Subject"] == "We received your request"
    assert confirmation["Auto-Submitted"] == "auto-generated"
    assert confirmation.get_content().startswith("Hi Ada,")


def test_mails_are_named_by_the_senders_domain_and_each_by_its_own_name(open_desk: OpenDesk) -> None:
    with postbox() as box:
        open_desk(box.port).submit(ADA, client="192.0.2.1")

    names = [str(mail["Message-ID"]) for mail in box.mails]
    assert all(re.fullmatch(r"<[0-9a-f]{32}@posters\.example>", name) for name in names)
    assert len(set(names)) == 2


def test_whoever_names_no_recipient_is_told_at_the_address_that_sends(open_desk: OpenDesk) -> None:
    with postbox() as box:
        open_desk(box.port, contact_to="").submit(ADA, client="192.0.2.1")

    assert box.readers[0] == USER


def test_a_stranger_can_have_nothing_of_their_own_mailed_to_others(open_desk: OpenDesk) -> None:
    spam = {
        "firstName": "Visit casino.example now",
        "lastName": "http://casino.example",
        "company": "Win at casino.example",
        "email": "victim@engine.example",
        "comments": "casino.example",
    }
    with postbox() as box:
        open_desk(box.port).submit(spam, client="192.0.2.1")

    assert box.readers[1] == "victim@engine.example"
    assert b"casino" not in box.raw[1]
    assert box.mails[1].get_content().startswith("Hello,")


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Zoë", "Hi Zoë,"),
        ("O’Shea", "Hi O’Shea,"),
        ("Mary Ann", "Hi Mary Ann,"),
        ("李明", "Hi 李明,"),
        ("A" * 31, "Hello,"),
        ("you have won a prize", "Hello,"),
        ("<b>Ada</b>", "Hello,"),
        ("4ever", "Hello,"),
    ],
)
def test_only_what_is_surely_a_name_is_in_the_greeting(open_desk: OpenDesk, name: str, greeting: str) -> None:
    with postbox() as box:
        open_desk(box.port).submit(ADA | {"firstName": name}, client="192.0.2.1")

    assert box.mails[1].get_content().startswith(greeting)


INJECTED = "\r\nBcc: bo@b.example\r\nX-Evil: yes\r\n\r\nBuy"


@pytest.mark.parametrize("field", ["firstName", "lastName", "company", "phone", "country", "comments"])
@pytest.mark.parametrize("injected", [INJECTED, INJECTED.replace("\r", ""), INJECTED.replace("\r\n", "\u2028")])
def test_no_field_becomes_a_header_or_another_reader(open_desk: OpenDesk, field: str, injected: str) -> None:
    with postbox() as box:
        open_desk(box.port).submit(ADA | {field: f"Ada{injected}"}, client="192.0.2.1")

    assert box.readers == ["desk@posters.example", "ada@engine.example"]
    for mail in box.mails:
        assert {"bcc", "x-evil"}.isdisjoint(name.lower() for name in mail)
    assert sum(len(mail.defects) for mail in box.mails) == 0


ENCODED = [
    "=?utf-8?q?Ada=0d=0aBcc:_bo@b.example=0d=0aX-Evil:_yes=0d=0a=0d=0aBuy?=",
    "=?utf-8?b?QWRhDQpCY2M6IGJvQGIuZXhhbXBsZQ0KWC1FdmlsOiB5ZXMNCg0KQnV5?=",
    "==?utf-8?q?=0aX-Evil:_yes?=",
]


@pytest.mark.parametrize("field", ["firstName", "lastName", "company"])
@pytest.mark.parametrize("injected", ENCODED)
def test_an_encoded_word_stays_what_was_typed(open_desk: OpenDesk, field: str, injected: str) -> None:
    with postbox() as box:
        assert open_desk(box.port).submit(ADA | {field: injected}, client="192.0.2.1").outcome == "mailed"

    assert box.readers == ["desk@posters.example", "ada@engine.example"]
    for raw, mail in zip(box.raw, box.mails, strict=True):
        assert {"bcc", "x-evil"}.isdisjoint(name.lower() for name in mail)
        assert b"\r\nX-Evil" not in raw
    assert injected.replace("=?", "= ?") in box.mails[0]["Subject"]
    assert injected in box.mails[0].get_content().replace("\r\n", "\n")


@pytest.mark.parametrize("injected", ENCODED)
def test_an_encoded_word_is_no_mail_address(
    open_desk: OpenDesk, unsent: Callable[[], list[dict[str, Any]]], injected: str
) -> None:
    with postbox() as box, pytest.raises(InvalidRequestError, match="no mail address"):
        open_desk(box.port).submit(ADA | {"email": f"{injected[:50]}?=@engine.example"}, client="192.0.2.1")

    assert (box.mails, unsent()) == ([], [])


def test_what_cannot_be_made_into_a_mail_is_told_and_nothing_is_kept_of_it(
    open_desk: OpenDesk, unsent: Callable[[], list[dict[str, Any]]]
) -> None:
    recipient = "=?utf-8?q?a=0d=0aX-Evil=3a?=@posters.example"
    with postbox() as box, pytest.raises(MailError, match="could not be made into a mail"):
        open_desk(box.port, contact_to=recipient).submit(ADA, client="192.0.2.1")

    assert (box.mails, unsent()) == ([], [])


def test_a_name_that_looks_like_an_address_list_stays_a_name(open_desk: OpenDesk) -> None:
    names = {"firstName": 'Ada" <mallory@evil.example>, "', "lastName": "(comment), mallory@evil.example"}
    with postbox() as box:
        open_desk(box.port).submit(ADA | names, client="192.0.2.1")

    addresses = box.mails[0]["Reply-To"].addresses
    assert [address.addr_spec for address in addresses] == ["ada@engine.example"]


def test_every_script_arrives_as_it_was_written(open_desk: OpenDesk) -> None:
    written = ADA | {
        "firstName": "Влади́мир",
        "lastName": "Müller-李 🎬",
        "company": "Ночной дозор и сыновья, кинопрокат и производство плакатов для всех кинотеатров",
        "email": "kino@bücher.example",
        "comments": "日本語のポスター\n" + "long " * 400 + "\n.\n..dots\nFrom here",
    }
    with postbox() as box:
        open_desk(box.port).submit(written, client="192.0.2.1")

    notice = box.mails[0]
    assert notice["Subject"] == f"Website Contact Form - Влади́мир Müller-李 🎬 ({written['company']})"
    assert notice["Reply-To"].addresses[0].display_name == "Влади́мир Müller-李 🎬"
    assert box.readers[1] == "kino@xn--bcher-kva.example"
    assert notice.get_content().replace("\r\n", "\n").endswith(f"Comments:\n{written['comments']}\n")
    assert all(raw.isascii() for raw in box.raw)
    assert max(len(line) for raw in box.raw for line in raw.splitlines()) <= 998


@pytest.mark.parametrize("at_once", [True, False])
def test_mails_go_encrypted_and_after_a_login(open_desk: OpenDesk, trusted: ssl.SSLContext, at_once: bool) -> None:
    with postbox(None if at_once else trusted, at_once=trusted if at_once else None) as box:
        desk = open_desk(box.port, smtp_security="tls" if at_once else "starttls")
        outcome = desk.submit(ADA, client="192.0.2.1").outcome

    assert outcome == "mailed"
    assert box.encrypted == [True, True] or at_once  # the server does not tell of TLS that was there before it
    assert box.logins == [USER]
