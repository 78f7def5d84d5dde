"""The form: what the film is, or the films are, how their posters should look, and the button that makes them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from posterlib.bootstrap import Services, services
from posterlib.errors import InvalidRequestError
from posterlib.image_models.base import ModelCard
from posterlib.posters import PosterRequest
from posterlib.prompt_lists import PromptList
from posterlib.ui import desk, form
from posterlib.ui.components.focus import focus
from posterlib.ui.film_form import film_form
from posterlib.ui.format_form import format_form, model_form
from posterlib.ui.improving import forget_improvement, forget_refusal
from posterlib.ui.list_form import faults_shown, forget_file, list_form, preview
from posterlib.ui.literal import literal
from posterlib.ui.money import bill, bill_shown, too_dear
from posterlib.ui.options_form import options_form
from posterlib.ui.preset_form import final_prompt_shown, preset_form
from posterlib.ui.refusals import with_next_step
from posterlib.ui.understood_list import understood_list

__all__ = ["prompt_form"]

_FOCUS = "prompt_focus_request"
_ENTRIES = {form.ONE: "One film", form.LIST: "A list"}


def prompt_form(*, busy: bool) -> None:
    """Draw the form. While `busy` everything can still be edited; only sending and clearing wait."""
    studio = services()
    card = form.prepare(st.session_state, studio.cards, studio.settings)
    with st.container(key="form_card"):
        st.segmented_control(
            "What to make",
            list(_ENTRIES),
            key="entry",
            format_func=_ENTRIES.__getitem__,
            required=True,
            label_visibility="collapsed",
            persist_state="session",
        )
        a_list = st.session_state["entry"] == form.LIST
        wanted = _films(studio) if a_list else _one_film(studio, card)
        model_form(studio.cards, card)
        format_form(card)
        _count_and_seed(card, a_list=a_list)
        options_form(card, titled=not a_list)
        _send(wanted, busy=busy)
    focus("films" if a_list else "prompt", request=st.session_state.get(_FOCUS, 0))


def _one_film(studio: Services, card: ModelCard) -> Sequence[PosterRequest]:
    """Draw what says the film; give the request for it, or for any film where this one cannot be sent yet."""
    film_form(card, studio.improver)
    preset_form()
    final_prompt_shown()
    fields = form.request_fields(st.session_state, studio.cards)
    try:
        return [PosterRequest.parse({**fields, "prompt": "any film", "seed": None})]
    except InvalidRequestError:
        return []


def _films(studio: Services) -> Sequence[PosterRequest]:
    """Draw what says the films; give their requests, none as long as a line is wrong."""
    list_form()
    listed = understood_list(st.session_state, studio)
    faults_shown(listed.faults)
    preset_form()
    preview(listed)
    return [] if listed.faults else listed.requests


def _count_and_seed(card: ModelCard, *, a_list: bool) -> None:
    count, seed = st.columns(2)
    with count:
        st.segmented_control(
            "How many of each" if a_list else "How many",
            list(range(1, form.MOST_POSTERS + 1)),
            key="count",
            required=True,
            persist_state="session",
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


def _send(wanted: Sequence[PosterRequest], *, busy: bool) -> None:
    costs = bill(wanted)
    refusal, dear = desk.refusal(), too_dear(costs)
    if refusal:
        st.error(literal(refusal), icon=":material/error:")
    elif dear and not busy:
        st.warning(literal(dear), icon=":material/account_balance_wallet:")
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
    bill_shown(costs)


def _generate() -> None:
    state, studio = st.session_state, services()
    forget_refusal()
    if state["entry"] == form.ONE:
        desk.submit(form.request_fields(state, studio.cards))
        return
    listed = understood_list(state, studio)
    refused = _why_not(listed, form.offered(studio.cards, state["model"]))
    if refused:
        desk.refuse(refused)
    else:
        desk.submit_list(listed.requests)


def _why_not(listed: PromptList, card: ModelCard) -> str:
    if listed.faults:
        first = listed.faults[0]
        if first.line is None and first.field:
            return with_next_step(InvalidRequestError(first.field, first.told), card)
        return f"Nothing was sent. {first}"
    return "" if listed.films else "There is no list yet. Write one film a line in the box above, or open a file."


def _clear() -> None:
    state = st.session_state
    form.clear(state)
    forget_improvement()
    forget_file()
    desk.tidy()
    state[_FOCUS] = state.get(_FOCUS, 0) + 1
