"""What became of the request: progress while it is at work, posters as they land, then how to go on."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.history import Entry
from posterlib.jobs import Job
from posterlib.plain_text import dollars_told
from posterlib.ui import desk, form
from posterlib.ui.at_work import at_work
from posterlib.ui.attribution import fallback_notice, offline_badge, understood
from posterlib.ui.cancelling import cancelling_told
from posterlib.ui.components.facts import facts
from posterlib.ui.components.posters import job_wall
from posterlib.ui.desk import Desk
from posterlib.ui.job_words import made, tally
from posterlib.ui.literal import literal
from posterlib.ui.not_made import not_made
from posterlib.ui.settings_used import settings_in_common
from posterlib.ui.share import share
from posterlib.ui.unsettled import unsettled

__all__ = ["result"]

_TRY_AGAIN = 2.0
"""Seconds between two attempts to look at a job whose database does not answer."""


def result(seen: Desk) -> None:
    """Draw the job that lies on the desk."""
    if seen.out_of_reach:
        _out_of_reach(seen.out_of_reach)
    elif seen.job is None:
        _empty_frame(lost=seen.lost)
    elif seen.busy:
        at_work(seen.job)
    else:
        _ended(seen.job)


def _empty_frame(*, lost: bool) -> None:
    if lost:
        st.info(
            "The studio does not know this request: it was long ago, or the address is not complete. What was "
            "finished is in the gallery.",
            icon=":material/info:",
        )
    unsettled()
    st.html(
        '<div class="empty-frame"><div><p><b>Your poster will hang here.</b></p>'
        "<p>Describe a film, or start from one of the examples, and press Generate.</p></div></div>"
    )


def _out_of_reach(why: str) -> None:
    st.error(literal(why), icon=":material/cloud_off:")
    st.caption("The words in the form stay as they are. This page looks again by itself.")
    st.fragment(run_every=_TRY_AGAIN)(_look_again)()


def _look_again() -> None:
    if desk.within_reach():
        st.rerun()


def _ended(job: Job) -> None:
    not_made(job)
    entries, several = job.entries, len(job.posters) > 1
    if entries or several:
        _head(job)
    if entries:
        cancelling_told(job)
    fallback_notice(entries)
    if len({entry.prompt for entry in entries}) == 1:
        understood(entries[0])
    if several or any(poster.state == "done" for poster in job.posters):
        job_wall(job, key="result")
    if entries:
        _how_to_go_on(job)
        facts(settings_in_common(entries), key="result_facts")


def _head(job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="result_head"):
        st.markdown(f"**{literal(made(job))}**", width="content")
        if job.entries:
            offline_badge(job.entries[0])
        others = ", ".join(filter(None, (tally(job.posters, but="done"), _cost(job))))
        if others:
            st.caption(literal(others), width="content")


def _cost(job: Job) -> str:
    if not job.dollars:
        return ""
    return f"{'up to ' if any(poster.may_be_charged for poster in job.posters) else ''}{dollars_told(job.dollars)}"


def _how_to_go_on(job: Job) -> None:
    entries = job.entries
    with st.container(horizontal=True, key="result_actions"):
        if len(job.requests) == 1:
            st.button(
                "Again with a new seed" if len(entries) == 1 else "Again with new seeds",
                icon=":material/casino:",
                key="again",
                on_click=_again,
                args=(entries,),
            )
        if len(entries) == 1 and entries[0].seed is not None:
            st.button(
                f"Keep seed {entries[0].seed}",
                icon=":material/push_pin:",
                key="keep_seed",
                help="Put this seed into the form, to change the words and keep the dice.",
                on_click=_keep_seed,
                args=(entries[0].seed,),
            )
        share(entries, key="share")


def _again(entries: tuple[Entry, ...]) -> None:
    studio = services()
    desk.submit(form.again(entries[0], studio.cards, studio.settings) | {"count": len(entries)})


def _keep_seed(seed: int) -> None:
    st.session_state.update(surprise=False, seed=seed)
