"""Keeps text that is not ours from being read as markup where Streamlit renders Markdown."""

from __future__ import annotations

import re

from posterlib.plain_text import one_line

__all__ = ["literal", "one_line"]

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^])")


def literal(text: str) -> str:
    """Escape text so that Markdown shows it as typed, on one line."""
    return _MARKUP.sub(r"\\\1", one_line(text))
