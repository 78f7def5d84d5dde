"""A line that says what is being done and, ticking in the browser, for how long."""

from __future__ import annotations

from posterlib.ui.components import component

__all__ = ["progress"]

_mount = component("progress")


def progress(words: str, *, seconds: float, key: str, aside: str = "") -> None:
    """Show the words, the elapsed time and, quietly, what stands aside; `seconds` is where the clock stands now."""
    _mount(key=key, data={"words": words, "seconds": seconds, "aside": aside})
