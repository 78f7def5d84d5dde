"""What keeps the studio from storing or finding pictures."""

from __future__ import annotations

from posterlib.errors.base import PosterError

__all__ = [
    "PictureLostError",
    "PosterNotFinishedError",
    "PosterNotFoundError",
    "SharingError",
    "StorageError",
]


class StorageError(PosterError):
    """The history folder or its index could not be read or written."""

    code = "storage_failed"


class PosterNotFoundError(StorageError, LookupError):
    """No poster has the id that was asked for."""

    code = "poster_not_found"

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"There is no poster with the id {entry_id!r}.")
        self.entry_id = entry_id


class PosterNotFinishedError(StorageError):
    """The picture's bytes are safe on disk; its poster appears as soon as the disk allows."""

    code = "poster_not_finished"


class PictureLostError(StorageError):
    """The picture was drawn, and may have been charged, and the disk could not take it."""

    code = "picture_lost"


class SharingError(StorageError):
    """The copy for sharing could not be made, or no link to it; the poster itself is safe in the history."""

    code = "sharing_failed"
