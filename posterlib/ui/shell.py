"""The frame around every page: browser tab, style, navigation. Streamlit runs this file at every interaction."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from posterlib.ui import pages
from posterlib.ui.addresses import POSTER_PAGE
from posterlib.ui.brand import ICON, NAME


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title=NAME, page_icon=ICON, layout="wide")
    st.html(Path(__file__).with_name("style.css"))
    st.navigation(
        [
            st.Page(pages.GENERATE, title="Generate", icon=":material/movie:", default=True),
            st.Page(pages.GALLERY, title="Gallery", icon=":material/photo_library:", url_path="gallery"),
            st.Page(pages.POSTER, title="Poster", url_path=POSTER_PAGE, visibility="hidden"),
        ],
        position="top",
    ).run()


main()
