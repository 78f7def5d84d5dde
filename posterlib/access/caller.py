"""The values that access is decided on: what a request says of itself, and who sent it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HERE", "Caller", "Visit"]


@dataclass(frozen=True)
class Caller:
    """Somebody who was let in.

    `id` may stand in a log and is counted by rate limits; it holds no key and no address. `name` is shown to them
    alone.
    """

    id: str
    name: str = ""


HERE = Caller("")
"""Whoever calls from this machine while the studio has no keys."""


@dataclass(frozen=True)
class Visit:
    """What a request says before its body; names of headers are those of HTTP, and "" is a missing one.

    `peer` is the address it came from, through proxies that are trusted. `changes` tells that it may change something.
    """

    host: str
    peer: str
    scheme: str = "http"
    changes: bool = False
    websocket: bool = False
    origin: str = ""
    fetch_site: str = ""
    forwarded_for: str = ""
    authorization: str = ""
    session: str = ""
