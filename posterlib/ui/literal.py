"""Keeps text that is not ours from being read as markup where Streamlit renders Markdown."""

from __future__ import annotations

import re

__all__ = ["literal", "one_line"]

_TURNS_TEXT_ROUND = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^])")


def literal(text: str) -> str:
    """Escape text so that Markdown shows it as typed, on one line."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def one_line(text: str) -> str:
    """Bring text onto one line, without the characters that would turn the words after it round."""
    return " ".join(text.translate(_TURNS_TEXT_ROUND).split())
