"""The history as a film strip: newest first, scrolled by mouse, wheel and keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from posterlib.history import Entry
from posterlib.ui import addresses
from posterlib.ui.components import component, opening

__all__ = ["carousel"]

_mount = component("carousel")


def carousel(entries: Sequence[Entry], *, key: str) -> None:
    """Show the entries as a strip."""
    items = [
        {
            "id": entry.id,
            "caption": entry.caption,
            "ratio": entry.width / entry.height,
            "page": addresses.page(entry.id),
            "preview": addresses.preview(entry.id),
        }
        for entry in entries
    ]
    _mount(key=key, data={"items": items}, on_open_change=opening(key))
