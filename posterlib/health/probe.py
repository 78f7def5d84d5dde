"""Asks what may never answer, and never waits for it in the asker's own thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from posterlib.background import in_background
from posterlib.errors import FAULT, StorageError

__all__ = ["Probe", "answer_by"]

_LOG = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class Probe(Generic[Answer]):
    """One question. While its answer is outstanding nobody asks again: all wait for the same one. Thread-safe."""

    def __init__(self, question: Callable[[], Answer], *, name: str) -> None:
        self._question = question
        self._name = name
        self._lock = threading.Lock()
        self._outstanding: Future[Answer] | None = None

    def ask(self) -> Future[Answer]:
        """Give what will hold the answer; raises nothing."""
        with self._lock:
            if self._outstanding is None or self._outstanding.done():
                self._outstanding = self._begin()
            return self._outstanding

    def _begin(self) -> Future[Answer]:
        try:
            return in_background(self._question, name=self._name)
        except RuntimeError:
            failed: Future[Answer] = Future()
            says = "The machine begins no more threads for the studio. Raise its limit, or end other programs."
            failed.set_exception(StorageError(says))
            return failed


def answer_by(deadline: float, asked: Future[Answer], what: str) -> tuple[Answer, str] | tuple[None, str]:
    """Wait for an answer until a moment of `time.monotonic`; give it and "", or `None` and why there is none."""
    try:
        return asked.result(max(0.0, deadline - time.monotonic())), ""
    except TimeoutError:
        return None, f"{what} does not answer. Check its disk or server; the studio goes on by itself when it answers."
    except StorageError as error:
        return None, str(error)
    except Exception:  # noqa: BLE001  # whoever asks wants to hear of that one, too
        _LOG.exception("looking at it failed: %s", what)
        return None, FAULT
