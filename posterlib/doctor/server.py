"""Looks at the address where the studio serves: whether it is running, or could start."""

from __future__ import annotations

import json
import socket

from posterlib.doctor.findings import Finding
from posterlib.doctor.network import fetch
from posterlib.settings import Settings

__all__ = ["look_at_server"]

_WHAT = "server"
_PATIENCE = 5.0
"""Seconds to wait for an answer."""

_ANYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # compared with, not bound to
"""Where to find a server that listens on every address."""


def look_at_server(settings: Settings, *, patience: float = _PATIENCE) -> Finding:
    """Ask /health of whatever answers at HOST and PORT; `patience` is in seconds."""
    host = _ANYWHERE.get(settings.host, settings.host)
    place = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    try:
        answer = fetch(f"{place}/health", patience=patience, by_proxy=False)
    except (OSError, ValueError):
        return _unanswered(settings, place)
    health = _read(answer.content)
    if answer.status == 200 and health.get("status") == "ok":
        return Finding(_WHAT, "ok", f"The studio answers at {place} and is well.")
    if answer.status == 503:
        return Finding(_WHAT, "broken", f"The server at {place} says that it cannot work.", "Look at its log.")
    says = f"Something other than the studio answers at {place}."
    return Finding(_WHAT, "broken", says, "To serve the studio here, set PORT to another one.")


def _unanswered(settings: Settings, place: str) -> Finding:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host or None, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError):
        says = f"Nothing answers at {place} over HTTP, and the studio could not listen there."
        return Finding(_WHAT, "missing", says, "Check HOST, or set PORT to a free one above 1023.")
    return Finding(_WHAT, "missing", f"The studio is not running; port {settings.port} is free for it.")


def _read(content: bytes) -> dict[str, object]:
    try:
        value = json.loads(content)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
