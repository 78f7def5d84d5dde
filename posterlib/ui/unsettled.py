"""Leads back to requests whose page was closed: those at work, and those that the studio's end has interrupted."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import StorageError
from posterlib.jobs import Job
from posterlib.plain_text import cut
from posterlib.ui import desk
from posterlib.ui.job_words import number_of, tally
from posterlib.ui.literal import literal

__all__ = ["unsettled"]

_WIDE = 44
"""Columns of a film that are enough to know it again."""


def unsettled() -> None:
    """Draw a button for each such request of the last day; nothing where there is none."""
    try:
        jobs = services().jobs.unsettled()
    except StorageError:
        return
    if not jobs:
        return
    with st.container(border=True, key="unsettled", gap="xsmall"):
        st.markdown("**Not settled yet**")
        for job in jobs:
            st.button(
                literal(_told(job)),
                icon=":material/help:" if job.finished else ":material/hourglass_top:",
                key=f"watch_{job.id}",
                type="tertiary",
                on_click=desk.watch,
                args=(job.id,),
            )


def _told(job: Job) -> str:
    films = cut(job.request.title or job.request.prompt, _WIDE)
    others = f" and {number_of(len(job.requests) - 1, 'other')}" if len(job.requests) > 1 else ""
    done = sum(poster.state == "done" for poster in job.posters)
    stands = ", ".join(filter(None, (f"{done} done" if done else "", tally(job.posters, but="done"))))
    return f"{films}{others}: {stands}"
