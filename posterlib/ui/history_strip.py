"""The newest posters as a film strip below the form."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.ui import pages
from posterlib.ui.components.carousel import carousel

__all__ = ["history_strip"]

_NEWEST = 60
"""Posters on the strip; the gallery has them all."""


def history_strip() -> None:
    """Draw the strip, or nothing when there is no poster yet."""
    history = services().history
    entries = history.page(limit=_NEWEST)
    if not entries:
        return
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="strip_head"
    ):
        st.subheader("History", anchor=False, width="content")
        st.page_link(
            pages.GALLERY,
            label=f"All {history.count():,} in the gallery",
            icon=":material/arrow_forward:",
            icon_position="right",
        )
    carousel(entries, key="carousel")
