"""What paints for Bedrock's stand-in: it can hold its answers, and sees how many are asked for at one time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from posterlib.bedrock_standin import BedrockStandin
from tests.studio import painted

__all__ = ["Bedrock", "Easel"]


class Easel:
    """Paints tiny pictures of one colour; between `hold` and `release`, every one waits.

    `most_at_once` is the largest number of calls that were inside at one time. `witness` is called with the seed of
    each call before it is answered.
    """

    def __init__(self) -> None:
        self.most_at_once = 0
        self.witness: Callable[[int], object] = lambda _: None
        self._inside = 0
        self._lock = threading.Lock()
        self._free = threading.Event()
        self._free.set()

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def paint(self, prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
        with self._lock:
            self._inside += 1
            self.most_at_once = max(self.most_at_once, self._inside)
        self.witness(seed)
        assert self._free.wait(60)
        with self._lock:
            self._inside -= 1
        return painted(32, 32, seed, kind)


class Bedrock:
    """The stand-in and its easel. `seeds` are those it was asked for, one for each call, in order of arrival."""

    def __init__(self, standin: BedrockStandin, easel: Easel) -> None:
        self.standin = standin
        self.easel = easel

    @property
    def seeds(self) -> list[int]:
        # A process that was killed while it spoke has asked for nothing.
        return [call.body["seed"] for call in self.standin.calls if "seed" in call.body]
