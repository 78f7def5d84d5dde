"""How text becomes searchable words, in entries and in queries alike."""

from __future__ import annotations

import re

from posterlib.history.entries import Entry

__all__ = ["match_expression", "searchable_words"]

_WITHOUT_SPACES = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af])")
"""Japanese, Chinese and Korean are written without spaces between words: there each character counts as one."""

_WORD = re.compile(r"(?<!\S)-\w+|\w+")
"""A hyphen excludes a word only at its beginning: sci-fi is two words to find."""


def searchable_words(entry: Entry) -> str:
    """Give all of an entry that a search may hit."""
    parts = (entry.title, entry.prompt, entry.model_name, entry.style, *entry.understood, entry.id)
    return _WITHOUT_SPACES.sub(r" \1 ", " ".join(parts))


def match_expression(query: str) -> str:
    """Turn what a person typed into an FTS5 expression: every word must begin some word, `-word` must not occur.

    Gives "" when there is no word to look for. Nothing typed is ever read as FTS5 syntax.
    """
    words = _WORD.findall(_WITHOUT_SPACES.sub(r" \1 ", query))
    wanted = [f'"{word.lstrip("-")}"*' for word in words if not word.startswith("-")]
    unwanted = [f'"{word[1:]}"*' for word in words if word.startswith("-")]
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {word}" for word in unwanted)
