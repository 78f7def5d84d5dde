"""HTTP as uvicorn speaks it, with bounds for those who send or read too slowly, or not at all."""

from __future__ import annotations

import asyncio
import fcntl
import functools
import logging
import socket
import struct
import termios
from contextlib import suppress
from typing import Any

import h11
from uvicorn.config import HTTP_PROTOCOLS
from uvicorn.protocols.http.h11_impl import H11Protocol

from posterlib.connections.descriptors import most_connections

__all__ = ["PatientProtocol", "bound_every_connection"]

_LOG = logging.getLogger(__name__)

_SLOWEST = 1024
"""Bytes a second that keep a long request alive, and a long answer."""

_TOO_SLOW = b"408 Request Timeout", b"The request did not come in time. Send it again.", b"request_timeout"
_TOO_MANY = (
    b"503 Service Unavailable",
    b"Too many connections are open, and nothing was begun for this one. Try again in a few seconds.",
    b"too_many_connections",
)


class PatientProtocol(H11Protocol):
    """One connection. It ends when its request does not come, its answer is not read, or there are too many already.

    A request must have come within `seconds_to_ask`, and more for each byte that has; whoever is sent an answer must
    go on to take some of it within `seconds_to_read`. How long the answer takes to be made is not bounded.
    """

    seconds_to_ask = 30.0
    seconds_to_read = 30.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._came = 0
        self._since = 0.0
        self._asking: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._unread = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Begin to wait for a request."""
        super().connection_made(transport)
        _forget_the_vanished(transport, self.seconds_to_read)
        if len(self.connections) > _most_connections():
            self._refuse(*_TOO_MANY)
        else:
            self._watch()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request in."""
        if self.transport.is_closing():
            return
        self._came += len(data)
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """Begin to wait for the reader of an answer."""
        super().pause_writing()
        self._watch_reader()

    def resume_writing(self) -> None:
        """Go on, as it reads."""
        super().resume_writing()
        _end(self._reading)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand over to a protocol with pings of its own."""
        _end(self._asking)
        _end(self._reading)
        super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        _end(self._asking)
        _end(self._reading)
        super().connection_lost(exc)

    def _watch(self) -> None:
        asks = self.conn.their_state in (h11.IDLE, h11.SEND_BODY) and self.transport.get_protocol() is self
        if not asks or self.transport.is_closing():
            _end(self._asking)
            self._asking = None
        elif self._asking is None:
            self._came, self._since = 0, self.loop.time()
            self._asking = self.loop.call_later(self.seconds_to_ask, self._look)

    def _look(self) -> None:
        left = self._since + self.seconds_to_ask + self._came / _SLOWEST - self.loop.time()
        if left > 0:
            self._asking = self.loop.call_later(left, self._look)
        elif self.conn.their_state is h11.IDLE and not self._came:
            self.transport.close()  # it has said nothing
        elif self.cycle is None or not self.cycle.response_started or self.cycle.response_complete:
            self._refuse(*_TOO_SLOW)
        else:
            self.transport.abort()

    def _watch_reader(self) -> None:
        self._unread = _unread(self.transport)
        self._reading = self.loop.call_later(self.seconds_to_read, self._look_at_reader)

    def _look_at_reader(self) -> None:
        if self._unread - _unread(self.transport) < _SLOWEST * self.seconds_to_read:
            self.transport.abort()
        else:
            self._watch_reader()

    def _refuse(self, status: bytes, says: bytes, code: bytes) -> None:
        body = b'{"error":"%b","code":"%b"}' % (says, code)
        head = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\nRetry-After: 5\r\n"
        self.transport.write((head + b"Connection: close\r\n\r\n") % (status, len(body)) + body)
        self.transport.close()


def bound_every_connection() -> None:
    """Have every uvicorn of this process speak so that is not told another way: Streamlit has no option for it."""
    HTTP_PROTOCOLS["auto"] = f"{__name__}:{PatientProtocol.__name__}"


@functools.cache
def _most_connections() -> int:
    most = most_connections()
    _LOG.debug("%d connections may be open at one time", most)
    return most


def _unread(transport: asyncio.Transport) -> int:
    """Give the bytes of an answer that its reader has not taken: those in the system's own buffer are among them.

    That takes more in only when a good part of its megabytes has left, which on a slow line is minutes later.
    """
    peer, left = transport.get_extra_info("socket"), bytes(4)
    with suppress(OSError):
        left = fcntl.ioctl(peer.fileno(), termios.TIOCOUTQ, left)
    return transport.get_write_buffer_size() + int(*struct.unpack("i", left))


def _forget_the_vanished(transport: asyncio.Transport, seconds: float) -> None:
    """Have the system end a connection whose peer neither takes what was sent nor says that it lives."""
    peer = transport.get_extra_info("socket")
    with suppress(OSError):
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(seconds * 1000))


def _end(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
