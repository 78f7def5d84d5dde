"""A job at work, looked at again and again: where it stands, what can be stopped, each poster as it lands."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import StorageError
from posterlib.jobs import Job
from posterlib.ui.cancelling import cancel_button, cancelling_told
from posterlib.ui.components.posters import job_wall
from posterlib.ui.components.progress import progress
from posterlib.ui.job_words import doing, usually

__all__ = ["at_work"]

_LOOK_AGAIN = 0.3
"""Seconds between two looks."""

_LONG = 8.0
"""Seconds after which a wait needs a word."""

_FIRST_LOOK = "result_first_look"


def at_work(job: Job) -> None:
    """Draw the job and go on looking; once another poster hangs or it has ended, the whole page is drawn again."""
    st.session_state[_FIRST_LOOK] = True
    st.fragment(run_every=_LOOK_AGAIN)(_look)(job, _usual(job))


def _look(first_seen: Job, usual: str) -> None:
    if st.session_state.pop(_FIRST_LOOK, False):
        job = first_seen
    else:
        job = _now(first_seen)
        if job.finished or len(job.entries) > len(first_seen.entries):
            st.rerun()
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="at_work"):
        progress(doing(job), seconds=job.seconds, aside=usual, key="progress")
        cancel_button(job)
    cancelling_told(job)
    if job.seconds > _LONG:
        st.caption(_may_leave(several=len(job.posters) > 1))
    job_wall(job, key="result")


def _usual(job: Job) -> str:
    try:
        seconds = services().jobs.typical_seconds(job.recipes[0].model)
    except StorageError:
        return ""
    return usually(seconds, several=len(job.posters) > 1)


def _now(first_seen: Job) -> Job:
    """Look again; while the database does not answer, what was seen stays in sight."""
    try:
        return services().jobs.find(first_seen.id) or first_seen
    except StorageError:
        return first_seen


def _may_leave(*, several: bool) -> str:
    what = "posters" if several else "poster"
    return f"This can take a minute. You may leave this page: the {what} will be in the gallery."
