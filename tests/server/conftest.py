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
    process: subprocess.Popen[str]
    port: int
    history: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask_to_stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(number)

    def ended(self) -> str:
        """Wait for its end and give what it said."""
        return self.process.communicate(timeout=PATIENCE)[0]

    def finish(self) -> int:
        """Ask it to stop and give its exit code."""
        self.ask_to_stop()
        return self.process.wait(PATIENCE)


def start(door: str, folder: Path, **environment: str) -> Server:
    port = free_port()
    arguments = ["--api"] if door == "api" else []
    process = subprocess.Popen(
        [sys.executable, "-m", "posterlib", "serve", *arguments],
        cwd=REPOSITORY,
        env=os.environ | {"PORT": str(port), "HISTORY_DIR": str(folder), "RATE_LIMIT_ENABLED": "false"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(process, port, folder)
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
    raise AssertionError(f"the studio did not open: {process.communicate()[0]}")


@pytest.fixture(scope="module", params=["api", "pages"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(request.param, tmp_path_factory.mktemp("history"))
    yield running
    running.finish()
    running.process.communicate()


@pytest.fixture(params=["api", "pages"])
def door(request: pytest.FixtureRequest) -> str:
    return str(request.param)
