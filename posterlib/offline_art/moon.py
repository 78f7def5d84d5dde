"""What a prompt says of its moon: how much of it is lit, and in what colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from posterlib.offline_art.colour import Colour, hex_colour
from posterlib.offline_art.lexicon import contains, match

_PHASES = (
    (0.2, ("crescent", "sickle moon", "new moon", "thin moon")),
    (0.5, ("half moon", "quarter moon")),
)
_BLOOD = hex_colour("#c81e2b")


@dataclass(frozen=True)
class Moon:
    """A moon asked for: its lit share, 0..1, and its colour; None leaves either to the scene."""

    lit: float | None = None
    colour: Colour | None = None


FULL_MOON = Moon()
"""The moon of a prompt that says nothing of it."""


def moon_in(tokens: Sequence[str]) -> Moon:
    """Read what the words around "moon" say of it."""
    lit = next((share for share, phrases in _PHASES if any(contains(tokens, phrase) for phrase in phrases)), None)
    colour = _BLOOD if contains(tokens, "blood moon") else None
    for position in range(len(tokens)):
        if colour is None and _is_moon(tokens, position):
            colour = _colour_before(tokens, position)
    return Moon(lit, colour)


def _is_moon(tokens: Sequence[str], position: int) -> bool:
    word, _ = match(tokens, position)
    return word is not None and word.canonical == "moon"


def _colour_before(tokens: Sequence[str], position: int) -> Colour | None:
    for start in (position - 2, position - 1):
        if start >= 0:
            word, length = match(tokens, start)
            if word is not None and word.colour and start + length == position:
                return hex_colour(word.colour)
    return None
