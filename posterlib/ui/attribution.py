"""Says plainly who drew a poster, and what of the prompt was understood."""

from __future__ import annotations

import streamlit as st

from posterlib.history import Entry
from posterlib.ui.literal import literal

__all__ = ["offline_badge", "understood"]


def offline_badge(entry: Entry) -> None:
    """Mark a poster at which no image model was at work."""
    if entry.offline:
        st.badge("Offline artist, not an image model", icon=":material/draw:", color="orange")


def understood(entry: Entry) -> None:
    """Name the words that the offline artist understood; an image model does not tell."""
    if entry.understood:
        st.caption(f"Understood: {literal(', '.join(entry.understood))}")
    elif entry.offline and entry.prompt:
        st.caption("The offline artist knew none of these words and improvised.")
