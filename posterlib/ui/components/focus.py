"""Puts the cursor into a keyed text area."""

from __future__ import annotations

from posterlib.ui.components import component

__all__ = ["focus"]

_mount = component("focus", styled=False)


def focus(widget_key: str, *, request: int) -> None:
    """Put the cursor into the text area with that key, once for each new `request` number above 0."""
    _mount(key=f"focus_{widget_key}", data={"widget": widget_key, "request": request}, height=1)
