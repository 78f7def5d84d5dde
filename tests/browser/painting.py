"""Paints for Bedrock's stand-in, and keeps whoever asked for a slow film waiting."""

from __future__ import annotations

import threading

from tests.aws import paint

__all__ = ["SLOW", "Painter"]

SLOW = "in slow motion"
"""Words of a prompt whose picture waits for `release`."""


class Painter:
    """Small pictures of one colour; `hold` and `release` are about the slow ones."""

    def __init__(self) -> None:
        self._free = threading.Event()

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def paint(self, prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
        assert SLOW not in prompt or self._free.wait(60)
        return paint(prompt, seed, width // 8, height // 8, kind)
