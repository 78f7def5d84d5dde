"""The part of the form below the fold: the title, and the options that the chosen model takes."""

from __future__ import annotations

import streamlit as st

from posterlib.image_models.base import ModelCard
from posterlib.ui.labels import finish_label

__all__ = ["options_form"]

_MOST_SIDE_BY_SIDE = 5
"""Finishes; more are a list to choose from."""


def options_form(card: ModelCard, *, titled: bool) -> None:
    """Draw whatever the model's card lists, and the title, if there is one film to name."""
    heading = _heading(card, titled=titled)
    if not heading:
        return
    with st.expander(heading, key="more"):
        if titled:
            st.text_input(
                "Title of the film",
                key="title",
                help="Names the poster and its download. It is not painted into the picture.",
                persist_state="session",
            )
        if card.styles:
            _finish(card)
        if "quality" in card.options:
            st.segmented_control(
                "Quality",
                ["standard", "premium"],
                key="quality",
                format_func=str.capitalize,
                required=True,
                persist_state="session",
            )
        if card.guidance is not None:
            _guidance(*card.guidance)
        if "negative_prompt" in card.options:
            st.text_area(
                "Leave out",
                key="negative_prompt",
                height=80,
                placeholder="people, rain, text",
                help="The negative prompt: what should not be in the picture.",
                persist_state="session",
            )


def _heading(card: ModelCard, *, titled: bool) -> str:
    offers = {
        "title": titled,
        "finish": bool(card.styles),
        "quality": "quality" in card.options,
        "guidance": card.guidance is not None,
        "what to leave out": "negative_prompt" in card.options,
    }
    *others, last = [offer for offer, offered in offers.items() if offered] or [""]
    heading = f"{', '.join(others)} and {last}" if others else last
    return heading[:1].upper() + heading[1:]


def _finish(card: ModelCard) -> None:
    choices = list(card.styles) if card.default_style else ["", *card.styles]
    if len(card.styles) <= _MOST_SIDE_BY_SIDE:
        st.segmented_control(
            "Finish", choices, key="finish", format_func=_finish_choice, required=True, persist_state="session"
        )
    else:
        st.selectbox("Finish", choices, key="finish", format_func=_finish_choice, persist_state="session")


def _finish_choice(style: str) -> str:
    return finish_label(style) if style else "None"


def _guidance(least: float, most: float) -> None:
    st.slider(
        "Guidance scale",
        least,
        most,
        step=0.1,
        format="%.1f",
        key="guidance",
        help="How closely the prompt is followed: a low value leaves the model free, a high one takes it literally.",
        persist_state="session",
    )
