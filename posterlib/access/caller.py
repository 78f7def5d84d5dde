"""The values that access is decided on: what a request says of itself, and who sent it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["HERE", "READING", "Caller", "Visit", "visit_of"]

READING = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""

_PROXIES = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")
"""Headers by which a proxy gives itself away."""


@dataclass(frozen=True)
class Caller:
    """Somebody who was let in. `id` may stand in a log, and rate limits count by it; it holds no key and no address."""

    id: str


HERE = Caller("")
"""Whoever calls from this machine while the studio has no keys."""


@dataclass(frozen=True)
class Visit:
    """What a request says before its body; names of headers are those of HTTP, and "" is a missing one.

    `peer` is the address it came from, through proxies that are trusted. `proxied` is whatever else a proxy said of
    where it came from, all of it. `changes` tells that it may change something; `by_script` that it is for the API,
    which other sites' pages may be allowed to call.
    """

    host: str
    peer: str
    changes: bool = False
    by_script: bool = False
    websocket: bool = False
    origin: str = ""
    fetch_site: str = ""
    proxied: tuple[str, ...] = ()
    authorization: str = ""
    session: str = ""


def visit_of(
    headers: Callable[[str], Sequence[str]], *, peer: str, method: str, session: str, by_script: bool
) -> Visit:
    """Read what a request says of itself. `headers` gives every value of a header; `method` is "" of a websocket."""

    def said(name: str) -> str:
        return next(iter(headers(name)), "")

    return Visit(
        host=said("Host"),
        peer=peer,
        changes=bool(method) and method not in READING,
        by_script=by_script,
        websocket=not method,
        origin=said("Origin"),
        fetch_site=said("Sec-Fetch-Site"),
        proxied=tuple(value for name in _PROXIES for value in headers(name)),
        authorization=said("Authorization"),
        session=session,
    )
