"""What makes a contact message, and what is told of one that is none."""

from __future__ import annotations

from typing import Any

import pytest

from posterlib.contact import ContactMessage, faults_in
from posterlib.errors import InvalidRequestError
from tests.contact.conftest import ADA


def refusal(fields: dict[str, Any]) -> InvalidRequestError:
    with pytest.raises(InvalidRequestError) as raised:
        ContactMessage.parse(fields)
    return raised.value


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"email": ""}, "email"),
        ({"comments": " \n\t", "email": None}, "email, comments"),
        (
            {"firstName": "\x00", "lastName": "\u2029", "email": "", "comments": ""},
            "firstName, lastName, email, comments",
        ),
    ],
)
def test_everything_that_is_missing_is_named_at_once(changed: dict[str, Any], named: str) -> None:
    error = refusal(ADA | changed)

    assert str(error) == f"Missing required fields: {named}"
    assert error.field == named.partition(",")[0]


def test_a_message_of_nothing_misses_all_that_is_required() -> None:
    assert str(refusal({})) == "Missing required fields: firstName, lastName, email, comments"


def test_the_required_fields_suffice() -> None:
    required = {name: ADA[name] for name in ("firstName", "lastName", "email", "comments")}

    assert ContactMessage.parse(required).fields() == required | {"company": "", "phone": "", "country": ""}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("email", "ada@engine", "email is no mail address such as ada@studio.example."),
        ("email", "ada@engine.example, bob@engine.example", "email is no mail address such as ada@studio.example."),
        (
            "email",
            "ada@engine.example\r\nBcc: bob@engine.example",
            "email is no mail address such as ada@studio.example.",
        ),
        ("email", "Ada <ada@engine.example>", "email is no mail address such as ada@studio.example."),
        ("email", "владимир@engine.example", "email is no mail address such as ada@studio.example."),
        ("email", f"{'a' * 250}@engine.example", "email is longer than 254 characters. Shorten it."),
        ("comments", "x" * 5_001, "comments is longer than 5,000 characters. Shorten it."),
        ("comments", "x" * 1_000_000, "comments is longer than 5,000 characters. Shorten it."),
        ("firstName", "x" * 101, "firstName is longer than 100 characters. Shorten it."),
        ("phone", 442079460000, "phone must be text."),
        ("comments", ["May we?"], "comments must be text."),
        (
            "subject",
            "Hello",
            "Unknown field 'subject'. Known fields: firstName, lastName, email, company, phone, country, comments.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_field(field: str, value: object, says: str) -> None:
    error = refusal(ADA | {field: value})

    assert (str(error), error.field) == (says, field)
    assert faults_in(ADA | {field: value}) == {field: says}


def test_every_fault_of_a_form_is_told_at_once() -> None:
    assert faults_in(ADA | {"lastName": " ", "email": "ada", "company": "x" * 201}) == {
        "lastName": "lastName is required.",
        "email": "email is no mail address such as ada@studio.example.",
        "company": "company is longer than 200 characters. Shorten it.",
    }
    assert faults_in(ADA) == {}


def test_line_breaks_stay_in_the_comments_alone_and_control_characters_nowhere() -> None:
    typed = dict.fromkeys(("firstName", "company", "comments"), "a\x00b\x1b[31m\r\nc\u202ed\ud800")
    message = ContactMessage.parse(ADA | typed)

    assert message.first_name == message.company == "ab[31m cd"
    assert message.comments == "ab[31m\nc\u202ed"
