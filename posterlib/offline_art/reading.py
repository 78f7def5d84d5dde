"""Reads a prompt: what a poster artist would underline in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from posterlib.offline_art import choices
from posterlib.offline_art.colour import Colour, hex_colour
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.lexicon import Word, contains, match, people_words, tokenise, words_in
from posterlib.offline_art.moon import FULL_MOON, Moon, moon_in
from posterlib.offline_art.negation import split_negations

# What a word that names a scene weighs. A genre weighs 2 to 8: where a film is set counts as much as its kind.
_PULL, _TELLING_PULL = 6.0, 7.0


@dataclass(frozen=True)
class Reading:
    """What was understood of a prompt.

    `text` is the prompt without what it negates; `genres` count how often each is meant, `compositions` how strongly
    each scene is called for. `subject` is a figure that stands on its feet, `companions` are further figures.
    `headcount` is how many of its subject a prompt asks for ("three soldiers"), 1 to 7. `understood` holds canonical
    words in the order of the prompt.
    """

    text: str
    genres: dict[str, int]
    compositions: dict[str, float]
    subject: str | None
    companions: tuple[str, ...]
    colours: tuple[Colour, ...]
    era: str | None
    time_of_day: str | None
    weather: str | None
    monochrome: bool
    no_people: bool
    understood: tuple[str, ...]
    tone: str | None = None
    headcount: int = 1
    moon: Moon = FULL_MOON

    def mentions(self, *words: str) -> bool:
        """Whether any of these words or phrases stands in the prompt, in any form or as a synonym."""
        tokens = tuple(self.text.split())
        return any(word in self.understood or contains(tokens, word) for word in words)


def read(prompt: str, negative_prompt: str = "") -> Reading:
    """Read a prompt. What it negates ("no rain"), and all of the negative prompt, is taken out again."""
    affirmed, negated = split_negations(tokenise(prompt))
    unwanted_tokens = [*negated, *tokenise(negative_prompt)]
    no_people = any(token in people_words() for token in unwanted_tokens)
    forbidden = words_in(unwanted_tokens)
    found = [word for word in words_in(affirmed) if word not in forbidden]
    genres = _genres(found, forbidden)
    figures = [name for name in _figures(found, affirmed) if not (no_people and FIGURES[name].person)]
    things = [word.thing for word in found if word.thing]
    standing = [name for name in figures if FIGURES[name].feet]
    subject = standing[0] if standing else None
    others = (name for name in (*figures, *things) if name != subject)
    return Reading(
        text=" ".join(affirmed),
        genres={genre: round(count) for genre, count in genres.items() if count > 0.75} or {"drama": 1},
        compositions=_compositions(found, genres, forbidden, no_people),
        subject=subject,
        companions=tuple(dict.fromkeys(others))[:3],
        colours=tuple(hex_colour(word.colour) for word in found if word.colour),
        era=_first(word.era for word in found),
        time_of_day=_first(word.time_of_day for word in found),
        weather=_first(word.weather for word in found),
        monochrome=any(word.monochrome for word in found),
        no_people=no_people,
        understood=tuple(word.canonical for word in found),
        tone=_first(word.tone for word in found),
        headcount=_headcount(affirmed),
        moon=moon_in(affirmed),
    )


def _genres(found: Sequence[Word], forbidden: Sequence[Word]) -> dict[str, float]:
    genres: dict[str, float] = {}
    for word in found:
        for genre, strength in word.genres:
            genres[genre] = genres.get(genre, 0) + strength
    for word in forbidden:
        for genre, strength in word.genres:
            if strength >= 1:
                genres.pop(genre, None)
    return genres


def _compositions(
    found: Sequence[Word], genres: dict[str, float], forbidden: Sequence[Word], no_people: bool
) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word in found:
        for scene, strength in word.scenes:
            pull = _TELLING_PULL if scene in choices.TELLING_SCENES and strength >= 1 else _PULL
            scores[scene] = scores.get(scene, 0) + pull * strength
    for genre, count in genres.items():
        for scene, strength in choices.GENRE_SCENES.get(genre, {}).items():
            scores[scene] = scores.get(scene, 0) + strength * min(1.4, count)
    for word in forbidden:
        for scene, strength in word.scenes:
            if strength >= 1:
                scores.pop(scene, None)
    if no_people:
        scores = {scene: score * (0.35 if scene in choices.PEOPLED_SCENES else 1) for scene, score in scores.items()}
    return scores or dict.fromkeys(choices.SCENES_FOR_NO_WORDS, 1.0)


def _figures(found: Sequence[Word], tokens: Sequence[str]) -> list[str]:
    """Return the figures of a prompt, the most telling first."""
    names = {word.canonical for word in found}
    people: list[str] = []
    shown: set[str] = set()
    for one, other, figure in choices.PAIRS:
        if one in names and other in names and not {one, other} & shown:
            people.append(figure)
            shown |= {one, other}
    people += [word.figure for word in found if word.figure and word.canonical not in shown]
    if not any(FIGURES[name].person for name in people):
        posed = [figure for verbs, who, figure in choices.POSES if _acts(names, who, tokens, verbs)]
        people = (posed or [word.someone for word in found if word.someone])[:1] + people
    if "rider" in people:
        people = [name for name in people if name != "horse"]
    return list(dict.fromkeys(people))


def _headcount(tokens: Sequence[str]) -> int:
    """Return the first number that stands before somebody, at most two words away."""
    for position, token in enumerate(tokens):
        if token not in choices.NUMBERS:
            continue
        for place in range(position + 1, min(position + 4, len(tokens))):
            if tokens[place] in choices.ENDS_A_COUNT:
                break
            word, _ = match(tokens, place)
            if tokens[place] in people_words() or (word is not None and (word.someone or word.figure)):
                return choices.NUMBERS[token]
    return 1


def _acts(names: set[str], who: str, tokens: Sequence[str], verbs: str) -> bool:
    return bool(names.intersection(who.split())) and any(
        contains(tokens, verb.replace("_", " ")) for verb in verbs.split()
    )


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)
