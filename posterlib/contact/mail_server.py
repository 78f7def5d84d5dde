"""Where mails are handed in: connects as the settings say, logs in where nobody can listen, and says what failed."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from typing import Literal, Self

from posterlib.contact.mail_session import MailSession
from posterlib.errors import MailError
from posterlib.network_faults import reason
from posterlib.settings.contact import ContactSettings, Security

__all__ = ["Delivery", "MailConnection", "MailServer"]

_PORTS = "Check SMTP_HOST and SMTP_PORT: 587 is usual for STARTTLS, 465 for TLS at once."
_LOGIN = "Check SMTP_USER and SMTP_PASS; many providers want a password made for this app alone."
_ADDRESSES = "Check CONTACT_TO and SMTP_FROM: most servers send only for addresses of their own."
_ENCRYPT = "Set SMTP_SECURITY to starttls or tls, and SMTP_PORT to where the server speaks it (587, 465)."
_WAYS_TO_LOG_IN = ("PLAIN", "LOGIN", "CRAM-MD5")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class _UnencryptedError(Exception):
    """What is said would go over the network for everybody to read."""


@dataclass(frozen=True)
class Delivery:
    """What became of one mail: `sent`, `failed` for certain, or `unknown`; and in words."""

    state: Literal["sent", "failed", "unknown"]
    says: str


@dataclass(frozen=True)
class MailServer:
    """A mail server. Without `user` and `password` nobody logs in.

    With `starttls` a server on this machine may do without encryption, unless it `must_encrypt`.
    """

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    must_encrypt: bool = False

    @classmethod
    def of(cls, settings: ContactSettings) -> Self | None:
        """Give the one that the settings name, if they name one."""
        if not settings.smtp_host:
            return None
        return cls(
            settings.smtp_host,
            settings.smtp_port,
            settings.mail_security,
            settings.smtp_user,
            settings.smtp_pass.get_secret_value(),
            must_encrypt=settings.smtp_security == "starttls",
        )

    def connect(self, *, patience: float) -> MailConnection:
        """Go through all that comes before a mail; the whole conversation then has `patience` seconds.

        Raises:
            MailError: it did not come to that. What the server wrote is not repeated, as it may hold the login.
        """
        try:
            context = ssl.create_default_context()
            at_once = context if self.security == "tls" else None
            session = MailSession(self.host, self.port, patience=patience, at_once=at_once)
            try:
                return self._prepared(session, context)
            except BaseException:
                session.end()
                raise
        except (OSError, UnicodeError, _UnencryptedError) as error:
            raise _told(error) from error

    def _prepared(self, session: MailSession, context: ssl.SSLContext) -> MailConnection:
        session.ehlo_or_helo_if_needed()
        encrypted = self.security == "tls"
        nearby = self.host in _THIS_MACHINE
        if self.security == "starttls":
            if session.has_extn("starttls"):
                session.starttls(context=context)
                encrypted = True
            elif self.must_encrypt or not nearby:
                raise _UnencryptedError
        if not (self.user and self.password):
            return MailConnection(session, encrypted=encrypted, logged_in=False)
        if not (encrypted or nearby):
            raise _UnencryptedError
        _try_one_way(session)
        session.login(self.user, self.password)
        return MailConnection(session, encrypted=encrypted, logged_in=True)


class MailConnection:
    """A mail server that is ready to take mails."""

    def __init__(self, session: MailSession, *, encrypted: bool, logged_in: bool) -> None:
        self._session = session
        self.encrypted = encrypted
        self.logged_in = logged_in

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.end()

    def deliver(self, mail: bytes, *, sender: str, recipient: str) -> Delivery:
        """Hand in one mail, once, and say what became of it."""
        self._session.in_doubt = False
        try:
            self._session.sendmail(sender, [recipient], mail)
        except (OSError, UnicodeError) as error:
            says = _told(error).what
            if self._session.in_doubt and not _is_refusal(error):
                return Delivery("unknown", f"The mail was handed in, and then {says}.")
            return Delivery("failed", str(_told(error)))
        return Delivery("sent", "The mail server took it.")


def _try_one_way(session: MailSession) -> None:
    """Have the login tried in one way alone: servers take seconds to refuse one, and each way has the same password."""
    offered = session.esmtp_features.get("auth", "").split()
    way = next((way for way in _WAYS_TO_LOG_IN if way in offered), None)
    if way is not None:
        session.esmtp_features["auth"] = way


def _is_refusal(error: Exception) -> bool:
    """Tell whether the server said no; anything else after a mail's text leaves open what it did."""
    return isinstance(error, smtplib.SMTPResponseException) and 400 <= error.smtp_code < 600


def _told(error: Exception) -> MailError:
    match error:
        case _UnencryptedError():
            return MailError("it offers no encryption, so neither password nor mail was sent", _ENCRYPT)
        case smtplib.SMTPAuthenticationError():
            return MailError(f"it does not accept the login ({error.smtp_code})", _LOGIN)
        case smtplib.SMTPNotSupportedError():
            return MailError("it offers no login", "Take SMTP_USER and SMTP_PASS out, or use a port that takes them.")
        case smtplib.SMTPRecipientsRefused():
            code = next(iter(error.recipients.values()))[0]
            return MailError(f"it does not take mail for this reader ({code})", _ADDRESSES)
        case smtplib.SMTPSenderRefused():
            return MailError(f"it does not take mail from this sender ({error.smtp_code})", _ADDRESSES)
        case TimeoutError():
            return MailError("no answer came in time", _PORTS)
        case smtplib.SMTPServerDisconnected():
            return MailError("it hung up", _PORTS)
        case smtplib.SMTPResponseException():
            return MailError(f"it answered {error.smtp_code}", _PORTS)
        case UnicodeEncodeError():
            return MailError("SMTP_USER or SMTP_PASS has letters that cannot be sent", _LOGIN)
        case UnicodeError():
            return MailError("SMTP_HOST is no name of a machine", _PORTS)
        case OSError():
            return MailError(reason(error), _PORTS)
    raise error
