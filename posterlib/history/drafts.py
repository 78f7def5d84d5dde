"""An entry in the making: a locked staging folder that becomes the entry by one rename."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from posterlib.errors import StorageError
from posterlib.files import UNFINISHED, write_file
from posterlib.history.entries import Entry
from posterlib.history.ids import is_entry_id
from posterlib.history.renditions import THUMBNAIL

__all__ = ["DAMAGED", "RECORD", "STAGING", "Draft", "abandoned_drafts", "kept_original", "storage_faults"]

STAGING = ".staging"
DAMAGED = ".damaged"
RECORD = "poster.json"

_UNLOCKED = "new-"

_LEAST_FREE = 32 * 1024 * 1024
"""Bytes that must be free before a picture is ordered: its renditions, the index."""

_FOR_EACH = 4 * 1024 * 1024
"""Bytes more for each picture that is on order already."""


@contextmanager
def storage_faults(doing: str) -> Iterator[None]:
    """Turn the operating system's faults into one `StorageError` that says what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(
            f"The history folder could not be used while {doing}: {reason}. "
            "Free space or mend its permissions, then try again."
        ) from error


class Draft:
    """The staging folder of one entry. Its lock tells a draft at work from one whose process died.

    `keep_original` is the first thing to do with a picture; from then on its bytes survive the process.
    """

    def __init__(self, folder: Path, lock: int) -> None:
        self._folder = folder
        self._lock = lock

    @classmethod
    def open(cls, root: Path, entry_id: str) -> Draft:
        """Make the staging folder, before anything is drawn or paid, so that a full or unwritable disk is told in time.

        Raises:
            StorageError: the folder cannot be made, or less is free than 32 MiB and 4 MiB for each draft.
        """
        folder = root / STAGING / entry_id
        unlocked = folder.with_name(_UNLOCKED + entry_id)
        with storage_faults("preparing a new poster"):
            folder.parent.mkdir(exist_ok=True)
            unlocked.mkdir()
            lock = os.open(unlocked, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX)
            unlocked.rename(folder)  # a recovery passes over the first name: it meets no draft without its lock
        draft = cls(folder, lock)
        with storage_faults("looking for free space"):
            free = shutil.disk_usage(folder).free
            on_order = len(list(folder.parent.iterdir()))
        if free < _LEAST_FREE + _FOR_EACH * on_order:
            draft.discard()
            raise StorageError(
                f"The disk of the history folder has only {free // 2**20} MiB left. Free some space, then try again."
            )
        return draft

    @property
    def entry_id(self) -> str:
        """The id the entry will have."""
        return self._folder.name

    def write_record(self, entry: Entry, *, durable: bool) -> None:
        """Write what is known of the entry so far; a recovery reads it."""
        with storage_faults("writing the poster's record"):
            write_file(self._folder / RECORD, entry.to_json(), durable=durable)

    def keep_original(self, image: bytes, extension: str) -> None:
        """Put the original's bytes on disk, whole or not at all, and do not return before they are there."""
        with storage_faults("saving the picture"):
            write_file(self._folder / f"original.{extension}", image)

    def publish(self, root: Path, thumbnail: bytes | None) -> None:
        """Add the thumbnail, if there is one yet, to original and record, then make the entry appear as a whole.

        The rename itself need not reach the disk at once: a power cut before it does leaves a whole draft to finish.
        """
        with storage_faults("saving the poster"):
            if thumbnail is not None:
                write_file(self._folder / THUMBNAIL, thumbnail)
            os.fsync(self._lock)
            self._folder.rename(root / self.entry_id)
        self.release()

    def original(self) -> tuple[bytes, str] | None:
        """Give the original's bytes and file ending, if they were kept."""
        path = kept_original(self._folder)
        return None if path is None else (path.read_bytes(), path.suffix[1:])

    def record(self) -> Entry | None:
        """Give what `write_record` wrote, if it is whole."""
        try:
            return Entry.from_json((self._folder / RECORD).read_bytes())
        except (OSError, ValueError):
            return None

    def set_aside(self, root: Path) -> None:
        """Move a picture that cannot be opened out of the way, with its record: it was paid for."""
        with storage_faults("setting a damaged picture aside"):
            (root / DAMAGED).mkdir(exist_ok=True)
            self._folder.rename(root / DAMAGED / self.entry_id)
        self.release()

    def discard(self) -> None:
        """Remove the staging folder and all in it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self.release()

    def release(self) -> None:
        """Let go of the lock; what is in the folder stays for a recovery."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def kept_original(folder: Path) -> Path | None:
    """Give the file of a draft's original, if its bytes were kept."""
    return next((path for path in folder.glob("original.*") if path.suffix != UNFINISHED), None)


def abandoned_drafts(root: Path) -> Iterator[Draft]:
    """Give every draft whose process is gone. The caller publishes, discards or releases each."""
    staging = root / STAGING
    if not staging.is_dir():
        return
    for folder in sorted(staging.iterdir()):
        if not is_entry_id(folder.name):
            continue
        try:
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            continue
        yield Draft(folder, lock)
