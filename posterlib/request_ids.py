"""Which request the work at hand belongs to: its id is on the answer, and log lines can name it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

__all__ = ["SANE", "begin_request", "current_request_id", "end_request"]

SANE = r"^[A-Za-z0-9][A-Za-z0-9._:+/=~-]{0,127}$"
"""What an id from outside may look like: nothing that breaks a log line or a header."""

_CURRENT: ContextVar[str] = ContextVar("request_id", default="")


def begin_request(proposed: str | None = None, *, new_id: Callable[[], str] = lambda: secrets.token_hex(12)) -> str:
    """Give the request that this thread now works for its id: the proposed one if it is sane, else a new one."""
    request_id = proposed if proposed is not None and re.fullmatch(SANE, proposed) else new_id()
    _CURRENT.set(request_id)
    return request_id


def current_request_id() -> str:
    """Give the id of the request that is worked for; "" when it is none."""
    return _CURRENT.get()


def end_request() -> None:
    """Say that this thread works for no request any more."""
    _CURRENT.set("")
