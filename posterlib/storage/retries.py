"""Makes, in the background, the copies that are noted as missing, until each is in the bucket."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from posterlib.errors import PosterNotFoundError, SharingError, StorageError
from posterlib.request_ids import Work, current_work, doing
from posterlib.storage.outbox import Note, Outbox
from posterlib.storage.uploads import carried

__all__ = ["Retries"]

_LOG = logging.getLogger(__name__)

_LOOK_ROUND = 600.0
"""Seconds after which the outbox is looked at though nothing is known to wait: other processes leave notes too."""

_PUBLISHING = timedelta(minutes=10)
"""A note this young may be of a poster that another process is just publishing."""


class Retries:
    """One thread that works the outbox off.

    `send` makes the copy of a poster from its original; `is_busy` tells that an upload of it is under way here;
    `note_again` notes what
    could not be noted, or raises `StorageError`; `pause` gives the seconds before an attempt, counted from 1.
    """

    def __init__(
        self,
        outbox: Outbox,
        send: Callable[[str, Note], None],
        *,
        is_busy: Callable[[str], bool],
        note_again: Callable[[], None],
        pause: Callable[[int], float],
        now: Callable[[], datetime],
    ) -> None:
        self._outbox = outbox
        self._send = send
        self._is_busy = is_busy
        self._note_again = note_again
        self._pause = pause
        self._now = now
        self._lock = threading.Lock()
        self._due: dict[str, tuple[float, int]] = {}
        self._for: dict[str, Work] = {}
        self._wake = threading.Event()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="uploads-again", daemon=True)

    def start(self) -> None:
        """Begin with what earlier processes left."""
        self._thread.start()

    def later(self, entry_id: str) -> None:
        """Have a noted copy made after the first pause; one that is waiting already keeps its turn."""
        with self._lock:
            self._due.setdefault(entry_id, (time.monotonic() + self._pause(1), 1))
            self._for.setdefault(entry_id, current_work())
        self._wake.set()

    def look(self) -> None:
        """Look at the outbox now: there are new notes."""
        self._wake.set()

    def close(self, patience: float) -> None:
        """Stop, and wait at most `patience` seconds for the attempt that is under way."""
        self._closing = True
        self._wake.set()
        self._thread.join(patience)

    def _run(self) -> None:
        while not self._closing:
            pause = self._round()
            self._wake.wait(pause)
            self._wake.clear()

    def _round(self) -> float:
        """Try what is due; give the seconds until something is again."""
        try:
            self._note_again()
            waiting = self._outbox.ids()
        except StorageError as error:
            _LOG.warning("%s", error)
            return min(_LOOK_ROUND, self._pause(5))
        with self._lock:
            self._due = {entry_id: self._due[entry_id] for entry_id in waiting if entry_id in self._due}
            self._for = {entry_id: self._for[entry_id] for entry_id in waiting if entry_id in self._for}
        for entry_id in waiting:
            if self._closing:
                break
            moment, failures = self._turn(entry_id)
            if moment <= time.monotonic() and not self._is_busy(entry_id):
                with doing(self._for.get(entry_id, Work())):
                    self._try(entry_id, failures)
        pauses = [self._turn(entry_id)[0] - time.monotonic() for entry_id in waiting if not self._is_busy(entry_id)]
        return max(0.0, min([_LOOK_ROUND, *pauses]))

    def _turn(self, entry_id: str) -> tuple[float, int]:
        """Give when a note's turn comes and how often it has failed; one that is new comes at once."""
        with self._lock:
            return self._due.get(entry_id, (0.0, 0))

    def _try(self, entry_id: str, failures: int) -> None:
        fault = carried(entry_id, lambda: self._settle(entry_id))
        with self._lock:
            if fault is None:
                self._due.pop(entry_id, None)
                return
            self._due[entry_id] = time.monotonic() + self._pause(failures + 1), failures + 1
        # One warning is enough: the upload that failed has given it, or else the first attempt does.
        is_news = failures == 0 and not isinstance(fault, _NotPublishedError)
        _LOG.log(logging.WARNING if is_news else logging.INFO, "poster %s has no copy yet. %s", entry_id, fault)

    def _settle(self, entry_id: str) -> None:
        try:
            note = self._outbox.read(entry_id)
        except ValueError as error:
            _LOG.warning("the note %s is unreadable (%s) and set aside", self._outbox.set_aside(entry_id), error)
            return
        if note is None:
            return  # another process was faster
        try:
            self._send(entry_id, note)
            _LOG.info("poster %s has its copy in the bucket now", entry_id)
        except PosterNotFoundError:
            written_at = self._outbox.written_at(entry_id)
            if written_at is not None and self._now() - written_at < _PUBLISHING:
                raise _NotPublishedError("Its poster is not in the history yet.") from None
            _LOG.info("poster %s is gone; its copy is not made any more", entry_id)
        self._outbox.remove(entry_id)


class _NotPublishedError(SharingError):
    """The note is there and its poster is not."""
