"""Sends the two mails of a message in one conversation: the notice first, the confirmation only after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from posterlib.contact.letters import Letters, mails_of
from posterlib.contact.mail_server import Delivery, MailServer
from posterlib.contact.message import ContactMessage
from posterlib.errors import MailError

__all__ = ["INTERRUPTED", "Mailed", "Mailing"]

_NOT_TRIED = Delivery("failed", "It was not tried, as the notice was not sent.")


@dataclass(frozen=True)
class Mailed:
    """What became of each of the two mails."""

    internal: Delivery
    ack: Delivery

    def record(self) -> dict[str, object]:
        """Give it as it is kept beside the message."""
        return {"internal": asdict(self.internal), "ack": asdict(self.ack)}


INTERRUPTED = Mailed(*[Delivery("unknown", "The studio ended before it knew.")] * 2)
"""What is known of a message while it is being mailed: if that is all that is found later, it is true."""


@dataclass(frozen=True)
class Mailing:
    """Mails messages through one server, from one address; the two of a message take `patience` seconds at most."""

    server: MailServer
    sender: str
    patience: float
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def write(self, letters: Letters, message: ContactMessage) -> tuple[bytes, bytes]:
        """Make mails of both letters.

        Raises:
            MailError: that cannot be done.
        """
        return mails_of(letters, message, sender=self.sender, now=self.now(), new_id=self.new_id)

    def send(self, letters: Letters, mails: tuple[bytes, bytes]) -> Mailed:
        """Send both. Nothing is tried twice: a mail whose fate is unknown may have arrived."""
        notice, confirmation = mails
        try:
            with self.server.connect(patience=self.patience) as connection:
                internal = connection.deliver(notice, sender=self.sender, recipient=letters.internal.to)
                if internal.state != "sent":
                    return Mailed(internal, _NOT_TRIED)
                return Mailed(internal, connection.deliver(confirmation, sender=self.sender, recipient=letters.ack.to))
        except MailError as error:
            return Mailed(Delivery("failed", str(error)), _NOT_TRIED)
