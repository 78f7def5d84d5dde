"""Ctrl+C while posters are drawn: the first lets them be finished, the second ends at once."""

from __future__ import annotations

import os
import signal
from types import FrameType, TracebackType
from typing import Self

__all__ = ["INTERRUPTED", "Interruption"]

INTERRUPTED = 130
"""The exit code that shells know for a command ended by Ctrl+C."""


class Interruption:
    """Listens for Ctrl+C within a `with` block, in the main thread.

    Until `at_work` is set it raises `KeyboardInterrupt` as usual; after that the first one sets `wanted`. Another one
    ends the process: pictures on order are lost, those that had arrived are completed by the next start.
    """

    def __init__(self) -> None:
        self.at_work = False
        self.wanted = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _hear(self, _: int, __: FrameType | None) -> None:
        if self.wanted:
            os._exit(INTERRUPTED)
        self.wanted = True
        if not self.at_work:
            raise KeyboardInterrupt
