"""Describes the routes of contact messages."""

from __future__ import annotations

from typing import Any

from posterlib.api.answers.contact import ContactAnswer, ContactError, ContactLog, ContactLogItem
from posterlib.api.openapi.operations import RETRY_AFTER, Answered, Operation, Parameter, former_errors
from posterlib.api.refusals import CONTACT
from posterlib.contact import ContactMessage

__all__ = ["OPERATIONS"]

_GROUP = "Contact"
_FILE = "1795338930-5f3a09c1.json"
_WRITTEN: dict[str, Any] = {
    "firstName": "Ada",
    "lastName": "Lovelace",
    "email": "ada@studio.example",
    "company": "Engine Films",
    "country": "United Kingdom",
    "comments": "May we print The Tide Door as a one-sheet?",
}
_SAYS = {
    400: "Fields are missing, unknown or wrong, or the body is no JSON object; `error` names all that are missing.",
    413: "The body has more than 256 KiB.",
    415: "The body is not said to be JSON.",
    429: "This caller, or this mail address, has sent too many messages lately. Nothing was kept or mailed.",
    500: "The studio or its disk failed. Nothing was mailed.",
    503: "The studio has no mail server and keeps no messages either.",
}

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "post",
        CONTACT,
        "contact",
        _GROUP,
        "Write to whoever runs the studio",
        (
            Answered(
                200,
                "It was mailed, or kept as a file where the studio mails none.",
                ContactAnswer,
                example=ContactAnswer(message="Submitted successfully"),
            ),
            Answered(202, "It is kept, and was not mailed, or perhaps was.", ContactAnswer),
            *(
                Answered(status, says, ContactError, headers=(RETRY_AFTER,) if status == 429 else ())
                for status, says in _SAYS.items()
            ),
        ),
        "`firstName`, `lastName`, `email` and `comments` are required. A message is on the studio's disk before it is "
        "mailed; do not send it again after 202.",
        body=ContactMessage,
        body_example=_WRITTEN,
    ),
    Operation(
        "get",
        "/contact_logs_list",
        "listContactMessages",
        _GROUP,
        "List the messages that were kept",
        (
            Answered(
                200,
                "Newest first, sizes in bytes.",
                list[ContactLogItem],
                example=[{"file": _FILE, "url": f"http://127.0.0.1:5002/contact_logs/{_FILE}", "size": 1024}],
            ),
            *former_errors(404, 500),
        ),
        "Only while the studio mails no messages (`email_demo_mode` in `/health`).",
    ),
    Operation(
        "get",
        "/contact_logs/{file}",
        "readAContactMessage",
        _GROUP,
        "Read a message that was kept",
        (
            Answered(200, "The two mails that it would have become, and its fields.", ContactLog),
            *former_errors(404, 500),
        ),
        "Only while the studio mails no messages.",
        parameters=(Parameter("file", "path", "The name of its file.", {"type": "string"}, _FILE),),
    ),
)
