"""What was asked of the stand-in, in order, and what became of it."""

from __future__ import annotations

import itertools
import threading
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["Call", "Ledger"]


@dataclass(frozen=True)
class Call:
    """One request to a model.

    `body` is the JSON object received, empty when it was none. `status` is 0 while there is no answer and when there
    never was one. `charged` says that the model did its work, so that AWS would bill it.
    """

    model_id: str
    body: dict[str, Any]
    status: int = 0
    charged: bool = False


class Ledger:
    """Keeps the calls. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._calls: dict[int, Call] = {}

    def arrived(self, call: Call) -> int:
        """Write a call down and give its number, counted from 1."""
        with self._lock:
            number = next(self._numbers)
            self._calls[number] = call
            return number

    def update(self, number: int, *, status: int, charged: bool) -> None:
        """Say what became of a call; nothing is done when it was forgotten in between."""
        with self._lock:
            if number in self._calls:
                self._calls[number] = replace(self._calls[number], status=status, charged=charged)

    def calls(self) -> tuple[Call, ...]:
        """Give all calls in the order of their arrival."""
        with self._lock:
            return tuple(self._calls.values())

    def forget(self) -> None:
        """Start with an empty page; numbers go on."""
        with self._lock:
            self._calls.clear()
