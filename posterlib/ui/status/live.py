"""How the studio is now: looked at again every few seconds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from posterlib import __version__
from posterlib.bootstrap import services
from posterlib.health.words import span_told
from posterlib.ui.status.board import board, headline

__all__ = ["live"]

_LOOK_AGAIN = 5.0
"""Seconds between two looks."""


_STYLE = Path(__file__).with_name("status.css")


@st.fragment(run_every=_LOOK_AGAIN)
def live() -> None:
    """Draw it, and bring the page's style along."""
    st.html(_STYLE)
    health = services().health
    looks = health.looks()
    now = datetime.now(UTC)
    headline(
        looks,
        (
            f"Version {__version__}",
            f"running for {span_told(health.uptime())}",
            f"looked at {now:%H:%M:%S} UTC",
        ),
    )
    board(looks, label="What was looked at")
