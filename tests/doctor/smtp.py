"""A mail server's side of a test: it greets, encrypts where it has a certificate, and knows one password."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

__all__ = ["PASSWORD", "MailServer", "certificate", "mail_server"]

PASSWORD = "a secret for the postman"


class MailServer(ThreadingTCPServer):
    """`heard` is what clients said, one line each. Encryption is at once, on STARTTLS, or not there at all."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None, *, at_once: bool = False, login: bool = True) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.context, self.at_once, self.login = context, at_once, login
        self.heard: list[str] = []
        self.port = self.server_address[1]


class _Talk(StreamRequestHandler):
    server: MailServer
    timeout = 30

    def handle(self) -> None:
        with suppress(OSError):
            if self.server.at_once:
                self._encrypt()
            self._say("220 at your service")
            while line := self.rfile.readline().decode(errors="replace").strip():
                self.server.heard.append(line)
                self._answer(line)

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()
        self.connection.close()

    def _answer(self, line: str) -> None:
        command, _, rest = line.partition(" ")
        command = command.upper()
        if command == "EHLO":
            can = ["STARTTLS"] * (self.server.context is not None and not self.server.at_once)
            can += ["AUTH PLAIN"] * self.server.login
            for word in ("good to meet you", *can):
                self._say(f"250-{word}")
            self._say("250 SIZE 1000")
        elif command == "STARTTLS":
            self._say("220 go on")
            self._encrypt()
        elif command == "AUTH":
            known = base64.b64decode(rest.split()[1]).endswith(b"\0" + PASSWORD.encode())
            self._say("235 welcome" if known else f"535 {PASSWORD} it is not")
        else:
            self._say("221 farewell" if command == "QUIT" else "502 what?")

    def _encrypt(self) -> None:
        assert self.server.context is not None
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")
        self.wfile.flush()


@contextmanager
def mail_server(
    context: ssl.SSLContext | None = None, *, at_once: bool = False, login: bool = True
) -> Iterator[MailServer]:
    """Serve mail for as long as the block lasts."""
    with MailServer(context, at_once=at_once, login=login) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Make a certificate for 127.0.0.1 that nobody has signed: a server's context, and the file to trust it by."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), False)
    signed = builder.sign(key, hashes.SHA256())
    public, both = folder / "certificate.pem", folder / "with-key.pem"
    public.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both.write_bytes(public.read_bytes() + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context, public
