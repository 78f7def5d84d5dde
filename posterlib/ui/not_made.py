"""Says what became of the posters of a job that were not made, and how to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from posterlib.jobs import Job, JobPoster, State
from posterlib.ui import desk
from posterlib.ui.job_words import counted
from posterlib.ui.literal import literal

__all__ = ["not_made"]


def not_made(job: Job) -> None:
    """Tell each reason once, with the number of posters it befell, and offer the next step."""
    missing = [poster for poster in job.posters if poster.error is not None]
    if not missing:
        return
    several = len(job.posters) > 1
    _reasons(job, "interrupted", st.warning, ":material/help:")
    _reasons(job, "failed", st.error, ":material/error:")
    if not several:
        _reasons(job, "cancelled", st.info, ":material/block:")
    st.button(
        _try_again_label(missing, several=several),
        icon=":material/replay:",
        key="try_again",
        on_click=desk.try_again,
        args=(job.id,),
    )
    refused = desk.not_again()
    if refused:
        st.error(literal(refused), icon=":material/block:")
    if not any(poster.state == "done" for poster in job.posters):
        st.caption(_what_now(missing))


def _reasons(job: Job, state: State, show: Callable[..., object], icon: str) -> None:
    """Say in one box why posters came to a state; the frames of those that were cancelled say it alone."""
    reasons = Counter(str(poster.error) for poster in job.posters if poster.state == state)
    if reasons:
        show("  \n".join(literal(counted(job, number) + reason) for reason, number in reasons.items()), icon=icon)


def _try_again_label(missing: Sequence[JobPoster], *, several: bool) -> str:
    label = f"Try {len(missing)} again" if several else "Try again"
    risky = sum(poster.may_be_charged for poster in missing)
    if not risky:
        return label
    return f"{label} ({'' if risky == len(missing) else f'{risky} '}may charge again)"


def _what_now(missing: Sequence[JobPoster]) -> str:
    if all(poster.error is not None and poster.error.surely_free for poster in missing):
        return "Nothing was drawn. Your words are still in the form: change them, or try again as they are."
    return "No poster came of this. Your words are still in the form."
