"""Where posters wait for their turn: the promise, and the queue that lives and ends with one process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from posterlib.image_models.base import ModelCard
from posterlib.jobs.orders import Place

__all__ = ["ThreadQueue", "Work", "WorkQueue"]

Work = Callable[[Place], None]
"""Draws the poster of a place; raises nothing. It may be called twice for one place, and then does nothing."""


class WorkQueue(Protocol):
    """Calls `Work` for each place that was put in, each model at its own pace, first come first drawn."""

    @property
    def shared(self) -> bool:
        """Whether what waits outlives this process, and any other one of the studio may take it."""
        ...

    def open(self, work: Work) -> None:
        """Begin to work."""
        ...

    def put(self, places: Iterable[tuple[Place, str]]) -> None:
        """Queue places, each with its model's id; one that is queued already stays where it is.

        Raises:
            StorageError: the queue cannot be used.
        """
        ...

    def ensure(self, places: Sequence[tuple[Place, str]]) -> list[Place]:
        """Queue those of the places that the queue does not know; give those that it has done with already.

        Raises:
            StorageError: the queue cannot be used.
        """
        ...

    def withdraw(self, places: Sequence[Place]) -> None:
        """Take places out that were not begun, if they are still there."""
        ...

    def executors(self) -> set[str]:
        """Give the processes that took places out and have not ended with them."""
        ...

    def claimed(self, executor: str) -> list[Place]:
        """Give the places that a process took out and has not ended with."""
        ...

    def release(self, places: Sequence[Place]) -> None:
        """Forget that a dead process took places out."""
        ...

    def forget(self) -> None:
        """Drop what the queue remembers of turns that ended a while ago."""
        ...

    def close(self) -> None:
        """Begin nothing more, and return when what was begun has ended."""
        ...


class ThreadQueue:
    """Works in threads of this process; what waits ends with it."""

    shared = False

    def __init__(self, cards: Iterable[ModelCard]) -> None:
        self._pools = {
            card.id: ThreadPoolExecutor(card.calls_at_once, thread_name_prefix=f"poster-{card.id}") for card in cards
        }
        self._work: Work | None = None

    def open(self, work: Work) -> None:
        """Begin to work."""
        self._work = work

    def put(self, places: Iterable[tuple[Place, str]]) -> None:
        """Queue places, each with its model's id."""
        assert self._work is not None, "it is open"
        for place, model in places:
            self._pools[model].submit(self._work, place)

    def ensure(self, places: Sequence[tuple[Place, str]]) -> list[Place]:  # noqa: ARG002  # all were put in
        """Give none: no other process puts anything in."""
        return []

    def withdraw(self, places: Sequence[Place]) -> None:
        """Do nothing: what was cancelled is passed over when its turn comes."""

    def executors(self) -> set[str]:
        """Give none: no other process sees this queue."""
        return set()

    def claimed(self, executor: str) -> list[Place]:  # noqa: ARG002  # there is no other process
        """Give none."""
        return []

    def release(self, places: Sequence[Place]) -> None:
        """Do nothing: there is no other process."""

    def forget(self) -> None:
        """Do nothing: it remembers none."""

    def close(self) -> None:
        """Return when all has ended."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)
