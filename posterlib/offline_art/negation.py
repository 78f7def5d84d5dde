"""Parts what a prompt asks for from what it says it does not want."""

from collections.abc import Sequence

from posterlib.offline_art.lexicon import match, people_words

_NEGATORS = frozenset(
    ("no", "without", "not", "never", "minus", "excluding", "except", "avoid", "nor", "dont", "isnt", "arent")
)
_NEGATING_PAIRS = frozenset(("free of", "instead of", "rather than", "devoid of"))
_FILLERS = frozenset(
    (
        "a",
        "an",
        "any",
        "the",
        "of",
        "all",
        "show",
        "shows",
        "showing",
        "include",
        "including",
        "visible",
        "single",
        "other",
    )
)
_NO_PEOPLE = frozenset(("nobody", "unpeopled", "deserted", "uninhabited"))
_OR = frozenset(("or", "nor"))


def split_negations(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the tokens meant and the tokens negated: the noun after "no", "without" ..., and after each "or"."""
    affirmed: list[str] = []
    negated: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        following = " ".join(tokens[position : position + 2])
        if token in _NO_PEOPLE:
            negated.append("people")
        elif token in _NEGATORS or following in _NEGATING_PAIRS:
            length = match(tokens, position)[1]
            if length > 1:  # "no man's land" denies nothing
                affirmed.extend(tokens[position : position + length])
                position += length
                continue
            position += 1 if token in _NEGATORS else 2
            taken = _negated_noun(tokens, position)
            negated.extend(tokens[position : position + taken])
            position += taken
            continue
        else:
            affirmed.append(token)
        position += 1
    return affirmed, negated


def _negated_noun(tokens: Sequence[str], start: int) -> int:
    """Return how many tokens from `start` a negation covers."""
    position = start
    while position < len(tokens):
        while position < len(tokens) and tokens[position] in _FILLERS:
            position += 1
        for lead in (0, 1):  # an adjective may stand before the noun
            here = position + lead
            if here < len(tokens):
                word, length = match(tokens, here)
                if word is not None or tokens[here] in people_words():
                    position = here + length
                    break
        else:
            position += 1
        if position < len(tokens) and tokens[position] in _OR:
            position += 1
            continue
        break
    return min(position, len(tokens)) - start
