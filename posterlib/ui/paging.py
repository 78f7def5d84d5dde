"""Which page of the gallery is shown: the address says it, so that a reload and the way back find it again."""

from __future__ import annotations

import streamlit as st

__all__ = ["paging", "shown_page"]

_PAGE = "page"
_LAST_SHOWN = "gallery_page_last_shown"


def shown_page(page_count: int) -> int:
    """Give the page that the address names, from 1 to `page_count`."""
    named = st.query_params.get(_PAGE, "")
    if "id" in st.query_params:
        # Leaving for a poster, Streamlit first adds its query to the address left: going back finds it here. It is not
        # mended, since that would be one more step of the browser's history, and the way back a circle.
        named = str(st.session_state.get(_LAST_SHOWN, 1))
    page = min(max(int(named), 1), page_count) if named.isdecimal() and len(named) < 10 else 1
    st.session_state[_LAST_SHOWN] = page
    return page


def paging(page: int, page_count: int) -> None:
    """Draw the page numbers, if there is more than one, and turn to the one that is chosen."""
    if page_count == 1:
        return
    with st.container(key="paging"):
        chosen = st.pagination(page_count, default=page, key=f"paging_at_{page}")
    if chosen != page:
        kept = {name: value for name, value in st.query_params.to_dict().items() if name not in (_PAGE, "id")}
        st.query_params.from_dict(kept | {_PAGE: str(chosen)})
        st.rerun()
