"""The one job a visitor watches: submitted once, followed across reruns, page switches and reloads."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import IdempotencyKeyReusedError, InvalidRequestError, PosterError, StorageError
from posterlib.jobs import Job, PosterJobs, is_job_id
from posterlib.posters import PosterRequest
from posterlib.ui import form
from posterlib.ui.refusals import with_next_step
from posterlib.ui.requests import pressed
from posterlib.ui.visitor import counted_as

__all__ = [
    "Desk",
    "at_work",
    "desk",
    "not_again",
    "refusal",
    "refuse",
    "submit",
    "submit_list",
    "tidy",
    "try_again",
    "watch",
    "within_reach",
]

_JOB = "job"
_ONCE = "submission_once"
_UNSURE = "submission_unsure"
_TAKEN_NOW = "submission_taken_now"
_REFUSAL = "submission_refusal"
_NOT_AGAIN = "submission_not_again"
_LOST = "job_lost"
_IN_ADDRESS = "job_in_address"
_TO_RESUME = "job_to_resume"

_TAKEN_IN_AFTER_ALL = (
    "The request before this one was taken in after all: its posters will be in the gallery. Nothing was sent for "
    "these words. Press the button again to send them, too."
)


@dataclass(frozen=True)
class Desk:
    """What lies on the desk in one run of the page.

    `job` is the job being watched, `busy` tells whether the form waits for it, `lost` whether the address named a job
    that the studio does not know. `out_of_reach` says why it cannot be looked at for the moment, if so.
    """

    job: Job | None
    busy: bool = False
    lost: bool = False
    out_of_reach: str = ""


def desk() -> Desk:
    """Look at the desk, once in each run of the page.

    The job's id stands in the address, so that a reload finds it again, and so does a second tab.
    """
    state = st.session_state
    if _ONCE not in state:
        state.update({_ONCE: secrets.token_hex(16), _JOB: st.query_params.get(_JOB), _TO_RESUME: True})
    try:
        job = _watched()
    except StorageError as error:
        return Desk(None, out_of_reach=str(error))
    if state.pop(_TO_RESUME, False) and job is not None and form.is_empty(state):
        form.fill_from_job(state, job.requests, services().cards)
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
    if not busy and not state.get(_UNSURE):
        state[_ONCE] = secrets.token_hex(16)
    return Desk(job, busy, bool(state.get(_LOST)))


def submit(fields: Mapping[str, object]) -> bool:
    """Send a request; a click that comes while one is at work adds nothing.

    Gives whether a job is at work for it. If not, `refusal` says why.
    """
    return _send(lambda: _submit_once(lambda: PosterRequest.parse(fields)), fields)


def submit_list(requests: Sequence[PosterRequest]) -> None:
    """Send several requests as one job, as `submit` does with one."""
    _send(lambda: _submit_once(lambda: requests), {})


def try_again(job_id: str) -> None:
    """Send the posters of a job once more that were not made, as `submit` does.

    Whoever does so, in however many tabs, gets the one new job; what fails of that is tried again from there.
    """
    state = st.session_state
    if not _send(lambda: _jobs().try_again(job_id, client=counted_as()), {}):
        state.update({_NOT_AGAIN: state.get(_REFUSAL), _REFUSAL: None})


def not_again() -> str | None:
    """Say why the last attempt to try again was not taken, if it was not."""
    reason = st.session_state.get(_NOT_AGAIN)
    return str(reason) if reason else None


def watch(job_id: str) -> None:
    """Put another job on the desk."""
    tidy()
    st.session_state.update({_JOB: job_id, _TO_RESUME: True})


def at_work() -> bool:
    """Tell whether the watched job has not ended; while it cannot be looked at, it may be."""
    try:
        job = _watched()
    except StorageError:
        return True
    return job is not None and not job.finished


def within_reach() -> bool:
    """Tell whether the watched job can be looked at."""
    try:
        _watched()
    except StorageError:
        return False
    return True


def tidy() -> None:
    """Take the job and any refusal off the desk; its posters stay in the history."""
    st.session_state.update({_REFUSAL: None, _NOT_AGAIN: None, _LOST: False})
    _forget()


def refusal() -> str | None:
    """Say why the last request was not taken, if it was not."""
    reason = st.session_state.get(_REFUSAL)
    return str(reason) if reason else None


def refuse(reason: str) -> None:
    """Have `refusal` say why nothing was sent."""
    st.session_state[_REFUSAL] = reason


@pressed()
def _send(ask: Callable[[], str], fields: Mapping[str, object]) -> bool:
    state = st.session_state
    try:
        job = _watched()
        if job is not None and not job.finished:
            return False
        state.update({_REFUSAL: None, _NOT_AGAIN: None, _LOST: False})
        state[_JOB] = ask()
    except IdempotencyKeyReusedError:
        return False  # this run of the page has sent something already
    except PosterError as error:
        refuse(with_next_step(error, form.offered(services().cards, fields.get("model"))))
        return False
    state[_TAKEN_NOW] = True
    return True


def _submit_once(wanted: Callable[[], PosterRequest | Sequence[PosterRequest]]) -> str:
    """Submit with the token of this page.

    When the database fails the job may have been kept all the same: the token stays until an answer says what became
    of it, so that the same words, sent again, are the same job.
    """
    state = st.session_state
    token = "page:" + state.setdefault(_ONCE, secrets.token_hex(16))
    unsure, state[_UNSURE] = state.get(_UNSURE, False), True
    try:
        job_id = _jobs().submit(wanted(), token=token, client=counted_as())
    except StorageError:
        raise
    except InvalidRequestError:  # before the token was looked up
        state[_UNSURE] = unsure
        raise
    except PosterError as error:
        state[_UNSURE] = False
        if unsure and isinstance(error, IdempotencyKeyReusedError):
            refuse(_TAKEN_IN_AFTER_ALL)
        raise
    state[_UNSURE] = False
    return job_id


def _watched() -> Job | None:
    job_id = st.session_state.get(_JOB)
    return _jobs().find(job_id) if job_id and is_job_id(job_id) else None


def _forget() -> None:
    st.session_state[_JOB] = None
    if st.query_params:
        st.query_params.clear()


def _jobs() -> PosterJobs:
    return services().jobs
