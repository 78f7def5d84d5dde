"""Every poster ever made, newest first, and those that a search finds."""

from __future__ import annotations

import math

import streamlit as st

from posterlib.bootstrap import services
from posterlib.ui import pages
from posterlib.ui.components.gallery_grid import gallery_grid
from posterlib.ui.paging import paging, shown_page
from posterlib.ui.searching import found_told, search_box

POSTERS_PER_PAGE = 24

history = services().history
count = history.count()
many = f"{count:,} posters, newest first" if count != 1 else "One poster"
st.html(f'<header class="hero"><h1>Gallery</h1><p>{many if count else "No posters yet"}</p></header>')
if count == 0:
    st.html(
        '<div class="empty-frame wide"><div><p><b>The walls are still bare.</b></p>'
        "<p>Every poster you make hangs here.</p></div></div>"
    )
    st.page_link(pages.GENERATE, label="Make the first poster", icon=":material/movie:")
else:
    query = search_box()
    found = history.count(query) if query else count
    if query:
        st.text(found_told(found, query))
    page_count = max(1, math.ceil(found / POSTERS_PER_PAGE))
    page = shown_page(page_count)
    if found:
        posters = history.page(query, limit=POSTERS_PER_PAGE, offset=(page - 1) * POSTERS_PER_PAGE)
        gallery_grid(posters, key="gallery_grid")
    paging(page, page_count)
