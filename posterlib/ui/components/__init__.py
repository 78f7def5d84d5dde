"""Pieces of page that Streamlit does not have: components without iframes, script and style of each beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from posterlib.ui.pages import open_poster

__all__ = ["component", "opening"]

_FOLDER = Path(__file__).parent
_SHARED = (_FOLDER / "shared.js").read_text(encoding="utf-8")


def component(name: str, *, styled: bool = True) -> Any:
    """Register the component of the files `<name>.js`, after `shared.js`, and `<name>.css`; give its mount function."""
    return st.components.v2.component(
        f"poster_studio_{name}",
        js=_SHARED + (_FOLDER / f"{name}.js").read_text(encoding="utf-8"),
        css=(_FOLDER / f"{name}.css").read_text(encoding="utf-8") if styled else None,
    )


def opening(key: str) -> Callable[[], None]:
    """Give the callback that leaves for the poster which was clicked in the component with that key."""

    def leave() -> None:
        entry_id = st.session_state[key].open
        if isinstance(entry_id, str):
            open_poster(entry_id)

    return leave
