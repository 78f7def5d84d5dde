"""One poster and what can be done with it, or a friendly word when there is none."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.history import Entry
from posterlib.ui import desk, form, pages
from posterlib.ui.attribution import fallback_notice, offline_badge, understood
from posterlib.ui.brand import NAME
from posterlib.ui.components.facts import facts
from posterlib.ui.components.posters import posters
from posterlib.ui.literal import literal, one_line
from posterlib.ui.settings_used import settings_used
from posterlib.ui.share import share

__all__ = ["no_poster", "poster_view"]

_LONGEST_HEADLINE = 72
"""Characters: about two lines beside the poster."""


def poster_view(entry: Entry) -> None:
    """Draw the poster large, its settings beside it."""
    st.set_page_config(page_title=f"{one_line(entry.caption)[:60]} · {NAME}")
    picture, words = st.columns([7, 5], gap="large")
    with picture:
        posters([entry], key="poster")
    with words, st.container(key="poster_words"):
        st.title(literal(_headline(entry)), anchor=False)
        offline_badge(entry)
        fallback_notice([entry])
        _prompt(entry)
        understood(entry)
        _actions(entry)
        shown_above = ("Prompt", "Left out")
        facts([row for row in settings_used(entry) if row[0] not in shown_above], key="poster_facts")


def no_poster(*, named: bool) -> None:
    """Say that there is no poster to show; `named` tells whether the address asked for one."""
    st.html('<header class="hero"><h1>Poster</h1></header>')
    if named:
        st.info(
            "This poster is not here: it was deleted, or the address is not complete.", icon=":material/hide_image:"
        )
    else:
        st.info("No poster is chosen. Open one from the gallery.", icon=":material/photo_library:")
    with st.container(horizontal=True):
        st.page_link(pages.GALLERY, label="To the gallery", icon=":material/photo_library:")
        st.page_link(pages.GENERATE, label="Make a poster", icon=":material/movie:")


def _headline(entry: Entry) -> str:
    if entry.title:
        return entry.title
    words = one_line(entry.caption)
    return words if len(words) <= _LONGEST_HEADLINE else words[: _LONGEST_HEADLINE - 1].rstrip() + "…"


def _prompt(entry: Entry) -> None:
    if not entry.prompt:
        st.caption("This poster came from the former service, which did not keep its prompt and settings.")
        return
    st.code(entry.prompt, language=None, wrap_lines=True)
    if entry.negative_prompt:
        st.caption("Left out:")
        st.code(entry.negative_prompt, language=None, wrap_lines=True)


def _actions(entry: Entry) -> None:
    studio = services()
    with st.container(horizontal=True, key="poster_actions"):
        if entry.prompt:
            if st.button("Use these settings", type="primary", icon=":material/edit:", key="use_settings"):
                form.use_settings(st.session_state, entry, studio.cards)
                st.switch_page(pages.GENERATE)
            if st.button(
                "Again with a new seed", icon=":material/casino:", key="poster_again", disabled=desk.at_work()
            ):
                desk.submit(form.again(entry, studio.cards, studio.settings))
                st.switch_page(pages.GENERATE)
        share([entry], key="poster_share")
