"""The published entries on disk: which there are, what each says of itself, and its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from posterlib.errors import BadModelResponseError, PosterNotFoundError
from posterlib.history.drafts import RECORD
from posterlib.history.entries import Entry
from posterlib.history.ids import created_at, is_entry_id
from posterlib.history.renditions import PREVIEW, THUMBNAIL
from posterlib.posters import read_picture

__all__ = ["entry_file", "published_ids", "read_entry"]

_ORIGINALS = {"original.png": "image/png", "original.jpg": "image/jpeg", "original.webp": "image/webp"}
_HEADER = 256 * 1024
"""Bytes of an original that surely hold its header."""

_RENDITIONS = {THUMBNAIL: "image/png", PREVIEW: "image/webp"}


def published_ids(root: Path) -> Iterator[str]:
    """Give the id of every entry folder under root, in no order."""
    with os.scandir(root) as folders:
        for folder in folders:
            if is_entry_id(folder.name) and folder.is_dir(follow_symlinks=False):
                yield folder.name


def read_entry(root: Path, entry_id: str) -> Entry | None:
    """Read one entry; one of the former service is described by its picture. `None` when it is not whole."""
    folder = root / entry_id
    try:
        return Entry.from_json((folder / RECORD).read_bytes())
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        return None
    made_at = created_at(entry_id)
    try:
        if made_at is None or not (folder / THUMBNAIL).is_file():
            return None
        with (folder / "original.png").open("rb") as original:
            media_type, extension, width, height = read_picture(original.read(_HEADER))
    except (OSError, BadModelResponseError):
        return None
    return Entry(entry_id, made_at, width, height, media_type, extension)


def entry_file(root: Path, entry_id: str, name: str) -> tuple[Path, str]:
    """Give path and media type of one file of an entry.

    `original.png` is the original whatever its format: its true media type comes back.

    Raises:
        PosterNotFoundError: the id or the name is not one of ours, or the file is not there.
    """
    if is_entry_id(entry_id):
        folder = root / entry_id
        candidates = {name: _RENDITIONS[name]} if name in _RENDITIONS else {}
        if name in _ORIGINALS:
            candidates = _ORIGINALS
        for candidate, media_type in candidates.items():
            path = folder / candidate
            if path.is_file() and not path.is_symlink() and not folder.is_symlink():
                return path, media_type
    raise PosterNotFoundError(entry_id)
