"""The studio's pages as files, and the way to one poster's page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

__all__ = ["CONTACT", "GALLERY", "GENERATE", "POSTER", "STATUS", "open_poster"]

_FOLDER = Path(__file__).resolve().parents[2] / "pages"

GENERATE = _FOLDER / "generate.py"
GALLERY = _FOLDER / "gallery.py"
POSTER = _FOLDER / "poster.py"
CONTACT = _FOLDER / "contact.py"
STATUS = _FOLDER / "status.py"


def open_poster(entry_id: str) -> None:
    """Leave for the page of one poster."""
    st.switch_page(POSTER, query_params={"id": entry_id})
