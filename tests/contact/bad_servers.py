"""Mail servers that speak too slowly, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Literal

Fault = Literal["silent", "dripping", "dripping TLS", "after DATA"]


class _BadServer(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, fault: Fault) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.fault = fault
        self.over = threading.Event()


class _Talk(StreamRequestHandler):
    server: _BadServer

    def handle(self) -> None:
        with suppress(OSError):
            if self.server.fault == "after DATA":
                self._take_mail()
            if self.server.fault == "dripping TLS":
                self.wfile.write(b"\x16\x03\x03\x40\x00")  # a long record of a handshake begins
            while self.server.fault.startswith("dripping") and not self.server.over.wait(0.02):
                self.wfile.write(b"2")
            self.server.over.wait(30)

    def _take_mail(self) -> None:
        self.wfile.write(b"220 at your service\r\n")
        while not self.rfile.readline().upper().startswith(b"DATA"):
            self.wfile.write(b"250 fine\r\n")
        self.wfile.write(b"354 go on\r\n")
        while self.rfile.readline() not in (b".\r\n", b""):
            pass


@contextmanager
def bad_server(fault: Fault) -> Iterator[int]:
    """Serve badly for as long as the block lasts; gives the port."""
    with _BadServer(fault) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
