"""Posters on the wall: each a large picture that opens its page, with a download of the stored original."""

from __future__ import annotations

from collections.abc import Sequence

from posterlib.history import Entry
from posterlib.ui import addresses
from posterlib.ui.components import component, opening

__all__ = ["posters"]

_mount = component("posters")


def posters(
    entries: Sequence[Entry], *, key: str, blank: tuple[int, int, int] = (0, 2, 3), original: bool = False
) -> None:
    """Hang posters, and empty frames for those to come.

    `blank` is how many empty frames, and their width and height in any unit. With `original` the pictures are the
    stored ones in full size and open nothing, otherwise they are previews.
    """
    count, width, height = blank
    data = {
        "posters": [_hung(entry, original=original) for entry in entries],
        "blank": {"count": count, "ratio": width / height},
        "named": len(entries) + count > 1,
    }
    _mount(key=key, data=data, on_open_change=opening(key))


def _hung(entry: Entry, *, original: bool) -> dict[str, object]:
    return {
        "id": entry.id,
        "alt": entry.prompt or entry.caption,
        "ratio": entry.width / entry.height,
        "width": entry.width,
        "seed": entry.seed,
        "page": None if original else addresses.page(entry.id),
        "preview": addresses.preview(entry.id),
        "original": addresses.original(entry.id) if original else None,
        "download": addresses.download(entry.id),
    }
