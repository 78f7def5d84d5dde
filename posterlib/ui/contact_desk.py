"""Where one writes to whoever runs the studio: the form, or what became of the last message."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from posterlib.bootstrap import services
from posterlib.ui import contact_sending
from posterlib.ui.contact_form import contact_form
from posterlib.ui.contact_result import contact_result

__all__ = ["contact_desk"]


def contact_desk() -> None:
    """Draw it."""
    st.html(Path(__file__).with_name("contact.css"))
    contact_sending.take_up()
    result = contact_sending.result()
    with st.container(key="contact"):
        if result is not None:
            contact_result(result)
        elif services().contact.is_open:
            contact_form()
        else:
            st.info("This studio takes no messages: nobody has set up where they go.", icon=":material/mail_off:")
