"""The line at the foot of every page: what one seldom looks for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from posterlib.bootstrap import services
from posterlib.ui import pages

__all__ = ["foot"]


def foot() -> None:
    """Draw it."""
    st.html(Path(__file__).with_name("foot.css"))
    with st.container(horizontal=True, horizontal_alignment="center", key="foot"):
        st.page_link(pages.CONTACT, label="Contact", icon=":material/mail:")
        st.page_link(pages.STATUS, label="Status", icon=":material/monitor_heart:")
        if services().guard.restricted:
            st.html('<a class="sign-out" href="/sign-out" target="_self">Sign out</a>', width="content")
