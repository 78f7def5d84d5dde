"""The form: what the film is, how its poster should look, and the button that makes it."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.formats import FORMATS
from posterlib.image_models.base import ModelCard
from posterlib.ui import desk, form
from posterlib.ui.components.focus import focus
from posterlib.ui.examples import EXAMPLES, TIPS
from posterlib.ui.literal import literal
from posterlib.ui.presets import GENRES, STYLES

__all__ = ["prompt_form"]

_FOCUS = "prompt_focus_request"
_GENRES = {preset.name: preset.label for preset in GENRES}
_STYLES = {preset.name: preset.label for preset in STYLES}
_FORMATS = {named.name: named for named in FORMATS}


def prompt_form(card: ModelCard, *, busy: bool) -> None:
    """Draw the form. While `busy` everything can still be edited; only sending and clearing wait."""
    form.prepare(st.session_state, card)
    with st.container(key="form_card"):
        _film(card)
        _presets()
        _format(card)
        _count_and_seed()
        _more(card)
        _send(busy=busy)
    focus("prompt", request=st.session_state.get(_FOCUS, 0))


def _film(card: ModelCard) -> None:
    state = st.session_state
    st.text_area(
        "Describe your film",
        key="prompt",
        height=140,
        placeholder="A lighthouse keeper, the storm of the century, and a ship that should not be there",
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="center", key="prompt_tools"):
        with st.popover("Examples", icon=":material/lightbulb:", type="tertiary", key="examples", on_change="rerun"):
            _examples()
        with st.popover("Tips", icon=":material/school:", type="tertiary"):
            st.markdown("\n".join(f"- **{tip}** {reason}" for tip, reason in TIPS))
        if state.get(form.PREVIOUS_PROMPT):
            st.button(
                "Bring my words back", icon=":material/undo:", type="tertiary", on_click=form.undo_fill, args=(state,)
            )
        st.space("stretch")
        _counter(len(form.prompt_to_send(state)), card.prompt_limit)


def _examples() -> None:
    with st.container(gap="xsmall"):
        for number, example in enumerate(EXAMPLES):
            st.button(
                literal(example), key=f"example_{number}", type="tertiary", on_click=_take_example, args=(number,)
            )


def _counter(length: int, limit: int) -> None:
    if length > limit:
        st.markdown(f":red[**{length:,} of {limit:,} characters: {length - limit:,} too many**]", width="content")
    elif length:
        st.caption(f"{length:,} of {limit:,} characters", width="content")


def _presets() -> None:
    with st.container(key="presets"):
        genre, style = st.columns(2)
    genre.selectbox("Genre", list(_GENRES), key="genre", format_func=_GENRES.__getitem__, persist_state="session")
    style.selectbox("Style", list(_STYLES), key="style", format_func=_STYLES.__getitem__, persist_state="session")
    final = form.prompt_to_send(st.session_state)
    if final != str(st.session_state["prompt"] or "").strip():
        with st.container(key="final_prompt", gap="xsmall"):
            st.caption("This is sent:")
            st.code(final, language=None, wrap_lines=True)


def _format(card: ModelCard) -> None:
    st.segmented_control(
        "Format",
        [*_FORMATS, form.CUSTOM],
        key="format",
        format_func=lambda name: _FORMATS[name].label if name in _FORMATS else "Custom",
        required=True,
        width="stretch",
        persist_state="session",
    )
    named = _FORMATS.get(st.session_state["format"])
    if named is not None:
        st.caption(f"{named.ratio}, {named.width:,} × {named.height:,} pixels")
        return
    width, height = st.columns(2)
    width.number_input("Width in pixels", value=None, step=16, key="width", persist_state="session")
    height.number_input("Height in pixels", value=None, step=16, key="height", persist_state="session")
    st.caption(
        f"{card.name}: {card.shortest_side:,} to {card.longest_side:,} pixels a side, "
        f"the longer side at most {card.steepest_ratio:g} times the shorter."
    )


def _count_and_seed() -> None:
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
                persist_state="session",
            )


def _more(card: ModelCard) -> None:
    with st.expander("Title, finish and what to leave out", key="more"):
        st.text_input(
            "Title of the film",
            key="title",
            help="Names the poster and its download. It is not painted into the picture.",
            persist_state="session",
        )
        if "style" in card.options and card.styles:
            st.segmented_control(
                "Finish",
                list(card.styles),
                key="finish",
                format_func=str.capitalize,
                required=True,
                persist_state="session",
            )
        if "negative_prompt" in card.options:
            st.text_area(
                "Leave out",
                key="negative_prompt",
                height=80,
                placeholder="people, rain, text",
                help="The negative prompt: what should not be in the picture.",
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
    desk.submit(form.request_fields(st.session_state, services().jobs.card()))


def _clear() -> None:
    state = st.session_state
    form.clear(state)
    desk.tidy()
    state[_FOCUS] = state.get(_FOCUS, 0) + 1


def _take_example(number: int) -> None:
    form.fill_prompt(st.session_state, EXAMPLES[number])
    st.session_state["examples"] = False
