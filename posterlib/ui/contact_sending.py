"""Sends a contact message once, beside the page, and remembers in the session what became of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass

import streamlit as st

from posterlib.background import in_background
from posterlib.bootstrap import services
from posterlib.contact import Outcome, Receipt, faults_in
from posterlib.contact.message import FIELDS
from posterlib.errors import FAULT, PosterError
from posterlib.ui.requests import pressed
from posterlib.ui.visitor import counted_as

__all__ = [
    "Result",
    "faults",
    "forget_result",
    "is_done",
    "is_sending",
    "prepare",
    "refusal",
    "result",
    "seconds",
    "send",
    "take_up",
    "widget",
]

_AT_WORK = "contact_at_work"
_RESULT = "contact_result"
_REFUSAL = "contact_refusal"
_MARKED = "contact_marked"


@dataclass(frozen=True)
class _Sending:
    """A message under way since `started`, in seconds of the monotonic clock, and what will be its receipt."""

    started: float
    email: str
    receipt: Future[Receipt]

    @property
    def is_done(self) -> bool:
        """Whether its fate is known."""
        return self.receipt.done()


@dataclass(frozen=True)
class Result:
    """What became of a message, and the address that its sender gave."""

    outcome: Outcome
    email: str


def widget(field: str) -> str:
    """Give the key under which a field stands in the session."""
    return f"contact_{field}"


def prepare() -> None:
    """Give every field a value before its widget is drawn."""
    for field in FIELDS:
        st.session_state.setdefault(widget(field), _empty(field))


@pressed()
def send() -> None:
    """Send what was typed, unless something is wrong with it; a second click adds nothing, however late it comes."""
    state = st.session_state
    if is_sending() or result() is not None:
        return
    typed = _typed()
    state.update({_REFUSAL: None, _MARKED: tuple(faults_in(typed))})
    if state[_MARKED]:
        return
    desk, client = services().contact, counted_as()
    receipt = Future[Receipt]()
    # It is in the session before it is sent: a second click may end this wherever it touches the session.
    state[_AT_WORK] = _Sending(time.monotonic(), typed["email"].strip(), receipt)
    in_background(lambda: desk.submit(typed, client=client), name="send-contact-message", outcome=receipt)


def take_up() -> None:
    """Note what became of the message, if that is known."""
    state = st.session_state
    at_work: _Sending | None = state.get(_AT_WORK)
    if at_work is None or not at_work.is_done:
        return
    error = at_work.receipt.exception()
    if error is None:
        state[_RESULT] = Result(at_work.receipt.result().outcome, at_work.email)
    else:
        state[_REFUSAL] = str(error) if isinstance(error, PosterError) else FAULT
    state[_AT_WORK] = None  # the last of it: a second click may end this run at each line before


def is_sending() -> bool:
    """Tell whether a message is under way."""
    return st.session_state.get(_AT_WORK) is not None


def is_done() -> bool:
    """Tell whether the message that was under way no longer is."""
    at_work: _Sending | None = st.session_state.get(_AT_WORK)
    return at_work is None or at_work.is_done


def seconds() -> float:
    """Give for how long the message has been under way."""
    at_work: _Sending | None = st.session_state.get(_AT_WORK)
    return 0.0 if at_work is None else time.monotonic() - at_work.started


def result() -> Result | None:
    """Give what became of the last message, until another is to be written."""
    found: Result | None = st.session_state.get(_RESULT)
    return found


def forget_result() -> None:
    """Make room for another message: in an empty form, which late clicks may have filled once more."""
    st.session_state[_RESULT] = None
    st.session_state.update({widget(field): _empty(field) for field in FIELDS})


def refusal() -> str:
    """Give why the message was not sent, if it was not."""
    return str(st.session_state.get(_REFUSAL) or "")


def faults() -> Mapping[str, str]:
    """Give what is still wrong with each field that was wrong at the last try to send."""
    marked: tuple[str, ...] = st.session_state.get(_MARKED) or ()
    found = faults_in(_typed()) if marked else {}
    return {field: fault for field, fault in found.items() if field in marked}


def _typed() -> dict[str, str]:
    return {field: st.session_state.get(widget(field)) or "" for field in FIELDS}


def _empty(field: str) -> str | None:
    return None if field == "country" else ""
