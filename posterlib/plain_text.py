"""Text for a line of a page or a terminal: what is not ours is made harmless, money is written one way."""

from __future__ import annotations

import unicodedata
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["beginning", "cut", "dollars_told", "encodable", "one_line", "without_controls"]

_TURNS_TEXT_ROUND = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_PLAIN_LETTERS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "…": "...", "×": "x", "·": "-"})
_TOLD = 50
_CENT, _TENTH = Decimal("0.01"), Decimal("0.001")


def one_line(text: str) -> str:
    """Bring text onto one line, without control characters and those that would turn the words after it round."""
    return without_controls(" ".join(text.split()))


def without_controls(text: str) -> str:
    """Take out what a terminal would obey instead of showing, and what would turn the words after it round."""
    return "".join(c for c in text.translate(_TURNS_TEXT_ROUND) if unicodedata.category(c) != "Cc")


def beginning(words: str) -> str:
    """Give the whole words among the first 50 characters, as much of a prompt as a log may hold.

    “…” says that more followed; without a whole word there, the length is all that is told. Half a key or half a mail
    address would pass for a word like any other.
    """
    if len(words) <= _TOLD:
        return words
    whole = words[: _TOLD + 1].rpartition(" ")[0].rstrip() if " " in words[: _TOLD + 1] else ""
    return f"{whole}…" if whole else f"… ({len(words):,} characters)"


def encodable(words: str, encoding: str) -> str:
    """Replace the letters that an encoding does not have: by plainer ones where there are such, else by escapes."""
    try:
        words.encode(encoding)
    except UnicodeEncodeError:
        return words.translate(_PLAIN_LETTERS).encode(encoding, "backslashreplace").decode(encoding)
    return words


def cut(words: str, columns: int, ellipsis: str = "…") -> str:
    """Cut words to the columns they may take on a terminal; the ellipsis says that something is missing."""
    if sum(map(_columns, words)) <= columns:
        return words
    kept, free = [], columns - len(ellipsis)
    for letter in words:
        free -= _columns(letter)
        if free < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + ellipsis


def dollars_told(amount: Decimal) -> str:
    """Write US dollars, to the tenth of a cent where there is one, such as “US$ 0.16” or “US$ 0.012”."""
    exact = amount.quantize(_TENTH, ROUND_HALF_UP)
    cents = exact.quantize(_CENT, ROUND_HALF_UP)
    return f"US$ {cents if cents == exact else exact:,}"


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
