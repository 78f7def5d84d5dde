"""The two letters that a message becomes: a notice to whoever runs the studio, a confirmation to its sender."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP
from email.utils import format_datetime

from posterlib.contact.message import LABELS, ContactMessage
from posterlib.errors import MailError

__all__ = ["Letter", "Letters", "letters_about", "mails_of"]

_LIKE_A_NAME = re.compile(r"[^\W\d_]+(?:['’ -][^\W\d_]+){0,2}")
_LONGEST_GREETED = 30
"""Characters of a name in a greeting."""


@dataclass(frozen=True)
class Letter:
    """What goes to one reader."""

    to: str
    subject: str
    body: str


@dataclass(frozen=True)
class Letters:
    """The notice to whoever runs the studio, and the confirmation to the sender of the message."""

    internal: Letter
    ack: Letter

    def record(self, message: ContactMessage) -> dict[str, object]:
        """Give everything about a message as it is kept in a file."""
        return {"internal": asdict(self.internal), "ack": asdict(self.ack), "data": message.fields()}


def letters_about(message: ContactMessage, *, recipient: str) -> Letters:
    """Write both letters; `recipient` is the mail address of whoever runs the studio."""
    fields = message.fields()
    lines = [f"{label}: {fields[field]}" for field, label in LABELS.items() if field != "comments"]
    whose = f"{message.first_name} {message.last_name}" + (f" ({message.company})" if message.company else "")
    internal = Letter(
        recipient,
        f"Website Contact Form - {_as_it_stands(whose)}",
        "\n".join(["New contact form submission:", *lines, "Comments:", message.comments, ""]),
    )
    ack = Letter(
        message.email,
        "We received your request",
        f"{_greeting(message.first_name)}\n\nThanks for reaching out: your message has arrived, and we will answer "
        "it at this address.\n\nIf you did not write to us, somebody has given your address by mistake. There is "
        "nothing for you to do then.\n",
    )
    return Letters(internal, ack)


def mails_of(
    letters: Letters, message: ContactMessage, *, sender: str, now: datetime, new_id: Callable[[], str]
) -> tuple[bytes, bytes]:
    """Write the mails of both letters; `sender` is a mail address, and its domain names the mails.

    Raises:
        MailError: what came out is not what was meant.
    """
    name = _as_it_stands(f"{message.first_name} {message.last_name}")
    try:
        notice = _mail(letters.internal, sender, now, new_id())
        notice["Reply-To"] = Address(display_name=name, addr_spec=message.email)
        confirmation = _mail(letters.ack, sender, now, new_id())
        confirmation["Reply-To"] = letters.internal.to
        confirmation["Auto-Submitted"] = "auto-generated"  # answers to absence notices do not come back
        return _written(notice), _written(confirmation)
    except (MessageError, ValueError) as error:
        raise MailError(
            "the message could not be made into a mail, and was not kept",
            "Write it in plainer letters; whoever runs the studio can look at CONTACT_TO and SMTP_FROM.",
        ) from error


def _as_it_stands(line: str) -> str:
    """Break up what a header would take for an encoded word, and decode, line breaks and all."""
    return line.replace("=?", "= ?")


def _greeting(first_name: str) -> str:
    """Greet by name only where it can be nothing else: anybody may have this sent to any address."""
    is_name = len(first_name) <= _LONGEST_GREETED and _LIKE_A_NAME.fullmatch(first_name)
    return f"Hi {first_name}," if is_name else "Hello,"


def _mail(letter: Letter, sender: str, now: datetime, unique: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = letter.to
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{unique}@{sender.rpartition('@')[2]}>"
    mail.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    return mail


def _written(mail: EmailMessage) -> bytes:
    content = mail.as_bytes()
    arrives_with = BytesHeaderParser(policy=SMTP).parsebytes(content).keys()
    if arrives_with != mail.keys() or any(header.defects for header in mail.values()):
        raise ValueError("headers that nobody wrote")
    return content
