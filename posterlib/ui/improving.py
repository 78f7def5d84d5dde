"""The button that lets a text model write a fuller prompt: it fills the box and never sends anything by itself."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass

import streamlit as st

from posterlib.background import in_background
from posterlib.errors import PosterError
from posterlib.prompt_improver import PromptImprover
from posterlib.ui import form
from posterlib.ui.components.progress import progress
from posterlib.ui.literal import literal
from posterlib.ui.requests import pressed

__all__ = ["forget_improvement", "forget_refusal", "improve_button", "improving", "take_up_improvement"]

_AT_WORK = "improvement_at_work"
_BEGUN_NOW = "improvement_begun_now"
_UNWANTED = "improvement_unwanted"
_FIRST_LOOK = "improvement_first_look"
_REFUSAL = "improvement_refusal"

_LOOK_AGAIN = 0.3
"""Seconds between two looks at the text model's answer."""


@dataclass(frozen=True)
class _Improvement:
    """A text model at work since `started` (seconds of the monotonic clock)."""

    started: float
    answer: Future[str]


def take_up_improvement() -> None:
    """Fill the box with what the text model wrote meanwhile; before the box is drawn, as it cannot be filled later."""
    state = st.session_state
    at_work: _Improvement | None = state.get(_AT_WORK)
    # The run that asked always shows it at work, however fast it was: a second click then meets a locked button.
    begun_now = bool(state.pop(_BEGUN_NOW, False))
    if at_work is None or begun_now or not at_work.answer.done():
        return
    state[_AT_WORK] = None
    if state.pop(_UNWANTED, False):
        return
    try:
        form.fill(state, "prompt", at_work.answer.result())
    except PosterError as error:
        state[_REFUSAL] = str(error)


def improve_button(improver: PromptImprover | None, *, longest: int) -> None:
    """Draw the button, if there is a text model; the prompt it writes has at most `longest` characters."""
    if improver is None:
        return
    at_work = st.session_state.get(_AT_WORK) is not None
    empty = not str(st.session_state["prompt"] or "").strip()
    st.button(
        "Improve my prompt",
        icon=":material/auto_awesome:",
        type="tertiary",
        key="improve",
        disabled=at_work or empty,
        on_click=_improve,
        args=(improver, longest),
    )


def improving() -> None:
    """Say that the text model is at work, or why it wrote nothing."""
    state = st.session_state
    at_work: _Improvement | None = state.get(_AT_WORK)
    if at_work is not None and not state.get(_UNWANTED):
        state[_FIRST_LOOK] = True
        st.fragment(run_every=_LOOK_AGAIN)(_watch)(at_work)
    elif state.get(_REFUSAL):
        st.error(literal(str(state[_REFUSAL])), icon=":material/error:")


def forget_improvement() -> None:
    """Wait no longer for what the text model writes. Until it has written, it is not asked again: each call is paid."""
    st.session_state[_UNWANTED] = st.session_state.get(_AT_WORK) is not None
    forget_refusal()


def forget_refusal() -> None:
    """Say no more why the text model wrote nothing."""
    st.session_state[_REFUSAL] = None


@pressed()
def _improve(improver: PromptImprover, longest: int) -> None:
    """Ask the text model, unless it is at work: a second click adds nothing."""
    state = st.session_state
    words = str(state["prompt"] or "").strip()
    if words and state.get(_AT_WORK) is None:
        forget_refusal()
        answer = Future[str]()
        # Both marks stand before the paid call: a second click may end this wherever it touches the session.
        state[_BEGUN_NOW] = True
        state[_AT_WORK] = _Improvement(time.monotonic(), answer)
        in_background(lambda: improver.improve(words, longest=longest), name="improve-prompt", outcome=answer)


def _watch(at_work: _Improvement) -> None:
    first_look = st.session_state.pop(_FIRST_LOOK, False)
    if at_work.answer.done() and not first_look:
        st.rerun()
    progress("Writing a fuller prompt…", seconds=time.monotonic() - at_work.started, key="improving")
