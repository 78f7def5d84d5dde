"""The gallery's search: the address keeps its words, so that a reload and the way back find them again."""

from __future__ import annotations

import streamlit as st

from posterlib.plain_text import cut

__all__ = ["found_told", "search_box"]

_WORDS = "q"
_BOX = "gallery_search"
_LAST_SEARCHED = "gallery_last_searched"

_LONGEST = 200


def search_box() -> str:
    """Draw the box and give what is searched for; "" for everything."""
    if _BOX not in st.session_state:
        # Leaving for a poster, Streamlit first adds its query to the address left: going back finds it there.
        came_back = "id" in st.query_params
        named = st.session_state.get(_LAST_SEARCHED, "") if came_back else st.query_params.get(_WORDS, "")
        st.session_state[_BOX] = str(named)[:_LONGEST]
    words = st.text_input(
        "Search the gallery",
        key=_BOX,
        icon=":material/search:",
        placeholder="Words of a film, a title, a model",
        label_visibility="collapsed",
        max_chars=_LONGEST,
        on_change=_search_anew,
    )
    st.session_state[_LAST_SEARCHED] = words
    return words.strip()


def found_told(found: int, query: str) -> str:
    """Say how much was found."""
    many = {0: "Nothing is", 1: "One poster is"}.get(found, f"{found:,} posters are")
    return f"{many} about “{cut(query, 60)}”." + ("" if found else " Try fewer words, or other ones.")


def _search_anew() -> None:
    words = str(st.session_state[_BOX]).strip()
    st.query_params.from_dict({_WORDS: words} if words else {})
