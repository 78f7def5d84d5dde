"""Looks closer when somebody asks: AWS and the mail server, in the background, with each finding as it comes."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass, field

import streamlit as st

from posterlib.background import in_background
from posterlib.bootstrap import services
from posterlib.doctor import Finding, State, examine_elsewhere
from posterlib.health import Look, LookState
from posterlib.ui.components.progress import progress
from posterlib.ui.failure import tell
from posterlib.ui.requests import pressed
from posterlib.ui.status.board import board

__all__ = ["closer"]

_EXAMINATION = "status_examination"

_LOOK_AGAIN = 0.5
"""Seconds between two looks at what was found."""

_STATES: dict[State, LookState] = {"ok": "well", "missing": "off", "broken": "attention"}

_MISSING = "Not set up, or not seen"


@dataclass(frozen=True)
class _Examination:
    """One that runs or has run since `started` (seconds of the monotonic clock); `found` grows meanwhile."""

    started: float
    found: list[Look] = field(default_factory=list)
    end: Future[None] = field(default_factory=Future)

    @property
    def over(self) -> bool:
        return self.end.done()


def closer() -> None:
    """Draw the button, and what was found since it was pressed."""
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="closer_head"
    ):
        with st.container(gap=None, width="stretch"):
            st.subheader("AWS and mail", anchor=False)
            st.caption("Asks AWS and the mail server themselves. Nothing is drawn, mailed or paid for.")
        at_work = st.session_state.get(_EXAMINATION)
        st.button(
            "Look closer",
            icon=":material/troubleshoot:",
            key="look_closer",
            disabled=at_work is not None and not at_work.over,
            on_click=_begin,
        )
    examination: _Examination | None = st.session_state.get(_EXAMINATION)
    if examination is None:
        return
    if examination.over:
        _over(examination)
    else:
        st.fragment(run_every=_LOOK_AGAIN)(_at_work)(examination)


@pressed()
def _begin() -> None:
    """Begin, unless one runs already: a second click adds nothing."""
    running: _Examination | None = st.session_state.get(_EXAMINATION)
    if running is not None and not running.over:
        return
    examination, settings = _Examination(time.monotonic()), services().settings

    def look() -> None:
        for finding in examine_elsewhere(settings):
            examination.found.append(_look(finding))  # each is seen as it comes

    st.session_state[_EXAMINATION] = examination  # before it begins: a second click may end this here
    in_background(look, name="look-closer", outcome=examination.end)


def _at_work(examination: _Examination) -> None:
    if examination.over:
        st.rerun()
    progress("Looking at AWS and mail…", seconds=time.monotonic() - examination.started, key="looking_closer")
    board(examination.found, label="Found so far", off=_MISSING)


def _over(examination: _Examination) -> None:
    fault = examination.end.exception()
    board(examination.found, label="What was found", off=_MISSING)
    if isinstance(fault, Exception):
        tell(fault)


def _look(finding: Finding) -> Look:
    return Look(finding.what, _STATES[finding.state], finding.says, finding.next_step)
