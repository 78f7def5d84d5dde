"""Wakes those who wait for a job as soon as something about it changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Bells"]


class Bells:
    """Bells by job; each who waits has one. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bells: dict[str, list[threading.Event]] = {}

    @contextmanager
    def listening(self, job_id: str) -> Iterator[threading.Event]:
        """Give a bell that rings for a job while the block lasts."""
        bell = threading.Event()
        with self._lock:
            self._bells.setdefault(job_id, []).append(bell)
        try:
            yield bell
        finally:
            with self._lock:
                self._bells[job_id].remove(bell)
                if not self._bells[job_id]:
                    del self._bells[job_id]

    def listened_to(self) -> set[str]:
        """Give the jobs that somebody waits for."""
        with self._lock:
            return set(self._bells)

    def ring(self, job_id: str) -> None:
        """Wake who waits for a job."""
        with self._lock:
            for bell in self._bells.get(job_id, ()):
                bell.set()

    def ring_all(self) -> None:
        """Wake everybody."""
        with self._lock:
            for bells in self._bells.values():
                for bell in bells:
                    bell.set()
