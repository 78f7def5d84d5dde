"""Runs a call beside everything else, in a thread that does not keep the process alive."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from posterlib.request_ids import on_behalf

__all__ = ["in_background"]

Result = TypeVar("Result")


def in_background(call: Callable[[], Result], *, name: str, outcome: Future[Result] | None = None) -> Future[Result]:
    """Start a call in a thread of its own, and give what will hold its result or its error.

    That is `outcome` where one is given: somebody may have to know of it before the call begins.
    """
    settled: Future[Result] = Future() if outcome is None else outcome
    call = on_behalf(call)

    def run() -> None:
        try:
            settled.set_result(call())
        except BaseException as error:  # noqa: BLE001  # it is raised where the result is asked for
            settled.set_exception(error)

    threading.Thread(target=run, name=name, daemon=True).start()
    return settled
