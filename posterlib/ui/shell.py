"""The frame around every page: browser tab, style, navigation. Streamlit runs this file at every interaction."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from posterlib.ui import pages
from posterlib.ui.addresses import POSTER_PAGE
from posterlib.ui.brand import ICON, NAME
from posterlib.ui.masthead import masthead


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title=NAME, page_icon=ICON, layout="wide")
    st.html(Path(__file__).with_name("style.css"))
    page = st.navigation(
        [
            st.Page(pages.GENERATE, title="Generate", default=True),
            st.Page(pages.GALLERY, title="Gallery", url_path="gallery"),
            st.Page(pages.POSTER, title="Poster", url_path=POSTER_PAGE),
        ],
        position="hidden",  # the masthead leads between them: Streamlit's own bar is out of sight on a phone
    )
    masthead()
    page.run()


main()
