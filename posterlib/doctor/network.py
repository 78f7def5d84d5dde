"""Opens addresses for a look at what answers, and says in a few words why nothing did."""

from __future__ import annotations

import socket
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

__all__ = ["Fetched", "fetch", "reason"]

_MOST_READ = 65_536
"""Bytes; nothing that the doctor looks for is larger."""


@dataclass(frozen=True)
class Fetched:
    """An HTTP answer."""

    status: int
    content: bytes


def fetch(url: str, *, patience: float, by_proxy: bool = True) -> Fetched:
    """Get an http or https address; the environment's proxies are used unless told otherwise.

    `patience` is in seconds.

    Raises:
        OSError: nothing answered, or what did speaks no HTTP.
    """
    proxies = urllib.request.ProxyHandler(None if by_proxy else {})
    try:
        with urllib.request.build_opener(proxies).open(url, timeout=patience) as answer:
            return Fetched(answer.status, answer.read(_MOST_READ))
    except urllib.error.HTTPError as error:
        with error:
            return Fetched(error.code, b"")
    except HTTPException as error:
        raise OSError(type(error).__name__) from error


def reason(error: OSError) -> str:
    """Say in a few words why a connection failed."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    match cause:
        case ConnectionRefusedError():
            return "the connection was refused"
        case TimeoutError():
            return "no answer came in time"
        case socket.gaierror():
            return "the name is not known"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not trusted ({cause.verify_message})"
        case ssl.SSLError():
            return "it does not speak TLS there"
        case OSError() if cause.strerror:
            return cause.strerror[0].lower() + cause.strerror[1:]
        case _:
            return "the connection broke"
