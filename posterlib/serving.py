"""Starts the studio's servers as this process, and stops those that were started from the same folder."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from posterlib.access import check_exposure
from posterlib.bootstrap import close_services, services
from posterlib.connections import allow_many_files, bound_every_connection
from posterlib.errors import SettingsError
from posterlib.image_models.base import ModelCard
from posterlib.plain_text import dollars_told
from posterlib.settings import Settings, load_settings
from posterlib.stopping import leave_when_asked

__all__ = ["SIMULTANEOUS_CALLS", "serve", "stop"]

HOME = Path(__file__).parents[1]
"""The folder with `streamlit_app.py` and `.streamlit/`."""

_RUNNING = HOME / ".run"

SIMULTANEOUS_CALLS = 256
"""Calls of the API that are worked on at one time, through either door: each waits for its poster in a thread."""


def serve(*, api_only: bool) -> None:
    """Be the server until it is stopped. All that can be wrong is found first, so that it is told in one line.

    Raises:
        SettingsError: a setting is wrong or the port is taken.
        StorageError: the history folder cannot be used.
    """
    settings = load_settings()
    check_exposure(settings.host, settings)
    _check_port(settings)
    leave_when_asked()
    os.umask(0o077)  # prompts and posters are for this account alone
    allow_many_files()
    card = services().jobs.card()
    _remember(settings.port)
    opens = "The API answers" if api_only else "The studio opens"
    print(f"{opens} at http://{settings.host}:{settings.port}. {_who_draws(card)}", flush=True)  # noqa: T201  # a terminal
    os.chdir(HOME)  # where posterlib, pages/ and .streamlit/config.toml are found
    bound_every_connection()
    os.environ["FORWARDED_ALLOW_IPS"] = ",".join(settings.trusted_proxies)  # Streamlit hands nothing else on to uvicorn
    if api_only:
        module, arguments = "uvicorn", _api_arguments(settings)
    else:
        module, arguments = "streamlit", _pages_arguments(settings)
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        close_services()  # a server that was asked to stop while it started has closed nothing


def _who_draws(card: ModelCard) -> str:
    price = f", {dollars_told(card.dollars_per_image)} a picture" if card.dollars_per_image else ""
    return f"{card.name} draws{price}."


def stop(patience: float = 330.0) -> str:
    """Ask every server of this folder to finish, wait for it, and say what happened.

    `patience` is in seconds; the longest call of an image model is 300.
    """
    stopped = []
    for note in sorted(_RUNNING.glob("*.pid")):
        pid, _, started = note.read_text().partition(" ")
        if pid.isdigit() and started and _start_of(int(pid)) == started:
            os.kill(int(pid), signal.SIGTERM)
            if not _wait_until_gone(int(pid), started, patience):
                return f"The server on port {note.stem} (process {pid}) is still finishing after {patience:.0f} s."
            stopped.append(note.stem)
        note.unlink(missing_ok=True)
    if not stopped:
        return "Nothing of this folder is running."
    return f"Stopped what served port {', '.join(stopped)}."


def _pages_arguments(settings: Settings) -> list[str]:
    return [
        *("run", str(HOME / "streamlit_app.py")),
        *("--server.address", settings.host, "--server.port", str(settings.port), "--server.headless", "true"),
        *("--logger.hideWelcomeMessage", "true"),  # our own line has told the address
    ]


def _api_arguments(settings: Settings) -> list[str]:
    return [
        *("--host", settings.host, "--port", str(settings.port)),
        *("--ws", "none", "--log-level", "error", "--no-access-log"),
        "posterlib.asgi:app",
    ]


def _check_port(settings: Settings) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise SettingsError("HOST", f"{settings.host!r} is not an address of this machine.") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError as error:
            raise SettingsError("PORT", f"{settings.port} needs more rights. Choose one above 1023.") from error
        except OSError as error:
            raise SettingsError(
                "PORT", f"{settings.host}:{settings.port} is taken or not of this machine. Choose another one."
            ) from error


def _remember(port: int) -> None:
    _RUNNING.mkdir(exist_ok=True)
    (_RUNNING / f"{port}.pid").write_text(f"{os.getpid()} {_start_of(os.getpid())}")


def _start_of(pid: int) -> str:
    """Say when a process started, so that another one with its number is not taken for it; "" when it is gone."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return "" if fields[0] == "Z" else fields[19]
    if Path("/proc/self").exists():
        return ""
    listed = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603, S607  # a number is its only argument
    return listed.stdout.strip()


def _wait_until_gone(pid: int, started: str, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if _start_of(pid) != started:
            return True
        time.sleep(0.1)
    return False
