"""Makes the renditions that were left for later: at once when someone asks for one, otherwise when it is quiet."""

from __future__ import annotations

import logging
import threading
from collections import deque
from pathlib import Path

from posterlib.errors import BadModelResponseError, PosterNotFoundError
from posterlib.files import write_file
from posterlib.history.folders import entry_file
from posterlib.history.renditions import RENDITIONS, THUMBNAIL
from posterlib.history.thumbnails import timed_thumbnail
from posterlib.measures import Measures
from posterlib.request_ids import Work, current_work, doing

__all__ = ["LateRenditions"]

_LOG = logging.getLogger(__name__)

_QUIET = 1.0
"""Seconds without a new poster: a preview costs as much time as all else around one generation."""


class LateRenditions:
    """Thumbnails and previews of one history. A missing one is never a fault: the next request makes it."""

    def __init__(self, root: Path, *, quiet: float = _QUIET, measures: Measures | None = None) -> None:
        self._root = root
        self._measures = measures or Measures()
        self._quiet = quiet
        self._one_at_a_time = threading.Lock()
        self._due: deque[tuple[str, str, Work]] = deque()
        self._something_due = threading.Event()
        self._closing = threading.Event()
        self._posters = 0
        self._worker = threading.Thread(target=self._work, name="late-renditions", daemon=True)
        self._worker.start()

    def later(self, entry_id: str, *names: str) -> None:
        """Make files of an entry when there is time."""
        self._posters += 1
        self._due.extend((entry_id, name, current_work()) for name in names)
        self._something_due.set()

    def now(self, entry_id: str, name: str) -> None:
        """Make a file, unless it is there; when it cannot be made, the log says why.

        Raises:
            PosterNotFoundError: there is no such entry.
        """
        original, _ = entry_file(self._root, entry_id, "original.png")
        with self._one_at_a_time:
            rendition = original.with_name(name)
            if rendition.exists():
                return
            try:
                write_file(rendition, self._made(name, original.read_bytes()), durable=False)
            except (OSError, BadModelResponseError) as error:
                _LOG.warning("no %s of poster %s could be made: %s", name, entry_id, error)

    def _made(self, name: str, image: bytes) -> bytes:
        if name == THUMBNAIL:
            return timed_thumbnail(image, self._measures, "late")
        return RENDITIONS[name](image)

    def close(self) -> None:
        """Stop; what is still due is made when someone asks."""
        self._closing.set()
        self._something_due.set()
        self._worker.join()

    def _work(self) -> None:
        while self._something_due.wait():
            self._something_due.clear()
            posters = self._posters
            if self._closing.wait(self._quiet):
                return
            while self._due and posters == self._posters and not self._closing.is_set():
                self._make_one_due()
            if self._due:
                self._something_due.set()

    def _make_one_due(self) -> None:
        entry_id, name, work = self._due.popleft()
        with doing(work):
            try:
                self.now(entry_id, name)
            except PosterNotFoundError:
                _LOG.info("poster %s was gone before its %s was made", entry_id, name)
