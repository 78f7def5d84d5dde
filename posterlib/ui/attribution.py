"""Says plainly who drew a poster, why another model than the one asked for, and what of the prompt was understood."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from posterlib.history import Entry
from posterlib.ui.literal import literal

__all__ = ["fallback_notice", "offline_badge", "understood"]


def offline_badge(entry: Entry) -> None:
    """Mark a poster at which no image model was at work."""
    if entry.offline:
        st.badge("Offline artist, not an image model", icon=":material/draw:", color="orange")


def fallback_notice(entries: Sequence[Entry]) -> None:
    """Say why another model drew than the one that was asked; each reason once."""
    for reason in dict.fromkeys(entry.fallback_reason for entry in entries if entry.fallback_reason):
        st.warning(literal(reason), icon=":material/swap_horiz:")


def understood(entry: Entry) -> None:
    """Name the words that the offline artist understood; an image model does not tell."""
    if not entry.offline:
        return
    if entry.understood:
        st.caption(f"Understood: {literal(', '.join(entry.understood))}")
    elif entry.prompt:
        st.caption("The offline artist knew none of these words and improvised.")
