"""Takes contact messages in, however they come, and sees to it that each is kept or mailed, and truthfully told."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from posterlib.contact.kept import MessageFolder
from posterlib.contact.letters import Letters, letters_about
from posterlib.contact.mailing import INTERRUPTED, Mailed, Mailing
from posterlib.contact.message import ContactMessage
from posterlib.errors import MailError
from posterlib.measures import Measures
from posterlib.measures.catalog import CONTACT_MESSAGES
from posterlib.rate_limits import RateLimits

__all__ = ["ContactDesk", "Outcome", "Receipt"]

_LOG = logging.getLogger(__name__)

Outcome = Literal["mailed", "unconfirmed", "saved", "kept", "in_doubt"]
"""Both mails are sent · only the notice is · no mail is sent here, it is in a file · it could not be mailed and is in a
file · it may have been mailed and is in a file."""

_SAYS: dict[Outcome, str] = {
    "mailed": "Submitted successfully",
    "unconfirmed": "Submitted successfully. The confirmation to your own address may not reach you.",
    "saved": "Received (dev mode): email not sent, saved to contact_logs",
    "kept": "Received and kept, but it could not be mailed: the server took nothing. You need not send it again.",
    "in_doubt": "Received and kept. It may have been mailed: the mail server did not say. You need not send it again.",
}


@dataclass(frozen=True)
class Receipt:
    """What became of a message, for scripts and, in `says`, for its sender."""

    outcome: Outcome

    @property
    def says(self) -> str:
        """The outcome in words."""
        return _SAYS[self.outcome]


class ContactDesk:
    """Where messages come in. Without `mailing` they are `kept` as files, if `demo`, and else refused.

    Messages to be mailed are in the folder `unsent` from before the first try until the notice is sent. Thread-safe.
    """

    def __init__(
        self,
        kept: MessageFolder,
        unsent: MessageFolder,
        *,
        demo: bool,
        mailing: Mailing | None = None,
        recipient: str = "",
        limits: RateLimits | None = None,
        measures: Measures | None = None,
    ) -> None:
        self.kept = kept
        self.demo = demo
        self._unsent = unsent
        self._mailing = None if demo else mailing
        self._recipient = recipient
        self._limits = limits
        self._measures = measures or Measures()
        self._idle = threading.Condition()
        self._under_way = 0

    @property
    def is_open(self) -> bool:
        """Whether messages are taken at all."""
        return self.demo or self._mailing is not None

    def submit(self, fields: Mapping[str, object], *, client: str) -> Receipt:
        """Take a message in and answer when its fate is known, or cannot be.

        Raises:
            InvalidRequestError: fields are missing, unknown or wrong.
            RateLimitedError: this client, or this mail address, has sent too many messages lately.
            MailError: the studio neither mails nor keeps messages, or this one cannot be made into a mail.
            StorageError: the disk did not take it; it was not mailed either.
        """
        message = ContactMessage.parse(fields)
        if not self.is_open:
            raise MailError(
                "this studio takes no messages, as it has no mail server",
                "Whoever runs it can set SMTP_HOST, SMTP_USER and SMTP_PASS, or CONTACT_ALLOW_NO_SMTP=true.",
            )
        if message.is_bait_taken:
            _LOG.info("A contact message with its bait taken was dropped")
            return Receipt("saved" if self._mailing is None else "mailed")
        if self._limits is not None:
            self._limits.take(client, 1)
            self._limits.take(_counted_as(message.email), 1)
        letters = letters_about(message, recipient=self._recipient)
        if self._mailing is None:
            name = self.kept.keep(letters.record(message))
            _LOG.info("Contact message %s was saved; this studio mails none", name)
            self._measures.add(CONTACT_MESSAGES, "saved")
            return Receipt("saved")
        with self._idle:
            self._under_way += 1
        try:
            return self._mail(self._mailing, letters, message)
        finally:
            with self._idle:
                self._under_way -= 1
                self._idle.notify_all()

    def close(self) -> None:
        """Wait for what is being mailed; each message has its deadline."""
        with self._idle:
            self._idle.wait_for(lambda: not self._under_way)

    def _mail(self, mailing: Mailing, letters: Letters, message: ContactMessage) -> Receipt:
        mails = mailing.write(letters, message)  # before anything is kept: what cannot be written is told at once
        record = letters.record(message)
        name = self._unsent.keep(record | {"mails": INTERRUPTED.record()})
        mailed = mailing.send(letters, mails)
        outcome = _outcome(mailed)
        self._measures.add(CONTACT_MESSAGES, outcome)
        if mailed.internal.state == "sent":
            self._unsent.remove(name)
        else:
            self._unsent.rewrite(name, record | {"mails": mailed.record()})
        if outcome == "mailed":
            _LOG.info("Contact message %s was mailed", name)
        else:
            told = mailed.ack if outcome == "unconfirmed" else mailed.internal
            _LOG.warning("Contact message %s: %s: %s", name, outcome, told.says)
        return Receipt(outcome)


def _outcome(mailed: Mailed) -> Outcome:
    if mailed.internal.state == "sent":
        return "mailed" if mailed.ack.state == "sent" else "unconfirmed"
    return "in_doubt" if mailed.internal.state == "unknown" else "kept"


def _counted_as(address: str) -> str:
    """Give what stands for a mailbox where messages are counted: no address is kept there, and no tag makes another."""
    local, _, domain = address.casefold().rpartition("@")
    return hashlib.sha256(f"{local.partition('+')[0]}@{domain}".encode()).hexdigest()
