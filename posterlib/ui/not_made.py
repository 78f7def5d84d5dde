"""Says what became of the posters of a request that could not be made, and how to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from posterlib.errors import (
    AwsAccountError,
    BadModelResponseError,
    InferenceProfileError,
    ModelAccessError,
    ModelRegionError,
    ModelRequestError,
    ModelRetiredError,
    ModelThrottledError,
    ModelTimeoutError,
    ModelUnreachableError,
    PictureRejectedError,
    PosterError,
    PromptRejectedError,
    StudioClosingError,
)
from posterlib.jobs import Job
from posterlib.posters import PosterRequest, Recipe
from posterlib.ui import desk
from posterlib.ui.literal import literal

__all__ = ["not_made"]

_SURELY_NOTHING = (
    AwsAccountError,
    InferenceProfileError,
    ModelAccessError,
    ModelRegionError,
    ModelRequestError,
    ModelRetiredError,
    ModelThrottledError,
    ModelUnreachableError,
    PromptRejectedError,
    StudioClosingError,
)
"""The errors that are told before a model begins."""

_OUTCOME_UNKNOWN = (ModelTimeoutError, BadModelResponseError)
"""The errors after which the same again may be charged twice."""


def not_made(job: Job) -> None:
    """Tell each reason once, with the number of posters it befell, and the next step."""
    unknown = [failure for failure in job.failures if isinstance(failure.error, _OUTCOME_UNKNOWN)]
    known = [failure for failure in job.failures if failure not in unknown]
    for sentence, number in Counter(str(failure.error) for failure in known + unknown).items():
        which = f"{number} of {job.request.count} posters: " if job.request.count > 1 else ""
        st.error(literal(which + sentence), icon=":material/error:")
    if unknown:
        recipes = [failure.recipe for failure in unknown]
        st.button(
            "Try again (may charge again)",
            icon=":material/replay:",
            key="try_again",
            on_click=_try_again,
            args=(job.request, recipes),
        )
    if job.failures and not job.entries:
        st.caption(_what_now(job))


def _what_now(job: Job) -> str:
    if all(_drew_nothing(failure.error) for failure in job.failures):
        return "Nothing was drawn. Your words are still in the form: change them, or press Generate to try again."
    if any(isinstance(failure.error, _OUTCOME_UNKNOWN) for failure in job.failures):
        return "No poster came of this. Your words are still in the form."
    return "No poster came of this. Your words are still in the form: change them, or press Generate to try again."


def _drew_nothing(error: PosterError) -> bool:
    return isinstance(error, _SURELY_NOTHING) and not isinstance(error, PictureRejectedError)


def _try_again(request: PosterRequest, recipes: Sequence[Recipe]) -> None:
    """Ask once more for these alone: what arrived is not asked for again."""
    whole = len(recipes) == request.count
    seed = recipes[0].seed if len(recipes) == 1 else request.seed if whole else None
    again = request.model_copy(update={"count": len(recipes), "seed": seed})
    desk.submit(again.model_dump(exclude_none=True))
