"""The studio as a process of its own, on a free port, with a history of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from posterlib.posters import PosterRequest
from posterlib.settings import Settings
from tests.conftest import no_account
from tests.ports import free_port
from tests.studio import FakeImageModel, open_studio

ROOT = Path(__file__).parents[2]

_OURS = tuple(name.upper() for name in Settings.model_fields)


@dataclass(frozen=True)
class Served:
    """A running studio."""

    address: str
    history: Path
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Ask it to finish, as a supervisor does, and give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


def environment(history: Path, **settings: str) -> dict[str, str]:
    """The environment of a studio: this one's, without what would reconfigure it or lead to an AWS account."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _OURS and not name.startswith(("AWS_", "STREAMLIT_", "IMAGE_"))
    }
    ours = {"HISTORY_DIR": str(history), "PYTHONPATH": str(ROOT), "RATE_LIMIT_ENABLED": "false"}
    ours["LOG_FILE"] = str(history.parent / "image-creation.log")
    return kept | no_account(history.parent) | ours | settings


def command(port: int) -> list[str]:
    """How the studio is started."""
    options = ["--server.port", str(port), "--server.headless", "true"]
    return [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), *options]


def hang(history: Path, prompts: Sequence[str]) -> None:
    """Fill a history with small posters before a studio serves it."""
    studio = open_studio(history, FakeImageModel())
    for prompt in prompts:
        studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": prompt, "width": 320, "height": 480})))
    studio.close()


@contextmanager
def serving(history: Path, port: int = 0, **settings: str) -> Iterator[Served]:
    """Serve the studio for as long as the block lasts; port 0 takes a free one."""
    port = port or free_port()
    with (history.parent / f"{history.name}.log").open("ab") as log:
        process = subprocess.Popen(
            command(port), cwd=ROOT, env=environment(history, **settings), stdout=log, stderr=subprocess.STDOUT
        )
    served = Served(f"http://localhost:{port}", history, process)
    try:
        _await_health(served)
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await_health(served: Served, patience: float = 40.0) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        assert served.process.poll() is None, "the studio ended at its start"
        try:
            if httpx.get(f"{served.address}/health", timeout=2).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the studio did not answer")
