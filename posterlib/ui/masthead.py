"""The studio's name and the way between its pages, the same on a desktop and on a phone."""

from __future__ import annotations

import streamlit as st

from posterlib.ui import pages
from posterlib.ui.brand import NAME

__all__ = ["masthead"]


def masthead() -> None:
    """Draw the line at the head of a page."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="masthead"):
        st.html(f'<span class="brand">{NAME}</span>', width="content")
        st.page_link(pages.GENERATE, label="Generate", icon=":material/movie:")
        st.page_link(pages.GALLERY, label="Gallery", icon=":material/photo_library:")
