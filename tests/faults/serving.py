"""The studio's server, through either door, as a process that faults are done to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tests.ports import free_port
from tests.waiting import until

__all__ = ["REPOSITORY", "SMALL", "Studio", "everything", "serving"]

REPOSITORY = Path(__file__).parents[2]

SMALL = {"width": 320, "height": 320}


@dataclass(frozen=True)
class Studio:
    """A server that runs. What it says goes to `log`: nobody has to read it for it to go on."""

    process: subprocess.Popen[bytes]
    port: int
    history: Path
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **options: object) -> httpx.Response:
        return httpx.get(self.url + path, timeout=60, **options)  # type: ignore[arg-type]

    def post(self, path: str, **fields: object) -> httpx.Response:
        return httpx.post(self.url + path, json=SMALL | fields, timeout=60)

    def connect(self, *, window: int = 0) -> socket.socket:
        """Open a connection; with a `window`, one that takes in no more than about so many bytes unread."""
        connection = socket.socket()
        if window:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", self.port))
        return connection

    def say(self, *parts: bytes) -> bytes:
        """Send bytes exactly as they stand, and give all that is answered."""
        with self.connect() as connection:
            try:
                for part in parts:
                    connection.sendall(part)
            except OSError:  # it was refused before all of it was sent
                pass
            return everything(connection)

    def is_well(self) -> bool:
        try:
            return self.get("/health").status_code == 200
        except httpx.TransportError:
            return False

    @property
    def descriptors(self) -> int:
        server = psutil.Process(self.process.pid)
        return sum(process.num_fds() for process in [server, *server.children(recursive=True)])

    @property
    def entries(self) -> list[str]:
        """The ids of the posters that are in the history folder, whole or not."""
        return sorted(path.name for path in self.history.glob("2*") if path.is_dir())

    @property
    def traces(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if "Traceback" in line]


def everything(connection: socket.socket) -> bytes:
    answer = bytearray()
    try:
        while chunk := connection.recv(65536):
            answer += chunk
    except ConnectionError:
        pass
    return bytes(answer)


@contextmanager
def serving(
    door: str,
    folder: Path,
    *,
    command: Sequence[str] = ("-m", "posterlib"),
    before: Callable[[], None] | None = None,
    **environment: str,
) -> Iterator[Studio]:
    """Serve a history in a folder for as long as the block lasts.

    `command` is what Python runs, `before` is called in the process before that.
    """
    port, log, history = free_port(), folder / "log", folder / "history"
    settings = {
        "PORT": str(port),
        "HISTORY_DIR": str(history),
        "CONTACT_LOGS_DIR": str(folder / "contact_logs"),
        "LOG_FILE": "none",
        "RATE_LIMIT_ENABLED": "false",
        "PYTHONPATH": str(REPOSITORY),
    }
    with log.open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, *command, "serve", *(["--api"] if door == "api" else [])],
            cwd=REPOSITORY,
            env=os.environ | settings | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            preexec_fn=before,
        )
    studio = Studio(process, port, history, log)
    try:
        until(lambda: studio.is_well() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield studio
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
            process.kill()
            process.wait()
            raise
