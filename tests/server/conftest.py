"""The studio as its own process, through each of its two doors."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.ports import free_port

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass
class Server:
    """A server that runs. What it says goes to `log`: nobody has to read it for it to go on."""

    process: subprocess.Popen[bytes]
    port: int
    history: Path
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask_to_stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(number)

    def ended(self) -> str:
        """Wait for its end and give what it said."""
        self.process.wait(PATIENCE)
        return self.log.read_text()

    def finish(self) -> int:
        """Ask it to stop and give its exit code."""
        self.ask_to_stop()
        return self.process.wait(PATIENCE)


def start(door: str, folder: Path, **environment: str) -> Server:
    port = free_port()
    arguments = ["--api"] if door == "api" else []
    ours = {"PORT": str(port), "HISTORY_DIR": str(folder), "LOG_FILE": "none", "RATE_LIMIT_ENABLED": "false"}
    log = folder.parent / f"server-{port}.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "posterlib", "serve", *arguments],
            cwd=REPOSITORY,
            env=os.environ | ours | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    server = Server(process, port, folder, log)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{server.url}/health").status_code == 200:
                return server
        except httpx.TransportError:
            if process.poll() is not None:
                break
        time.sleep(0.05)
    process.kill()
    raise AssertionError(f"the studio did not open: {log.read_text()}")


@pytest.fixture(scope="module", params=["api", "pages"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(request.param, tmp_path_factory.mktemp("history"))
    yield running
    running.finish()


@pytest.fixture(params=["api", "pages"])
def door(request: pytest.FixtureRequest) -> str:
    return str(request.param)
