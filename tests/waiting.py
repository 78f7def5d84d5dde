"""Waits for what other threads and processes bring about."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

__all__ = ["until"]


def until(it_is_so: Callable[[], bool]) -> None:
    """Look again and again, for half a minute at most."""
    end = time.monotonic() + 30
    while not it_is_so():
        assert time.monotonic() < end, "it did not come to pass"
        threading.Event().wait(0.005)
