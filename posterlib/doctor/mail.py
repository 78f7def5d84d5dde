"""Looks at the mail server for contact messages: connection, encryption, login. No mail is sent."""

from __future__ import annotations

import smtplib
import ssl

from posterlib.doctor.findings import Finding
from posterlib.doctor.network import reason
from posterlib.settings import Settings

__all__ = ["look_at_mail"]

_WHAT = "mail server"
_PATIENCE = 5.0
"""Seconds to wait for the mail server."""

_TLS_PORT = 465
"""Where mail servers speak TLS from the first byte on."""

_PORTS = "Check SMTP_HOST and SMTP_PORT: 587 is usual for STARTTLS, 465 for TLS at once."
_LOGIN = "Check SMTP_USER and SMTP_PASS; many providers want a password made for this app alone."
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class _UnencryptedError(Exception):
    """The login would go over the network for everybody to read."""


def look_at_mail(settings: Settings, *, tls_port: int = _TLS_PORT) -> Finding:
    """Connect to the mail server and log in, where that is set up. The password is in no finding."""
    if not settings.smtp_host:
        if settings.contact_allow_no_smtp:
            says = "SMTP_HOST is not set: contact messages are kept as files."
            return Finding(_WHAT, "missing", says)
        says = "SMTP_HOST is not set, and CONTACT_ALLOW_NO_SMTP=false: contact messages go nowhere."
        return Finding(_WHAT, "broken", says, "Set SMTP_HOST, SMTP_USER and SMTP_PASS.")
    place = f"{settings.smtp_host}:{settings.smtp_port}"
    try:
        how = _talk(settings, at_once=settings.smtp_port == tls_port)
    except (OSError, _UnencryptedError, UnicodeError) as error:
        says, step = _failure(error)
        return Finding(_WHAT, "broken", f"{place}: {says}.", step)
    if settings.email_demo_mode:
        says = f"{place} answers {how}; without SMTP_USER and SMTP_PASS contact messages are still kept as files."
        return Finding(_WHAT, "missing", says, "Set both to have them mailed.")
    return Finding(_WHAT, "ok", f"{place} answers {how}. No mail was sent.")


def _talk(settings: Settings, *, at_once: bool) -> str:
    """Go through all that comes before a mail and say how it went.

    Raises:
        OSError: no connection, or the server declines; `smtplib`'s errors among them.
        UnicodeError: a name or password has letters that the protocol does not know.
    """
    context = ssl.create_default_context()
    user, password = settings.smtp_user, settings.smtp_pass.get_secret_value()
    with _connected(settings, context, at_once=at_once) as server:
        server.ehlo_or_helo_if_needed()
        encrypted = at_once
        if not at_once and server.has_extn("starttls"):
            server.starttls(context=context)
            encrypted = True
        how = "with TLS" if encrypted else "without encryption"
        if not (user and password):
            return how
        if not encrypted and settings.smtp_host not in _THIS_MACHINE:
            raise _UnencryptedError
        server.login(user, password)
        return f"{how} and takes the login"


def _connected(settings: Settings, context: ssl.SSLContext, *, at_once: bool) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    # The name of this machine is not looked up: that may take longer than all the rest.
    if at_once:
        return smtplib.SMTP_SSL(host, port, local_hostname="localhost", timeout=_PATIENCE, context=context)
    return smtplib.SMTP(host, port, local_hostname="localhost", timeout=_PATIENCE)


def _failure(error: Exception) -> tuple[str, str]:
    """Say what went wrong and what to do; what the server wrote is not repeated, as it may hold the login."""
    match error:
        case _UnencryptedError():
            return "it offers no encryption, so the password was not sent", _PORTS
        case smtplib.SMTPAuthenticationError():
            return f"it does not accept the login ({error.smtp_code})", _LOGIN
        case smtplib.SMTPNotSupportedError():
            return "it offers no login", "Take SMTP_USER and SMTP_PASS out, or use a port that takes them."
        case smtplib.SMTPServerDisconnected():
            return "it hung up", _PORTS
        case smtplib.SMTPResponseException():
            return f"it answered {error.smtp_code}", _PORTS
        case UnicodeEncodeError():
            return "SMTP_USER or SMTP_PASS has letters that cannot be sent", _LOGIN
        case UnicodeError():
            return "SMTP_HOST is no name of a machine", _PORTS
        case OSError():
            return reason(error), _PORTS
    raise error
