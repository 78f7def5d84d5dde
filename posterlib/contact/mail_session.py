"""One conversation with a mail server, over at its deadline however slowly the server speaks."""

from __future__ import annotations

import io
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from posterlib.background import in_background

__all__ = ["MailSession", "TooSlowError"]

_OWN_NAME = "[127.0.0.1]"
"""What the studio calls itself: finding the machine's name may take longer than all else, and is nobody's business."""

_FAREWELL = 1.0
"""Seconds at most for what is said once everything is settled."""


_HARDLY = 0.001
"""Seconds for what comes after an answer that came at the last moment: the answer itself is not lost."""


class TooSlowError(smtplib.SMTPServerDisconnected, TimeoutError):
    """The deadline passed, and the connection was given up."""


class MailSession(smtplib.SMTP):
    """Connects at once, with TLS where a context is given.

    `in_doubt` tells that the text of a mail was on its way; whoever hands in another one sets it back.

    Raises:
        OSError: no connection came about; `smtplib`'s errors among them.
        UnicodeError: the host's name cannot be one.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        patience: float,
        at_once: ssl.SSLContext | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.in_doubt = False
        self._clock = clock
        self._deadline = clock() + patience
        self._at_once = at_once
        super().__init__(host, port, local_hostname=_OWN_NAME)

    def send(self, s: object) -> None:
        """Send a command, which comes as text, or a mail, which comes as bytes."""
        with self._in_time():
            self._hurry()
            if isinstance(s, bytes):
                self.in_doubt = True
            super().send(s)  # type: ignore[arg-type, unused-ignore]

    def getreply(self) -> tuple[int, bytes]:
        """Read an answer of one or more lines."""
        with self._in_time():
            if self.file is None and self.sock is not None:
                self.file = io.BufferedReader(_Ear(self.sock, self._left))
            answer = super().getreply()
            if self.sock is not None:  # what TLS says next has no more time either
                self.sock.settimeout(max(self._deadline - self._clock(), _HARDLY))
            return answer

    def end(self) -> None:
        """Say farewell and hang up; a server that does not answer is not waited for."""
        self._deadline = min(self._deadline, self._clock() + _FAREWELL)
        with suppress(OSError):
            self.docmd("QUIT")
        self.close()

    def _get_socket(self, host: str, port: int, _: object) -> socket.socket:  # smtplib connects by this
        looked_up = in_background(
            lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM), name="look-up-mail-server"
        )
        addresses = looked_up.result(self._left())
        connection = self._connected([str(address[0]) for *_, address in addresses], port)
        if self._at_once is None:
            return connection
        connection.settimeout(self._left())
        return self._at_once.wrap_socket(connection, server_hostname=host)

    def _connected(self, addresses: list[str], port: int) -> socket.socket:
        """Try one after the other, each with its share of the time that is left."""
        for more, address in zip(range(len(addresses), 1, -1), addresses, strict=False):
            with suppress(OSError):
                return socket.create_connection((address, port), self._left() / more)
        return socket.create_connection((addresses[-1], port), self._left())

    def _left(self) -> float:
        """Give the seconds before the deadline.

        Raises:
            TimeoutError: it has passed.
        """
        left = self._deadline - self._clock()
        if left <= 0:
            raise TimeoutError
        return left

    def _hurry(self) -> None:
        if self.sock is not None:
            left = self._left()
            with suppress(OSError):  # a connection that broke is told of by what is done next
                self.sock.settimeout(left)

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """Tell a server that was too slow from one that hung up; the connection is closed either way."""
        try:
            yield
        except TooSlowError:
            raise
        except smtplib.SMTPServerDisconnected as error:
            if isinstance(error.__context__, TimeoutError):
                raise TooSlowError from error
            raise
        except TimeoutError as error:
            self.close()
            raise TooSlowError from error


class _Ear(io.RawIOBase):
    """Hears from a socket; each time it waits no longer than until the deadline."""

    def __init__(self, connection: socket.socket, left: Callable[[], float]) -> None:
        self._connection = connection
        self._left = left

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Give what has come."""
        self._connection.settimeout(self._left())
        return self._connection.recv_into(buffer)
