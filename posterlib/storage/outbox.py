"""Durable notes of the posters whose copy is not in the bucket yet, one small file for each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson

from posterlib.errors import PosterNotFoundError, StorageError
from posterlib.files import make_names_durable, write_file

__all__ = ["Note", "Outbox"]

_PLAIN = re.compile(r"[0-9A-Za-z]+(-[0-9A-Za-z]+)*", re.ASCII)
"""What an id looks like. Nothing else becomes part of a path, and no other file here is a note."""

_UNREADABLE = ".unreadable"


@dataclass(frozen=True)
class Note:
    """Where a poster's copy has to go."""

    bucket: str
    key: str
    media_type: str


class Outbox:
    """The notes, in a folder that several processes may share.

    Raises:
        StorageError: the folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with _faults():
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(None, "Permission denied")

    def write(self, entry_id: str, note: Note) -> None:
        """Leave a note that survives a power cut.

        Raises:
            StorageError: the disk is full or unwritable.
        """
        path = self._path(entry_id)
        with _faults():
            write_file(path, orjson.dumps({"bucket": note.bucket, "key": note.key, "media_type": note.media_type}))
            make_names_durable(self._folder)

    def read(self, entry_id: str) -> Note | None:
        """Give a note; `None` when it is gone.

        Raises:
            ValueError: it is no note.
            OSError: it cannot be read just now.
        """
        try:
            words = orjson.loads(self._path(entry_id).read_bytes())
        except FileNotFoundError:
            return None
        match words:
            case {"bucket": str(bucket), "key": str(key), "media_type": str(media_type)} if bucket and key:
                return Note(bucket, key, media_type)
        raise ValueError("it does not say bucket, key and media type")

    def has(self, entry_id: str) -> bool:
        """Tell whether a poster's copy is missing, or was when its note became unreadable."""
        path = self._path(entry_id)
        return path.exists() or path.with_name(path.name + _UNREADABLE).exists()

    def ids(self) -> list[str]:
        """Give the ids of all posters with a note, the oldest first."""
        with _faults(), os.scandir(self._folder) as files:
            return sorted(file.name for file in files if _PLAIN.fullmatch(file.name))

    def written_at(self, entry_id: str) -> datetime | None:
        """Give the moment in UTC when a note was left; `None` when it is gone."""
        try:
            return datetime.fromtimestamp(self._path(entry_id).stat().st_mtime, UTC)
        except FileNotFoundError:
            return None

    def remove(self, entry_id: str) -> None:
        """Drop all that is noted of a poster. That it comes back after a power cut does no harm."""
        path = self._path(entry_id)
        for name in (path.name, path.name + _UNREADABLE):
            path.with_name(name).unlink(missing_ok=True)

    def set_aside(self, entry_id: str) -> Path:
        """Rename a note that cannot be understood, and give its new place."""
        path = self._path(entry_id)
        aside = path.with_name(path.name + _UNREADABLE)
        with suppress(FileNotFoundError):  # another process was faster
            path.replace(aside)
        return aside

    def _path(self, entry_id: str) -> Path:
        if not _PLAIN.fullmatch(entry_id):
            raise PosterNotFoundError(entry_id)
        return self._folder / entry_id


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"The notes of what is not in the bucket yet could not be kept: {error.strerror or type(error).__name__}. "
            "Free space or mend the permissions of .uploads in the history folder, then try again."
        ) from error
