"""A few threads that carry copies to the bucket."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

from posterlib.request_ids import on_behalf

__all__ = ["Couriers"]


class Couriers:
    """At most so many threads, made as they are needed.

    They do not keep the process alive, as an executor's would: what they carry is noted on disk.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._errands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._free = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._threads = 0
        self._closed = False

    def send(self, errand: Callable[[], None]) -> bool:
        """Have an errand run, which must not raise; False when it will not be: closed, or no threads."""
        with self._lock:
            if self._closed:
                return False
            if not self._free.acquire(blocking=False) and self._threads < self._most and not self._hire():
                return False
            self._errands.put(on_behalf(errand))
        return True

    def _hire(self) -> bool:
        """Add a thread; without any, nothing would be carried."""
        try:
            threading.Thread(target=self._work, name=f"uploads-{self._threads + 1}", daemon=True).start()
        except RuntimeError:
            return self._threads > 0
        self._threads += 1
        return True

    def close(self) -> None:
        """Take nothing new; the threads end when they have done what they were given."""
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in range(self._threads):
                    self._errands.put(None)

    def _work(self) -> None:
        while (errand := self._errands.get()) is not None:
            errand()
            del errand  # its picture would stay in memory until the next one comes
            self._free.release()
