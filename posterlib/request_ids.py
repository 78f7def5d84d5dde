"""Which request and which job the work at hand belongs to: answers and log lines name them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TypeVar

__all__ = [
    "SANE",
    "Work",
    "begin_request",
    "continue_request",
    "current_request_id",
    "current_work",
    "doing",
    "end_request",
    "on_behalf",
    "working_on",
]

SANE = r"^[A-Za-z0-9][A-Za-z0-9._:+/=~-]{0,127}$"
"""What an id from outside may look like: nothing that breaks a log line or a header."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Work:
    """What is worked for; an id is "" where there is none, or nobody knows it."""

    request_id: str = ""
    job_id: str = ""


_CURRENT: ContextVar[Work] = ContextVar("work", default=Work())  # noqa: B039  # it is frozen


def begin_request(proposed: str | None = None, *, new_id: Callable[[], str] = lambda: secrets.token_hex(12)) -> str:
    """Give the request that this thread now works for its id: the proposed one if it is sane, else a new one."""
    request_id = proposed if proposed is not None and re.fullmatch(SANE, proposed) else new_id()
    continue_request(request_id)
    return request_id


def continue_request(request_id: str) -> None:
    """Say that this thread now works for a request that another one began."""
    _CURRENT.set(replace(_CURRENT.get(), request_id=request_id))


def end_request() -> None:
    """Say that this thread works for no request any more."""
    continue_request("")


def current_request_id() -> str:
    """Give the id of the request that is worked for; "" when it is none."""
    return _CURRENT.get().request_id


def current_work() -> Work:
    """Tell what this thread works for."""
    return _CURRENT.get()


@contextmanager
def doing(work: Work) -> Iterator[None]:
    """Say that this thread does some work meanwhile; at the end it is back at what it did before."""
    before = _CURRENT.set(work)
    try:
        yield
    finally:
        _CURRENT.reset(before)


@contextmanager
def working_on(job_id: str) -> Iterator[None]:
    """Say that this thread works on a job meanwhile, for the request that it is at."""
    with doing(replace(_CURRENT.get(), job_id=job_id)):
        yield


def on_behalf(call: Callable[[], Result]) -> Callable[[], Result]:
    """Give a call for another thread that is made for what this one works for now."""
    work = _CURRENT.get()

    def made() -> Result:
        with doing(work):
            return call()

    return made
