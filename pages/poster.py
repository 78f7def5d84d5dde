"""One poster, large, with everything that made it."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import PosterNotFoundError
from posterlib.ui.poster_view import no_poster, poster_view

# Leaving this page by a button, Streamlit first takes the query out of the address: going back finds none.
entry_id = st.query_params.get("id") or st.session_state.get("poster_last_shown")
st.session_state["poster_last_shown"] = entry_id
try:
    entry = services().history.get(entry_id) if entry_id else None
except PosterNotFoundError:
    no_poster(named=True)
else:
    if entry is None:
        no_poster(named=False)
    else:
        poster_view(entry)
