"""The one job a visitor watches: submitted once, followed across reruns, page switches and reloads."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import InvalidRequestError, PosterError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.sizes import PixelSizes
from posterlib.jobs import Job
from posterlib.posters import PosterRequest
from posterlib.rate_limits import THIS_MACHINE
from posterlib.ui import form

__all__ = ["Desk", "at_work", "desk", "refusal", "submit", "tidy"]

_JOB = "job"
_ONCE = "submission_once"
_TAKEN_NOW = "submission_taken_now"
_REFUSAL = "submission_refusal"
_LOST = "job_lost"
_IN_ADDRESS = "job_in_address"

_NAMES = {
    "prompt": "prompt",
    "negative_prompt": "“Leave out”",
    "title": "title",
    "model": "model",
    "aspect_ratio": "format",
    "width": "width",
    "height": "height",
    "seed": "seed",
    "count": "number of posters",
    "style": "finish",
    "quality": "quality",
    "cfg_scale": "guidance scale",
}
"""What the form calls the fields that a refusal may speak of."""


@dataclass(frozen=True)
class Desk:
    """What lies on the desk in one run of the page.

    `job` is the job being watched, `busy` tells whether the form waits for it, `lost` whether the address named a job
    that the studio does not know.
    """

    job: Job | None
    busy: bool
    lost: bool


def desk() -> Desk:
    """Look at the desk, once in each run of the page.

    The job's id stands in the address, so that a reload finds it again.
    """
    state = st.session_state
    if _ONCE not in state:
        _resume(st.query_params.get(_JOB))
    job = _watched()
    if job is None:
        state[_LOST] = state.get(_LOST, False) or state.get(_JOB) is not None
        _forget()
    elif state.get(_IN_ADDRESS) != job.id or (not job.finished and not st.query_params):
        # Once only, as every change is one more step of the browser's history: the way back would be a circle.
        state[_IN_ADDRESS] = job.id
        if st.query_params.to_dict() != {_JOB: job.id}:
            st.query_params.from_dict({_JOB: job.id})
    # The run that took a job in always shows it at work, however fast it was: a second click that was already on its
    # way then meets a locked button and a token that is spent.
    taken_now = bool(state.pop(_TAKEN_NOW, False))
    busy = job is not None and (taken_now or not job.finished)
    if not busy:
        state[_ONCE] = secrets.token_hex(16)
    return Desk(job, busy, bool(state.get(_LOST)))


def submit(fields: Mapping[str, object]) -> bool:
    """Send a request; a click that comes while one is at work adds nothing.

    Gives whether a job is at work for it. If not, `refusal` says why.
    """
    state = st.session_state
    if at_work():
        return False
    state.update({_REFUSAL: None, _LOST: False})
    token = state.setdefault(_ONCE, secrets.token_hex(16))
    studio = services()
    try:
        state[_JOB] = studio.jobs.submit(PosterRequest.parse(fields), token=token, client=_visitor())
    except PosterError as error:
        state[_REFUSAL] = _with_next_step(error, form.offered(studio.cards, fields.get("model")))
        return False
    state[_TAKEN_NOW] = True
    return True


def _visitor() -> str:
    """Give the visitor's address, by which the API would know them, too; Streamlit tells none for this machine."""
    return st.context.ip_address or THIS_MACHINE


def at_work() -> bool:
    """Tell whether the watched job has not ended."""
    job = _watched()
    return job is not None and not job.finished


def tidy() -> None:
    """Take the job and any refusal off the desk; its posters stay in the history."""
    st.session_state.update({_REFUSAL: None, _LOST: False})
    _forget()


def refusal() -> str | None:
    """Say why the last request was not taken, if it was not."""
    reason = st.session_state.get(_REFUSAL)
    return str(reason) if reason else None


def _resume(job_id: str | None) -> None:
    st.session_state[_JOB] = job_id
    job = _watched()
    if job is not None:
        form.fill_from_request(st.session_state, job.request, services().cards)


def _watched() -> Job | None:
    job_id = st.session_state.get(_JOB)
    return services().jobs.find(job_id) if job_id else None


def _forget() -> None:
    st.session_state[_JOB] = None
    if st.query_params:
        st.query_params.clear()


def _with_next_step(error: PosterError, card: ModelCard) -> str:
    said = str(error)
    if not isinstance(error, InvalidRequestError):
        return said
    if error.field == "prompt" and "required" in said:
        return "There is no film yet. Describe it in the box above, or start from an example."
    if error.field in ("width", "height") and "greater" in said and isinstance(card.sizes, PixelSizes):
        bounds = f"from {card.sizes.shortest} to {card.sizes.longest} pixels"
        return f"The {error.field} must be {bounds} for {card.name}."
    if error.field == "seed":
        smallest, largest = card.seeds
        return f"The seed must be a whole number from {smallest:,} to {largest:,} for {card.name}."
    return _in_words_of_the_form(said, error.field)


def _in_words_of_the_form(said: str, field: str) -> str:
    name = _NAMES.get(field, field)
    if not said.startswith(field):
        return said.replace(f" {field}", f" {name}", 1)
    return (name if name.startswith("“") else f"The {name}") + said.removeprefix(field)
