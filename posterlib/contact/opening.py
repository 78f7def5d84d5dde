"""Opens the desk for contact messages as the settings say."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from email_validator import EmailNotValidError, validate_email

from posterlib.contact.desk import ContactDesk
from posterlib.contact.kept import MessageFolder
from posterlib.contact.mail_server import MailServer
from posterlib.contact.mailing import Mailing
from posterlib.errors import SettingsError
from posterlib.measures import Measures
from posterlib.rate_limits import RateLimits, open_storage
from posterlib.settings import Settings

__all__ = ["UNSENT", "open_contact_desk", "unsent_messages"]

UNSENT = "unsent"
"""Folder, in that for contact messages, of those that should have been mailed."""

_PATIENCE = 12.0
"""Seconds for the two mails of a message: somebody waits for it."""

_PER_HOUR = 5
"""Messages that one caller may send in an hour, and that may come from one mail address."""


def open_contact_desk(
    settings: Settings, *, now: Callable[[], datetime], measures: Measures | None = None, patience: float = _PATIENCE
) -> ContactDesk:
    """Open it. Nothing is written and nobody is called before the first message.

    Raises:
        SettingsError: there is a mail server and no address to send from, or no such storage of rate limits.
    """
    server = MailServer.of(settings)
    mailing = None
    if server is not None and not settings.email_demo_mode:
        _check_sender(settings.mail_sender)
        mailing = Mailing(server, settings.mail_sender, patience, now, lambda: uuid.uuid4().hex)
    return ContactDesk(
        MessageFolder(settings.contact_logs_dir, now=now),
        MessageFolder(settings.contact_logs_dir / UNSENT, now=now),
        demo=settings.email_demo_mode,
        mailing=mailing,
        recipient=settings.mail_recipient,
        limits=_limits(settings),
        measures=measures,
    )


def unsent_messages(settings: Settings, *, before: datetime | None = None) -> int:
    """Count the messages that were not surely mailed, those alone that lie there since before a moment, if given."""
    count = 0
    for file in (settings.contact_logs_dir / UNSENT).glob("*.json"):
        with suppress(OSError):  # it was mailed meanwhile
            count += before is None or file.stat().st_mtime < before.timestamp()
    return count


def _limits(settings: Settings) -> RateLimits | None:
    if not settings.rate_limit_enabled:
        return None
    storage = open_storage(settings.rate_limit_storage.get_secret_value())
    return RateLimits(storage, per_hour=_PER_HOUR, thing="message")


def _check_sender(sender: str) -> None:
    try:
        validate_email(sender, check_deliverability=False, globally_deliverable=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        says = "it is needed, as SMTP_USER is no mail address that contact messages could be sent from."
        raise SettingsError("SMTP_FROM", says) from error
