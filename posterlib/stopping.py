"""Hears that this process is asked to stop, and closes the studio before the process ends."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from types import FrameType

from posterlib.background import in_background
from posterlib.bootstrap import begin_closing

__all__ = ["begin_closing_when_asked", "leave_when_asked"]

_ASKS = (signal.SIGTERM, signal.SIGINT)


def leave_when_asked() -> None:
    """Have SIGTERM and SIGINT leave the program as its own end does, unless a server listens to them later on."""
    for number in _ASKS:
        signal.signal(number, _leave)


def begin_closing_when_asked() -> None:
    """Have the studio begin to close at SIGTERM or SIGINT, beside what the server does that listens to them already.

    Does nothing outside the main thread, where no server listens.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    asked: SimpleQueue[int] = SimpleQueue()
    for number in _ASKS:
        former = signal.getsignal(number)
        if callable(former):
            signal.signal(number, _both(asked, former))

    def listen() -> None:
        asked.get()
        begin_closing()

    in_background(listen, name="begin-closing")


def _leave(_: int, __: FrameType | None) -> None:
    sys.exit(0)


def _both(
    asked: SimpleQueue[int], former: Callable[[int, FrameType | None], object]
) -> Callable[[int, FrameType | None], None]:
    def heard(number: int, frame: FrameType | None) -> None:
        asked.put(number)  # takes no lock that the interrupted code may hold
        former(number, frame)

    return heard
