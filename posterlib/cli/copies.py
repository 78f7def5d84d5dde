"""Copies originals out of the history, under names that people recognise."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from posterlib.errors import InvalidRequestError, StorageError
from posterlib.history import Entry
from posterlib.posters import file_name

__all__ = ["copy_original", "make_folder"]


def make_folder(folder: Path) -> None:
    """Make the folder for copies where it is missing, before anything is drawn or paid.

    Raises:
        InvalidRequestError: it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(None, "Permission denied")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InvalidRequestError("out", f"{folder} cannot be used: {reason}. Choose another folder.") from error


def copy_original(original: Path, entry: Entry, folder: Path) -> Path:
    """Copy an original's bytes to a file named by film and id, and give its path. No file is ever overwritten.

    Raises:
        StorageError: there is such a file already, or it cannot be written.
    """
    target = folder / f"{file_name(entry.caption, 'poster')}-{entry.id}{original.suffix}"
    try:
        with original.open("rb") as source, target.open("xb") as copy:
            try:
                shutil.copyfileobj(source, copy)
                copy.flush()
            except OSError:
                target.unlink(missing_ok=True)
                raise
    except FileExistsError as error:
        raise StorageError(
            f"There is a file {target} already; it is left as it is. The poster is in {original}."
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(f"The copy in {folder} could not be made: {reason}. The poster is in {original}.") from error
    return target
