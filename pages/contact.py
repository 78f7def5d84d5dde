"""A message to whoever runs the studio."""

from __future__ import annotations

import streamlit as st

from posterlib.ui.contact_desk import contact_desk

st.html(
    '<header class="hero"><h1>Contact</h1>'
    "<p>A question, a wish, a print for your cinema: write to the people who run this studio.</p></header>"
)
contact_desk()
