"""Looks at the mail server for contact messages: connection, encryption, login, and what it did not take before."""

from __future__ import annotations

from dataclasses import replace

from posterlib.contact.mail_server import MailServer
from posterlib.contact.opening import UNSENT, unsent_messages
from posterlib.doctor.findings import Finding
from posterlib.errors import MailError
from posterlib.settings import Settings

__all__ = ["look_at_mail"]

_WHAT = "mail server"
_PATIENCE = 5.0
"""Seconds for the whole conversation with the mail server."""

_TLS_PORT = 465
"""Where mail servers speak TLS from the first byte on."""


def look_at_mail(settings: Settings, *, tls_port: int = _TLS_PORT) -> Finding:
    """Connect to the mail server and log in, where that is set up. The password is in no finding."""
    server = MailServer.of(settings)
    if server is None:
        if settings.contact_allow_no_smtp:
            says = "SMTP_HOST is not set: contact messages are kept as files."
            return Finding(_WHAT, "missing", says)
        says = "SMTP_HOST is not set, and CONTACT_ALLOW_NO_SMTP=false: contact messages go nowhere."
        return Finding(_WHAT, "broken", says, "Set SMTP_HOST, SMTP_USER and SMTP_PASS.")
    if settings.smtp_security is None and server.port == tls_port:
        server = replace(server, security="tls")
    place = f"{server.host}:{server.port}"
    try:
        with server.connect(patience=_PATIENCE) as connection:
            how = "with TLS" if connection.encrypted else "without encryption"
            how += " and takes the login" if connection.logged_in else ""
    except MailError as error:
        return Finding(_WHAT, "broken", f"{place}: {error.what}.", error.next_step)
    if settings.email_demo_mode:
        says = f"{place} answers {how}; without SMTP_USER and SMTP_PASS contact messages are still kept as files."
        return Finding(_WHAT, "missing", says, "Set both to have them mailed.")
    says, folder = f"{place} answers {how}. No mail was sent.", settings.contact_logs_dir / UNSENT
    waiting = unsent_messages(settings)
    if waiting:
        says += f" {waiting} contact message{'s were' if waiting > 1 else ' was'} not surely mailed."
        return Finding(_WHAT, "ok", says, f"Look into {folder}, and take out what is answered.")
    return Finding(_WHAT, "ok", says)
