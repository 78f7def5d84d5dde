"""How many bytes the history folder holds: added up in the background and remembered, as that reads every folder."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from posterlib.health.probe import Probe

__all__ = ["FolderSize"]

_TRUE_FOR = 600.0
"""Seconds after which whoever asks has it added up again, and is given what is known until then."""

_AT_ONE_GO = 200
"""Folders between two pauses: the processor is for posters."""

_PAUSE = 0.005


class FolderSize:
    """The size of one folder and all in it. Thread-safe; nothing is read before somebody asks."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._pause = pause
        self._adding = Probe(self._add_up, name="folder-size")
        self._lock = threading.Lock()
        self._known: int | None = None
        self._due = 0.0

    def known(self) -> int | None:
        """Give the bytes as they were when last added up; `None` until that is done for the first time."""
        with self._lock:
            if self._clock() >= self._due:
                self._due = self._clock() + _TRUE_FOR
                self._adding.ask()
            return self._known

    def fresh(self) -> int:
        """Add up now, wait for it and give the bytes."""
        self._adding.ask().result()
        assert self._known is not None, "it was added up"
        return self._known

    def _add_up(self) -> None:
        self._known = sum(self._sizes())

    def _sizes(self) -> Iterator[int]:
        """Go through every file; one that vanishes meanwhile is passed over."""
        for number, (folder, _, files) in enumerate(os.walk(self._folder)):
            for name in files:
                try:
                    yield os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118  # 400,000 files
                except OSError:
                    continue
            if number % _AT_ONE_GO == _AT_ONE_GO - 1:
                self._pause(_PAUSE)
