"""The frame around every page: browser tab, style, navigation. Streamlit runs this file at every interaction."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from posterlib.ui import pages
from posterlib.ui.addresses import POSTER_PAGE
from posterlib.ui.brand import ICON, NAME
from posterlib.ui.foot import foot
from posterlib.ui.masthead import masthead
from posterlib.ui.requests import page_request
from posterlib.ui.visitor import visitor


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title=NAME, page_icon=ICON, layout="wide")
    st.html(Path(__file__).with_name("style.css"))
    if visitor() is None:  # the session ended while the page was open
        st.info("Your session is over. Sign in again to go on; nothing is lost.", icon=":material/lock:")
        st.link_button("Sign in", "/sign-in", type="primary")
        st.stop()
    page = st.navigation(
        [
            st.Page(pages.GENERATE, title="Generate", default=True),
            st.Page(pages.GALLERY, title="Gallery", url_path="gallery"),
            st.Page(pages.POSTER, title="Poster", url_path=POSTER_PAGE),
            st.Page(pages.CONTACT, title="Contact", url_path="contact-us"),  # /contact is the API's
            st.Page(pages.STATUS, title="Status", url_path="status"),
        ],
        position="hidden",  # the masthead leads between them: Streamlit's own bar is out of sight on a phone
    )
    masthead()
    page.run()
    foot()


with page_request():
    main()
