"""HTTP on the socket: requests are read, answers are sent, and some are broken on purpose."""

from __future__ import annotations

import logging
import socket
import struct
import sys
import threading
import uuid
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any

from posterlib.bedrock_standin.desk import Answer, Desk, Request
from posterlib.bedrock_standin.invoking import UNANSWERED
from posterlib.bedrock_standin.replies import Reply, refusal

__all__ = ["Server"]

_LOG = logging.getLogger(__name__)

_LARGEST_BODY = 25_000_000
_MOST_READ = 200_000_000
"""A body that is too large is read up to here before it is refused: who still sends does not see an answer."""

_CODING = "http://internal.amazon.com/coral/com.amazon.bedrock/"


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1, one thread a connection. `closing` is set once it ends."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port: int, desk: Desk) -> None:
        self.desk = desk
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Exchange)

    def server_bind(self) -> None:
        """Bind without asking a name server for the machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]  # IPv4 alone

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, then serve it in a thread."""
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection and close it."""
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002  # named by socketserver
        """Say nothing of clients that went away."""
        if not isinstance(sys.exception(), OSError):
            _LOG.exception("a connection broke the stand-in")

    def server_close(self) -> None:
        """Close the listening socket and end every connection, those that wait in silence too."""
        self.closing.set()
        super().server_close()
        with self._lock:
            for connection in self._connections:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server
    error_content_type = "application/json"
    error_message_format = '{"message": "%(message)s"}'

    def do_GET(self) -> None:
        self._exchange()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815  # named by http.server

    def version_string(self) -> str:
        """Give the Server header."""
        return "BedrockStandin"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # named by http.server
        """Say nothing: the desk logs calls to models."""

    def _exchange(self) -> None:
        body = self._read_body()
        if isinstance(body, Reply):
            self.close_connection = True
            self._send(body)
            return
        request = Request(self.command, self.path, body, self.headers.get("Authorization", ""))
        self._deliver(self.server.desk.answer(request))

    def _read_body(self) -> bytes | Reply:
        """Read the body, or say why it is not taken."""
        if "Transfer-Encoding" in self.headers:
            return refusal(411, "MissingContentLengthException", "Send the length of the body.")
        stated = self.headers.get("Content-Length", "0")
        if not (stated.isascii() and stated.isdigit() and len(stated) < 16):
            return refusal(400, "ValidationException", "Content-Length is not a number.")
        length = int(stated)
        if length > _LARGEST_BODY:
            self._skip(min(length, _MOST_READ))
            return refusal(413, "RequestEntityTooLargeException", f"The body is larger than {_LARGEST_BODY} bytes.")
        return self.rfile.read(length)

    def _skip(self, length: int) -> None:
        while length > 0 and (read := self.rfile.read(min(length, 1 << 20))):
            length -= len(read)

    def _deliver(self, answer: Answer) -> None:
        fault = answer.fault.name if answer.fault else ""
        if fault in UNANSWERED:
            self.close_connection = True
            if fault == "silence":
                self._wait_for_the_end()
            return
        if answer.fault and fault == "delay" and self.server.closing.wait(answer.fault.seconds):
            self.close_connection = True
            return
        self.server.desk.sent(answer, status=answer.reply.status)
        try:
            self._send(answer.reply, share=0.5 if fault in ("truncated", "reset") else 1.0)
        except OSError:
            self.server.desk.sent(answer, status=0)
            raise
        if fault == "reset":
            self._reset()

    def _send(self, reply: Reply, share: float = 1.0) -> None:
        """Send an answer, or the first share of it and the end of the connection."""
        if share < 1:
            self.close_connection = True
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("x-amzn-RequestId", str(uuid.uuid4()))
        if reply.error:
            self.send_header("x-amzn-ErrorType", f"{reply.error}:{_CODING}")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(reply.body[: int(len(reply.body) * share)])

    def _wait_for_the_end(self) -> None:
        """Return when the client has gone or the server closes."""
        with suppress(OSError):
            while self.connection.recv(1 << 16):
                pass

    def _reset(self) -> None:
        """End the connection with RST instead of FIN."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()
