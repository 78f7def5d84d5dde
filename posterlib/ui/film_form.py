"""The part of the form that says what the film is."""

from __future__ import annotations

import streamlit as st

from posterlib.image_models.base import ModelCard
from posterlib.prompt_improver import PromptImprover
from posterlib.ui import form
from posterlib.ui.examples import EXAMPLES, TIPS
from posterlib.ui.improving import improve_button, improving, take_up_improvement
from posterlib.ui.literal import literal
from posterlib.ui.presets import GENRES, STYLES

__all__ = ["film_form"]

_GENRES = {preset.name: preset.label for preset in GENRES}
_STYLES = {preset.name: preset.label for preset in STYLES}


def film_form(card: ModelCard, improver: PromptImprover | None) -> None:
    """Draw the box for the words, what helps to fill it, and the presets."""
    _words(card, improver)
    _presets()


def _words(card: ModelCard, improver: PromptImprover | None) -> None:
    state = st.session_state
    take_up_improvement()
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
        improve_button(improver, longest=card.prompt_limit)
        if state.get(form.PREVIOUS_PROMPT):
            st.button(
                "Bring my words back", icon=":material/undo:", type="tertiary", on_click=form.undo_fill, args=(state,)
            )
        st.space("stretch")
        _counter(len(form.prompt_to_send(state)), card.prompt_limit)
    improving()


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
        st.caption(f"{length:,} / {limit:,}", width="content")


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


def _take_example(number: int) -> None:
    form.fill_prompt(st.session_state, EXAMPLES[number])
    st.session_state["examples"] = False
