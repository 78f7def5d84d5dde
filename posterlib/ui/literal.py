"""Keeps text that is not ours from being read as markup where Streamlit renders Markdown."""

from __future__ import annotations

import re

__all__ = ["literal"]

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^])")


def literal(text: str) -> str:
    """Escape text so that Markdown shows it as typed, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
