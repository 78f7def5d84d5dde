"""Things that were looked at, as a board: a word and a mark for each, what is seen, and the next step."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from posterlib.health import Look, LookState
from posterlib.plain_text import one_line

__all__ = ["board", "headline", "state_of_all"]

_WORDS: dict[LookState, str] = {
    "well": "Well",
    "off": "Off",
    "attention": "Needs a look",
    "broken": "Broken",
}
"""Each has its mark in status.css, too: nobody has to tell the colours apart."""


def board(looks: Iterable[Look], *, label: str, off: str = "Not set up") -> None:
    """Draw a card for each; `label` names the list for who cannot see it, `off` is the word of that state."""
    cards = "".join(_card(look, off if look.state == "off" else _WORDS[look.state]) for look in looks)
    st.html(f'<ul class="looks" aria-label="{escape(label)}">{cards}</ul>')


def headline(looks: Iterable[Look], facts: Iterable[str]) -> None:
    """Draw the light and one sentence about all of it, and quietly the facts."""
    state, says = state_of_all(looks)
    told = "".join(f"<span>{escape(fact)}</span>" for fact in facts)
    st.html(
        f'<header class="hero"><h1>Status</h1><p class="light {state}" role="status">{escape(says)}</p>'
        f'<p class="status-facts">{told}</p></header>'
    )


def state_of_all(looks: Iterable[Look]) -> tuple[LookState, str]:
    """Put everything that was seen into one word and one sentence."""
    looks = tuple(looks)
    broken = [look.what for look in looks if look.state == "broken"]
    attention = [look.what for look in looks if look.state == "attention"]
    if broken:
        return "broken", f"Needs a look: the studio cannot work without its {_listed(broken)}."
    if attention:
        return "attention", f"The studio works. Needs a look: {_listed(attention)}."
    return "well", "All is well."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _card(look: Look, word: str) -> str:
    step = f'<p class="step">{escape(one_line(look.next_step))}</p>' if look.next_step else ""
    return (
        f'<li class="look {look.state}"><p class="what">{escape(look.what[:1].upper() + look.what[1:])}</p>'
        f'<p class="word">{word}</p><p class="says">{escape(one_line(look.says))}</p>{step}</li>'
    )
