"""The form: what the film is, how its poster should look, and the button that makes it."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.image_models.base import ModelCard
from posterlib.ui import desk, form
from posterlib.ui.components.focus import focus
from posterlib.ui.film_form import film_form
from posterlib.ui.format_form import format_form, model_form
from posterlib.ui.improving import forget_improvement, forget_refusal
from posterlib.ui.literal import literal
from posterlib.ui.options_form import options_form

__all__ = ["prompt_form"]

_FOCUS = "prompt_focus_request"


def prompt_form(*, busy: bool) -> None:
    """Draw the form. While `busy` everything can still be edited; only sending and clearing wait."""
    studio = services()
    card = form.prepare(st.session_state, studio.cards, studio.settings)
    with st.container(key="form_card"):
        film_form(card, studio.improver)
        model_form(studio.cards, card)
        format_form(card)
        _count_and_seed(card)
        options_form(card)
        _send(busy=busy)
    focus("prompt", request=st.session_state.get(_FOCUS, 0))


def _count_and_seed(card: ModelCard) -> None:
    count, seed = st.columns(2)
    with count:
        st.segmented_control(
            "How many", list(range(1, form.MOST_POSTERS + 1)), key="count", required=True, persist_state="session"
        )
    with seed:
        st.toggle(
            "Seed: surprise me",
            key="surprise",
            help="Each poster draws its own seed. Turn this off to repeat a picture: "
            "the same words and the same seed give the same poster.",
            persist_state="session",
        )
        if not st.session_state["surprise"]:
            st.number_input(
                "Seed",
                value=None,
                step=1,
                key="seed",
                placeholder="by chance",
                help=f"{card.name} takes {card.seeds[0]:,} to {card.seeds[1]:,}.",
                persist_state="session",
            )


def _send(*, busy: bool) -> None:
    refusal = desk.refusal()
    if refusal:
        st.error(literal(refusal), icon=":material/error:")
    with st.container(horizontal=True, key="form_actions"):
        st.button(
            "Generate",
            key="generate",
            type="primary",
            icon=":material/movie_creation:",
            width="stretch",
            shortcut="mod+enter",
            disabled=busy,
            on_click=_generate,
        )
        st.button("Clear", key="clear", disabled=busy, on_click=_clear)


def _generate() -> None:
    forget_refusal()
    desk.submit(form.request_fields(st.session_state, services().cards))


def _clear() -> None:
    state = st.session_state
    form.clear(state)
    forget_improvement()
    desk.tidy()
    state[_FOCUS] = state.get(_FOCUS, 0) + 1
