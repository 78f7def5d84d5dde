"""A real mail server that keeps what it was given, and misbehaves where a test wants it to."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from tests.ports import free_port

USER, PASSWORD = "studio@posters.example", "a secret for the postman"


class Postbox:
    """What was handed in: `mails` as they came, `readers` whom they were for.

    `refused` are readers it does not take mail for; `on_mail` is called when a mail's text has come, before it is
    kept, and may give another answer than 250. With `hangs_up`, a mail is kept and the connection then dropped.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.readers: list[str] = []
        self.senders: list[str] = []
        self.encrypted: list[bool] = []
        self.logins: list[str] = []
        self.refused: set[str] = set()
        self.on_mail: Callable[[], str | None] = lambda: None
        self.hangs_up = False
        self.port = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.on_mail()
        if answer:
            return answer
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        mail = message_from_bytes(envelope.content, policy=SMTP)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.readers += envelope.rcpt_tos
        self.senders.append(str(envelope.mail_from))
        self.encrypted.append(session.ssl is not None)
        if self.hangs_up and server.transport is not None:
            server.transport.abort()
        return "250 it is in the post"

    def knows(self, server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


@contextmanager
def postbox(
    starttls: ssl.SSLContext | None = None, *, at_once: ssl.SSLContext | None = None, login: bool = True
) -> Iterator[Postbox]:
    """Serve mail for as long as the block lasts."""
    box = Postbox()
    box.port = free_port()
    options: dict[str, Any] = {"authenticator": box.knows, "auth_require_tls": False} if login else {}
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        ssl_context=at_once,
        tls_context=starttls,
        require_starttls=starttls is not None,
        **options,
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
