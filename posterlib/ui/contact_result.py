"""What became of a message, truthfully, until its sender wants to write another."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from posterlib.contact import Outcome
from posterlib.ui.contact_sending import Result, forget_result
from posterlib.ui.literal import literal

__all__ = ["contact_result"]

_SAYS: dict[Outcome, str] = {
    "mailed": "Thank you. Your message is on its way, and a confirmation to {email}.",
    "unconfirmed": "Thank you. Your message is on its way. The confirmation to {email} may not reach you: if that "
    "address is wrong, the answer will not either.",
    "saved": "Thank you. Your message was received and saved in the studio. This studio sends no mail, so there is no "
    "confirmation.",
    "kept": "Thank you. Your message was received and kept, but it could not be mailed yet. You need not send it "
    "again.",
    "in_doubt": "Thank you. Your message was received and kept. It may have been mailed already: the mail server did "
    "not say. You need not send it again.",
}


def contact_result(result: Result) -> None:
    """Say it."""
    show: Callable[..., object] = st.warning if result.outcome in ("kept", "in_doubt") else st.success
    show(literal(_SAYS[result.outcome].format(email=result.email)), icon=":material/mark_email_read:")
    st.button("Write another message", key="contact_again", on_click=forget_result)
