"""The stand-in as one object: bound when it exists, started, asked what it saw, closed."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from posterlib.bedrock_standin.desk import Desk
from posterlib.bedrock_standin.exchange import Server
from posterlib.bedrock_standin.ledger import Call
from posterlib.bedrock_standin.pictures import Draw, offline_artist

__all__ = ["BedrockStandin"]

_ATTENTIVE = 0.05
"""Seconds between looks for the end while it serves in a thread."""


class BedrockStandin:
    """A server on 127.0.0.1 that answers as Amazon Bedrock does; port 0 takes a free one.

    As a context manager it serves in a thread until the block ends. `draw` makes the pictures.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(self, *, port: int = 0, draw: Draw = offline_artist) -> None:
        self._desk = Desk(draw)
        self._server = Server(port, self._desk)
        self._thread: threading.Thread | None = None
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every InvokeModel and Converse request so far, in the order of arrival."""
        return self._desk.ledger.calls()

    def enqueue(self, *faults: str) -> None:
        """Let the next calls show these faults, one each, in order; then all is well again.

        Raises:
            ValueError: one of them is unknown; names those there are.
        """
        self._desk.faults.enqueue(*faults)

    def start(self) -> None:
        """Serve in a thread and return."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._server.serve_forever, args=(_ATTENTIVE,), name="bedrock-standin", daemon=True
            )
            self._thread.start()

    def serve(self) -> None:
        """Serve in this thread until it is interrupted."""
        self._server.serve_forever()

    def close(self) -> None:
        """Take nothing new and end every connection, answered or not."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
