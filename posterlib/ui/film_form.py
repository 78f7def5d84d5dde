"""The part of the form that says what one film is."""

from __future__ import annotations

import streamlit as st

from posterlib.image_models.base import ModelCard
from posterlib.prompt_improver import PromptImprover
from posterlib.ui import form
from posterlib.ui.examples import EXAMPLES, TIPS
from posterlib.ui.improving import improve_button, improving, take_up_improvement
from posterlib.ui.literal import literal

__all__ = ["film_form"]


def film_form(card: ModelCard, improver: PromptImprover | None) -> None:
    """Draw the box for the words and what helps to fill it."""
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
        if form.can_undo(state, "prompt"):
            st.button(
                "Bring my words back",
                icon=":material/undo:",
                type="tertiary",
                on_click=form.undo_fill,
                args=(state, "prompt"),
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


def _take_example(number: int) -> None:
    form.fill(st.session_state, "prompt", EXAMPLES[number])
    st.session_state["examples"] = False
