"""The button that cancels a job at work, and what it says it did."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import PosterError
from posterlib.jobs import OPEN, Job
from posterlib.outcomes import what_cancelling_did
from posterlib.ui.job_words import already_sent
from posterlib.ui.literal import literal
from posterlib.ui.requests import pressed

__all__ = ["cancel_button", "cancelling_told"]

_TOLD = "cancelling_told"

_SETTLED = 0.25
"""Seconds in which a job that need not wait is sent: before, a button could not be reached."""

_LONG = 2.0
"""Seconds after which somebody may look for the button."""


def cancel_button(job: Job) -> None:
    """Draw the button while there is something to stop; pressing it is free, and says before how much it stops."""
    waiting = sum(poster.state == "queued" for poster in job.posters)
    if not waiting or job.seconds < _SETTLED:
        return
    label = "Cancel" if waiting == len(job.posters) else f"Cancel {waiting} queued"
    st.button(label, icon=":material/close:", key="cancel", on_click=_cancel, args=(job.id,))


def cancelling_told(job: Job) -> None:
    """Say what cancelling did, or why there is nothing to cancel."""
    told = st.session_state.get(_TOLD)
    if told is not None and told[0] == job.id:
        st.caption(literal(told[1]))
        return
    sent = [poster for poster in job.posters if poster.state in OPEN and poster.state != "queued"]
    if job.seconds > _LONG and sent and not any(poster.state == "queued" for poster in job.posters):
        st.caption(already_sent(len(sent), several=len(job.posters) > 1))


@pressed()
def _cancel(job_id: str) -> None:
    try:
        told = what_cancelling_did(services().jobs.cancel(job_id))
    except PosterError as error:
        told = str(error)
    st.session_state[_TOLD] = (job_id, told)
