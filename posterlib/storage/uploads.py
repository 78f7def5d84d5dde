"""One poster's copy on its way to the bucket."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from posterlib.errors import PosterError, SharingError, StorageError
from posterlib.storage.outbox import Note, Outbox

__all__ = ["Upload", "carried"]

_LOG = logging.getLogger(__name__)

_FAULT = "The copy failed in a way it should not have; the log says more."
_CLOSING = "The studio is shutting down."
_LATE = "It takes too long."


class Upload:
    """An upload that was begun. `send` carries the picture's bytes; `ended` hears whether they arrived,
    `unnoted` of a copy that is missing and could not be noted.

    Call `note` before the poster is published and `wait` after it. Thread-safe.
    """

    def __init__(
        self,
        entry_id: str,
        place: Note,
        image: bytes,
        *,
        outbox: Outbox,
        send: Callable[[Note, bytes], None],
        ended: Callable[[str, bool], None],
        unnoted: Callable[[str, Note], None],
    ) -> None:
        self._entry_id = entry_id
        self._place = place
        self._image: bytes | None = image
        self._outbox = outbox
        self._send = send
        self._tell = ended
        self._unnoted = unnoted
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._arrived = False
        self._noted = False
        self._reason = _LATE

    def note(self) -> None:
        """Leave a durable note, unless the copy has arrived: a crash from here on forgets nothing.

        Raises:
            StorageError: the note cannot be written.
        """
        with self._lock:
            if not self._arrived and not self._noted:
                self._outbox.write(self._entry_id, self._place)
                self._noted = True

    def wait(self, patience: float) -> bool:
        """Wait for the end, at most `patience` seconds, and tell whether the copy has arrived.

        If not, the note stays and the copy is made later.

        Raises:
            StorageError: there is no note yet and it cannot be written.
        """
        if not self._over.wait(patience) and self._take_image() is not None:
            self._end(SharingError(_LATE))  # it has not begun: it is left to the retries
        try:
            self.note()
        except StorageError:
            self._unnoted(self._entry_id, self._place)
            raise
        with self._lock:
            arrived, reason = self._arrived, self._reason
        if not arrived:
            _LOG.warning("poster %s has no copy in the bucket yet. %s It is tried again.", self._entry_id, reason)
            if self._over.is_set():
                self._tell(self._entry_id, False)  # again: now there is a poster to make the copy from
        return arrived

    def run(self) -> None:
        """Send the bytes now, in the calling thread. Never raises."""
        image = self._take_image()
        if image is not None:
            self._end(carried(self._entry_id, lambda: self._deliver(image)))

    def refuse(self) -> None:
        """End it unsent: the studio is closing."""
        if self._take_image() is not None:
            self._end(SharingError(_CLOSING))

    def _take_image(self) -> bytes | None:
        with self._lock:
            image, self._image = self._image, None
            return image

    def _deliver(self, image: bytes) -> None:
        self._send(self._place, image)
        with self._lock:
            if self._noted:
                self._outbox.remove(self._entry_id)
            self._arrived = True

    def _end(self, fault: PosterError | None) -> None:
        if fault is not None:
            self._reason = str(fault)
        self._tell(self._entry_id, fault is None)
        self._over.set()


def carried(entry_id: str, send: Callable[[], None]) -> PosterError | None:
    """Send something and give the fault, whatever it was: a thread that uploads must live on."""
    try:
        send()
    except PosterError as error:
        return error
    except Exception:  # noqa: BLE001  # a fault of ours is logged, and tried again like any other
        _LOG.exception("the copy of poster %s failed", entry_id)
        return SharingError(_FAULT)
    return None
