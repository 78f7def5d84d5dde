"""Hears that this process is asked to stop, and closes the studio before the process ends."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.util import Finalize
from queue import SimpleQueue
from types import FrameType

from posterlib.background import in_background
from posterlib.bootstrap import begin_closing, close_services

__all__ = ["begin_closing_when_asked", "close_with_worker", "leave_when_asked"]

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


def close_with_worker() -> None:
    """In a worker that a server started, begin to close the studio when the worker is asked to stop, and end it last.

    A worker whose server is gone, even killed, asks itself: it would go on to hold the port.
    Granian sets its own handlers after it has loaded the app, and those of before are lost. So the numbers of signals
    are read where the interpreter writes them whoever handles them.
    """
    server = multiprocessing.parent_process()
    if server is None:
        return
    leave_when_asked()
    in_background(lambda: _follow(server.sentinel), name="end-with-server")
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)

    def listen() -> None:
        while not set(os.read(reading, 64)).intersection(_ASKS):
            pass
        begin_closing()

    in_background(listen, name="begin-closing")
    # Once the worker's work is over, and before threads are told of the end: from then on none can be started.
    Finalize(None, close_services, exitpriority=0)


def _follow(server: int) -> None:
    multiprocessing.connection.wait([server])
    os.kill(os.getpid(), signal.SIGTERM)


def _leave(_: int, __: FrameType | None) -> None:
    sys.exit(0)


def _both(
    asked: SimpleQueue[int], former: Callable[[int, FrameType | None], object]
) -> Callable[[int, FrameType | None], None]:
    def heard(number: int, frame: FrameType | None) -> None:
        asked.put(number)  # takes no lock that the interrupted code may hold
        former(number, frame)

    return heard
