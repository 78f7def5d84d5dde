"""Headers of answers that tell a browser what they may not be used for."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

__all__ = ["of_data", "of_pages", "page_policy"]

_FOR_ALL = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-site"),  # the former front end is of this site, on another port
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_ALWAYS_TLS = ("Strict-Transport-Security", "max-age=31536000")

_DATA = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""For answers that are no page; a browser shows a picture by itself in a page with styles of its own."""


def of_data(*, secure: bool) -> Iterable[tuple[str, str]]:
    """Give the headers of answers that are no pages; `secure` tells that TLS is spoken up to the browser."""
    return _with(_DATA, secure=secure)


def of_pages(policy: str, *, secure: bool) -> Iterable[tuple[str, str]]:
    """Give the headers of pages."""
    return _with(policy, secure=secure)


def page_policy(shell: str) -> str:
    """Give the Content-Security-Policy of pages whose HTML shell this is: its inline scripts run, and no others.

    Components bring their scripts as blobs; charts draw without evaluating text.
    """
    inline = " ".join(f"'sha256-{_digest(script)}'" for script in re.findall(r"<script>(.*?)</script>", shell, re.S))
    return (
        f"default-src 'self'; script-src 'self' blob: {inline}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; frame-ancestors 'self'; form-action 'self'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _with(policy: str, *, secure: bool) -> Iterable[tuple[str, str]]:
    yield from _FOR_ALL
    yield "Content-Security-Policy", policy
    if secure:
        yield _ALWAYS_TLS
