"""Opens addresses for a look at what answers."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

__all__ = ["Fetched", "fetch"]

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
