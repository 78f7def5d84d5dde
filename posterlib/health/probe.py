"""Asks what may never answer, and never waits for it in the asker's own thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from posterlib.background import in_background

__all__ = ["Probe"]

Answer = TypeVar("Answer")


class Probe(Generic[Answer]):
    """One question. While its answer is outstanding nobody asks again: all wait for the same one. Thread-safe."""

    def __init__(self, question: Callable[[], Answer], *, name: str) -> None:
        self._question = question
        self._name = name
        self._lock = threading.Lock()
        self._outstanding: Future[Answer] | None = None

    def ask(self) -> Future[Answer]:
        """Give what will hold the answer."""
        with self._lock:
            if self._outstanding is None or self._outstanding.done():
                self._outstanding = in_background(self._question, name=self._name)
            return self._outstanding
