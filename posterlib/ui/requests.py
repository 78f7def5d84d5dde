"""Gives every run of a page a request id, as every request of the API has one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from posterlib.request_ids import begin_request, current_request_id, end_request

__all__ = ["page_request", "pressed"]

_PRESSED = "request_of_press"


@contextmanager
def page_request() -> Iterator[None]:
    """Begin a request, or go on with the one of the button that led to this run, and end it: threads are used again."""
    begin_request(st.session_state.pop(_PRESSED, None))
    try:
        yield
    finally:
        end_request()


@contextmanager
def pressed() -> Iterator[None]:
    """Do what a button asks for under a request id: Streamlit does it before it runs the page."""
    if current_request_id():
        yield
        return
    st.session_state[_PRESSED] = begin_request()
    try:
        yield
    finally:
        end_request()
