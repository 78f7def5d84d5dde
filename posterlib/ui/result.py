"""What became of the request: progress while it is at work, posters as they land, then how to go on."""

from __future__ import annotations

import streamlit as st

from posterlib.bootstrap import services
from posterlib.history import Entry
from posterlib.jobs import Job
from posterlib.ui import desk, form
from posterlib.ui.attribution import fallback_notice, offline_badge, understood
from posterlib.ui.components.facts import facts
from posterlib.ui.components.posters import posters
from posterlib.ui.components.progress import progress
from posterlib.ui.desk import Desk
from posterlib.ui.not_made import not_made
from posterlib.ui.settings_used import settings_used
from posterlib.ui.share import share

__all__ = ["result"]

_LOOK_AGAIN = 0.3
"""Seconds between two looks at a job at work."""

_LONG = 8.0
"""Seconds after which a wait needs a word."""

_FIRST_LOOK = "result_first_look"


def result(seen: Desk) -> None:
    """Draw the job that lies on the desk."""
    if seen.job is None:
        _empty_frame(lost=seen.lost)
    elif seen.busy:
        st.session_state[_FIRST_LOOK] = True
        st.fragment(run_every=_LOOK_AGAIN)(_at_work)(seen.job)
    else:
        _ended(seen.job)


def _empty_frame(*, lost: bool) -> None:
    if lost:
        st.info(
            "The studio no longer knows this request: it was restarted since. What was finished is in the gallery.",
            icon=":material/info:",
        )
    st.html(
        '<div class="empty-frame"><div><p><b>Your poster will hang here.</b></p>'
        "<p>Describe a film, or start from one of the examples, and press Generate.</p></div></div>"
    )


def _at_work(first_seen: Job) -> None:
    job = services().jobs.find(first_seen.id) or first_seen
    if st.session_state.pop(_FIRST_LOOK, False):
        job = first_seen
    elif job.finished or len(job.entries) > len(first_seen.entries):
        st.rerun()
    progress(_doing(job), seconds=job.seconds, key="progress")
    missing = job.request.count - len(job.entries) - len(job.failures)
    if job.seconds > _LONG:
        st.caption("This can take a minute. You may leave this page: the poster will be in the gallery.")
    posters(job.entries, key="result", blank=(max(missing, 0), *_expected_size(job)))


def _ended(job: Job) -> None:
    not_made(job)
    if not job.entries:
        return
    count = len(job.entries)
    with st.container(horizontal=True, vertical_alignment="center", key="result_head"):
        made = "Generated" if count == 1 else f"{count} posters generated"
        st.markdown(f"**{made} in {job.seconds:.2f} s**", width="content")
        offline_badge(job.entries[0])
    fallback_notice(job.entries)
    understood(job.entries[0])
    posters(job.entries, key="result")
    _how_to_go_on(job.entries)
    facts(settings_used(job.entries[0], seed=count == 1), key="result_facts")


def _how_to_go_on(entries: tuple[Entry, ...]) -> None:
    with st.container(horizontal=True, key="result_actions"):
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


def _doing(job: Job) -> str:
    count, ended = job.request.count, len(job.entries) + len(job.failures)
    which = f" poster {ended + 1} of {count}" if count > 1 and ended < count else ""
    return {"queued": "Waiting for its turn…", "running": f"Drawing{which}…"}.get(job.state, f"Saving{which}…")


def _expected_size(job: Job) -> tuple[int, int]:
    return job.recipes[0].width, job.recipes[0].height
