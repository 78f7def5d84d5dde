"""Sharing as the rest of the studio sees it: copies are made sooner or later, and links lead to what is there."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from posterlib.errors import PosterError, SharingError
from posterlib.measures import Measures
from posterlib.measures.catalog import LINK_SECONDS, LINKS, UPLOAD_SECONDS, UPLOADS
from posterlib.storage.base import Link, Shared, ShareStorage
from posterlib.storage.couriers import Couriers
from posterlib.storage.keys import share_key
from posterlib.storage.outbox import Note, Outbox
from posterlib.storage.retries import Retries
from posterlib.storage.uploads import Upload

__all__ = ["Sharing", "Upload", "growing_pause"]

_LOG = logging.getLogger(__name__)

_PATIENCE = 15.0
"""Seconds that an answer waits for its copy; a slower one is finished in the background."""

_PATIENCE_IN_TROUBLE = 1.0

_AT_ONCE = 16
"""Uploads; each holds a picture's bytes."""


def growing_pause(attempt: int) -> float:
    """Give the seconds before an attempt, counted from 1: 5 s at first, doubled up to 10 minutes, and some jitter."""
    return float(min(600, 5 * 2 ** min(attempt - 1, 10)) * random.uniform(0.8, 1.2))


class Sharing:
    """Sends a copy of every original to a `ShareStorage`; durable notes, in the folder `outbox`, say what is missing.

    `original` gives path and media type of a kept original. Several processes may share one outbox. Thread-safe.

    Raises:
        StorageError: the outbox cannot be written.
    """

    def __init__(
        self,
        storage: ShareStorage,
        outbox: Path,
        *,
        original: Callable[[str], tuple[Path, str]],
        now: Callable[[], datetime],
        new_unique: Callable[[], str],
        pause: Callable[[int], float] = growing_pause,
        measures: Measures | None = None,
    ) -> None:
        self._storage = storage
        self._outbox = Outbox(outbox)
        self._original = original
        self._now = now
        self._new_unique = new_unique
        self._measures = measures or Measures()
        self._changed = threading.Condition()
        self._under_way: set[str] = set()
        self._troubled = False
        self._last_fault = ""
        self._to_note: dict[str, Note] = {}
        self._couriers = Couriers(_AT_ONCE)
        self._retries = Retries(
            self._outbox,
            self._send_original,
            is_busy=self._is_busy,
            note_again=self._note_again,
            pause=pause,
            now=now,
        )
        self._retries.start()

    def address(self, extension: str) -> tuple[str, str]:
        """Plan where the copy of a new original goes: bucket and key. Nothing is sent."""
        return self._storage.bucket, share_key(self._now(), self._new_unique(), extension)

    def begin(self, entry: Shared, image: bytes) -> Upload:
        """Start the upload to the entry's bucket and key, in a thread of its own."""
        note = Note(entry.s3_bucket, entry.s3_key, entry.media_type)
        upload = Upload(
            entry.id, note, image, outbox=self._outbox, send=self._send, ended=self._ended, unnoted=self._unnoted
        )
        with self._changed:
            self._under_way.add(entry.id)
        if not self._couriers.send(upload.run):
            upload.refuse()
        return upload

    def settle(self, upload: Upload) -> bool:
        """Wait for an upload after its poster is published, not long while the bucket is in trouble.

        Tells whether the copy has arrived.

        Raises:
            StorageError: as `Upload.wait`.
        """
        arrived = upload.wait(_PATIENCE_IN_TROUBLE if self._troubled else _PATIENCE)
        self._troubled = not arrived
        return arrived

    def link(self, entry: Shared) -> Link | None:
        """Sign a link to the entry's copy; `None` when it has none yet, or no link can be had (the log says why)."""
        if not entry.s3_key or self._is_busy(entry.id) or entry.id in self._to_note or self._outbox.has(entry.id):
            return None
        try:
            link = self._storage.link(entry.s3_bucket, entry.s3_key)
        except SharingError as error:
            _LOG.warning("poster %s has no link. %s", entry.id, error)
            self._measures.add(LINKS, "failed")
            return None
        self._count(link)
        return link

    @property
    def last_fault(self) -> str:
        """Why the last copy did not arrive, in a sentence; "" when it did."""
        return self._last_fault

    def catch_up(self, entries: Iterable[Shared]) -> None:
        """Make the copies of entries of which nobody knows whether they have one.

        Raises:
            StorageError: they cannot be noted.
        """
        for entry in entries:
            if entry.s3_key and not self._is_busy(entry.id):
                self._outbox.write(entry.id, Note(entry.s3_bucket, entry.s3_key, entry.media_type))
        self._retries.look()

    def pending(self) -> int:
        """Count the posters whose copy is under way or missing.

        Raises:
            StorageError: the outbox cannot be read.
        """
        with self._changed:
            return len(self._under_way.union(self._outbox.ids()))

    def close(self, patience: float = 5.0) -> None:
        """Stop, waiting at most `patience` seconds for what is under way. What is missing stays noted."""
        end = time.monotonic() + patience
        self._couriers.close()
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, patience)
        self._retries.close(max(0.0, end - time.monotonic()))

    def _unnoted(self, entry_id: str, note: Note) -> None:
        """Keep in mind what the disk does not take; the retries note it as soon as they can."""
        self._to_note[entry_id] = note
        self._retries.later(entry_id)

    def _note_again(self) -> None:
        for entry_id, note in list(self._to_note.items()):
            self._outbox.write(entry_id, note)
            self._to_note.pop(entry_id, None)

    def _is_busy(self, entry_id: str) -> bool:
        with self._changed:
            return entry_id in self._under_way

    def _ended(self, entry_id: str, arrived: bool) -> None:
        with self._changed:
            self._under_way.discard(entry_id)
            self._changed.notify_all()
        if not arrived:
            self._retries.later(entry_id)

    def _send(self, note: Note, image: bytes) -> None:
        started = time.perf_counter()
        try:
            self._storage.put(note.key, image, note.media_type, bucket=note.bucket)
        except PosterError as error:
            self._measures.add(UPLOADS, "failed")
            self._last_fault = str(error)
            raise
        self._measures.add(UPLOADS, "arrived")
        self._measures.observe(UPLOAD_SECONDS, time.perf_counter() - started)
        self._last_fault = ""

    def _count(self, link: Link) -> None:
        self._measures.add(LINKS, "lasting" if link.expires_at is None else "signed")
        if link.expires_at is not None:
            self._measures.observe(LINK_SECONDS, max(0.0, (link.expires_at - self._now()).total_seconds()))

    def _send_original(self, entry_id: str, note: Note) -> None:
        path, _ = self._original(entry_id)
        self._send(note, path.read_bytes())
        self._troubled = False
