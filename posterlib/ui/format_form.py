"""The part of the form that says which model draws, and in which format."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from posterlib.formats import FORMATS
from posterlib.image_models.base import ModelCard
from posterlib.ui.labels import model_label
from posterlib.ui.literal import literal
from posterlib.ui.sizing import CUSTOM, OTHER, bounds, choice_label, choice_told, format_told, formats, other_choices

__all__ = ["format_form", "model_form"]

_LABELS = {named.name: named.label for named in FORMATS} | {CUSTOM: "Custom", OTHER: "Other"}


def model_form(cards: Sequence[ModelCard], card: ModelCard) -> None:
    """Let people choose the model, if there is more than one; `card` is the one that is chosen."""
    if len(cards) < 2:
        return
    labels = {each.id: model_label(each) for each in cards}
    with st.container(gap="xsmall"):
        st.selectbox("Image model", list(labels), key="model", format_func=labels.__getitem__, persist_state="session")
        st.caption(literal(card.description))


def format_form(card: ModelCard) -> None:
    """Let people choose among what the model can draw, and say what that is."""
    with st.container(gap="xsmall"):
        st.segmented_control(
            "Format",
            formats(card),
            key="format",
            format_func=_LABELS.__getitem__,
            required=True,
            width="stretch",
            persist_state="session",
        )
        chosen = str(st.session_state["format"])
        if chosen not in (OTHER, CUSTOM):
            st.caption(literal(format_told(card, chosen)))
            return
    with st.container(gap="xsmall"):
        _other(card) if chosen == OTHER else _custom(card)


def _other(card: ModelCard) -> None:
    st.selectbox(
        "Aspect ratio" if ":" in str(st.session_state["other"]) else "Size in pixels",
        other_choices(card),
        key="other",
        format_func=choice_label,
        persist_state="session",
    )
    st.caption(literal(choice_told(str(st.session_state["other"]))))


def _custom(card: ModelCard) -> None:
    width, height = st.columns(2)
    width.number_input("Width in pixels", value=None, step=16, key="width", persist_state="session")
    height.number_input("Height in pixels", value=None, step=16, key="height", persist_state="session")
    st.caption(literal(bounds(card)))
