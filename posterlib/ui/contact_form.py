"""The form for a message: what is wrong is said at the field, and nothing that was typed is lost."""

from __future__ import annotations

from html import escape

import streamlit as st

from posterlib.contact.message import LABELS, LONGEST_COMMENTS, REQUIRED
from posterlib.ui import contact_sending
from posterlib.ui.components.progress import progress
from posterlib.ui.contact_sending import widget
from posterlib.ui.countries import countries
from posterlib.ui.literal import literal

__all__ = ["contact_form"]

_FILLED_IN_BY_BROWSERS = {
    "firstName": "given-name",
    "lastName": "family-name",
    "email": "email",
    "company": "organization",
    "phone": "tel",
}

_LOOK_AGAIN = 0.3
"""Seconds between two looks at a message that is under way."""


def contact_form() -> None:
    """Draw the form. While a message is under way everything can still be read and edited; only sending waits."""
    contact_sending.prepare()
    busy = contact_sending.is_sending()
    with st.container(key="form_card"):  # no st.form: that forgets what was typed when one looks at another page
        st.caption("Fields with \\* are needed for an answer.")
        faults = contact_sending.faults()
        for left, right in (("firstName", "lastName"), ("email", "phone"), ("company", "country")):
            for column, field in zip(st.columns(2), (left, right), strict=True):
                with column:
                    _field(field, faults.get(field, ""))
        _field("comments", faults.get("comments", ""))
        _refused(faulty=bool(faults))
        st.button(
            "Send",
            key="contact_send",
            type="primary",
            icon=":material/send:",
            disabled=busy,
            on_click=contact_sending.send,
        )
    if busy:
        st.fragment(run_every=_LOOK_AGAIN)(_watch)()


def _field(field: str, fault: str) -> None:
    label = LABELS[field].capitalize() + (" \\*" if field in REQUIRED else "")
    with st.container(key=f"contact_{'wrong' if fault else 'right'}_{field}", gap="xxsmall"):
        if field == "comments":
            st.text_area(label, key=widget(field), height=200, persist_state="session")
        elif field == "country":
            st.selectbox(label, countries(), key=widget(field), placeholder="Choose one", persist_state="session")
        else:
            st.text_input(label, key=widget(field), autocomplete=_FILLED_IN_BY_BROWSERS[field], persist_state="session")
        if fault:
            words = LABELS[field].capitalize() + fault.removeprefix(field)
            st.html(f'<p class="field-fault" role="alert">{escape(words)}</p>')  # Markdown makes links of addresses
        elif field == "comments":
            st.caption(f"At most {LONGEST_COMMENTS:,} characters.")


def _refused(*, faulty: bool) -> None:
    if contact_sending.refusal():
        st.error(literal(contact_sending.refusal()), icon=":material/error:")
    elif faulty:
        st.error("Not sent yet: look at the marked fields.", icon=":material/error:")


def _watch() -> None:
    if contact_sending.is_done():
        st.rerun()
    progress("Sending your message…", seconds=contact_sending.seconds(), key="contact_progress")
