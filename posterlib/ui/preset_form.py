"""The part of the form that chooses the presets, and shows the words that they make."""

from __future__ import annotations

import streamlit as st

from posterlib.ui import form
from posterlib.ui.presets import GENRES, STYLES

__all__ = ["final_prompt_shown", "preset_form"]

_GENRES = {preset.name: preset.label for preset in GENRES}
_STYLES = {preset.name: preset.label for preset in STYLES}


def preset_form() -> None:
    """Draw the two choices."""
    with st.container(key="presets"):
        genre, style = st.columns(2)
    genre.selectbox("Genre", list(_GENRES), key="genre", format_func=_GENRES.__getitem__, persist_state="session")
    style.selectbox("Style", list(_STYLES), key="style", format_func=_STYLES.__getitem__, persist_state="session")


def final_prompt_shown() -> None:
    """Show the words that will be sent, where they are not those that were typed."""
    final = form.prompt_to_send(st.session_state)
    if final != str(st.session_state["prompt"] or "").strip():
        with st.container(key="final_prompt", gap="xsmall"):
            st.caption("This is sent:")
            st.code(final, language=None, wrap_lines=True)
