"""The gallery's wall: rows of equal height, every poster in its own shape."""

from __future__ import annotations

from collections.abc import Sequence

from posterlib.history import Entry
from posterlib.ui import addresses
from posterlib.ui.components import component, opening

__all__ = ["gallery_grid"]

_mount = component("gallery_grid")


def gallery_grid(entries: Sequence[Entry], *, key: str) -> None:
    """Show the entries in order."""
    items = [
        {
            "id": entry.id,
            "caption": entry.caption,
            "about": f"{entry.created_at:%d %b %Y} · {entry.width} × {entry.height}",
            "ratio": entry.width / entry.height,
            "page": addresses.page(entry.id),
            "preview": addresses.preview(entry.id),
        }
        for entry in entries
    ]
    _mount(key=key, data={"items": items}, on_open_change=opening(key))
