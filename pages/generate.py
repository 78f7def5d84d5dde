"""The home page: describe a film, get its poster."""

from __future__ import annotations

import streamlit as st

from posterlib.ui.desk import desk
from posterlib.ui.history_strip import history_strip
from posterlib.ui.prompt_form import prompt_form
from posterlib.ui.result import result

st.html(
    '<header class="hero"><h1>Describe a film. <span>Get its poster.</span></h1>'
    "<p>A few words are enough: a hero, a place, the light. The studio draws the key art and keeps every poster.</p>"
    "</header>"
)
on_desk = desk()
with st.container(key="studio"):
    words, wall = st.columns([5, 6], gap="large")
with words:
    prompt_form(busy=on_desk.busy)
with wall:
    result(on_desk)
history_strip()
