"""Finds the vocabulary's words in a text: plurals, verb forms, phrases, years."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from posterlib.offline_art import vocabulary
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.vocabulary import languages

_LONGEST_PHRASE = 4
_FIRST_UNSPACED = "\u3041"  # Japanese kana and, after them, Chinese characters
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "wolves": "wolf", "knives": "knife", "thieves": "thief",
    "rode": "ride", "ridden": "ride", "fought": "fight", "sank": "sink", "sunk": "sink", "flew": "fly",
    "fallen": "fall", "fell": "fall", "burnt": "burn", "drove": "drive", "sang": "sing", "lit": "light",
    "haunts": "haunt", "heroes": "hero", "buddies": "buddies",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """One row of the vocabulary, its meanings taken apart."""

    canonical: str
    genres: tuple[tuple[str, float], ...] = ()
    scenes: tuple[tuple[str, float], ...] = ()
    figure: str | None = None
    someone: str | None = None
    thing: str | None = None
    colour: str | None = None
    era: str | None = None
    time_of_day: str | None = None
    weather: str | None = None
    tone: str | None = None
    monochrome: bool = False


@cache
def _lexicon() -> dict[str, Word]:
    """Every form, phrases joined by spaces, to its word. The first table that holds a form keeps it."""
    lexicon: dict[str, Word] = {}
    words = {canonical: (_word(canonical, meanings), forms) for canonical, forms, meanings in entries()}
    for canonical, (word, forms) in words.items():
        for form in (canonical, *forms):
            lexicon.setdefault(_key(form), word)
    for canonical, forms in translations():
        for form in forms:
            lexicon.setdefault(_key(form), words[canonical][0])
    return lexicon


def _key(form: str) -> str:
    return " ".join(_tokens(form))


def entries() -> Iterator[tuple[str, list[str], str]]:
    """Yield (canonical word, synonyms, meanings) of every table."""
    for table in vocabulary.TABLES:
        for canonical, forms, meanings in re.findall(r"^(\S[^:]*):([^>]*?)->([^\n]*)$", table, re.MULTILINE):
            yield canonical, _listed(forms), meanings


def translations() -> Iterator[tuple[str, list[str]]]:
    """Yield (canonical word, its translations)."""
    for line in languages.TRANSLATIONS.strip().splitlines():
        canonical, _, forms = line.partition(":")
        yield canonical, _listed(forms)


@cache
def _unspaced() -> re.Pattern[str]:
    """Return a pattern for the known words of scripts that put no spaces between words, longest first."""
    forms = {_key(form) for _, listed in translations() for form in listed if form[0] >= _FIRST_UNSPACED}
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form))))


def _listed(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(",") if item.strip()]


@cache
def _idioms() -> frozenset[str]:
    return frozenset(_listed(vocabulary.IDIOMS))


@cache
def people_words() -> frozenset[str]:
    """Return the words that mean people in general."""
    return frozenset(_listed(vocabulary.PEOPLE))


def _word(canonical: str, meanings: str) -> Word:
    genres: list[tuple[str, float]] = []
    scenes: list[tuple[str, float]] = []
    single: dict[str, str] = {}
    for meaning in meanings.split():
        kind, _, value = meaning.partition(":")
        name, _, strength = value.partition("=")
        if kind == "genre":
            genres.append((name, float(strength or 1)))
        elif kind == "scene":
            scenes.append((name, float(strength or 1)))
        else:
            single[kind] = value
    return Word(
        canonical,
        tuple(genres),
        tuple(scenes),
        figure=_drawable(single.get("figure")),
        someone=_drawable(single.get("someone")),
        thing=_drawable(single.get("thing")),
        colour=single.get("colour"),
        era=single.get("era"),
        time_of_day=single.get("time"),
        weather=single.get("weather"),
        tone=single.get("tone"),
        monochrome="film" in single,
    )


def _drawable(alternatives: str | None) -> str | None:
    """Return the first of the alternatives that there is a figure for."""
    return next((name for name in (alternatives or "").split("|") if name in FIGURES), None)


def tokenise(text: str) -> list[str]:
    """Return the lower-case words of a text, accents removed; years stand for their time."""
    found: list[str] = []
    for token in _tokens(text):
        if token[0] < _FIRST_UNSPACED:
            found.append(_dated(token))
        else:
            found.extend(_unspaced().findall(token) or (token,))
    return found


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).lower()
    plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(r"(\w)['’](s|t|re|ve)\b", lambda match: match[1] + ("t" if match[2] == "t" else ""), plain)
    return re.findall(r"\w+", plain)


def _dated(token: str) -> str:
    if len(token) == 4 and token.isdecimal() and token.isascii():
        year = int(token)
        if year >= 2030:
            return "future"
        if 1920 <= year < 1990:
            return f"{year // 10 * 10}s"
    return token


def words_in(tokens: Sequence[str]) -> list[Word]:
    """Return the vocabulary's words in a text, in order and without repetition; longer phrases win."""
    found: dict[str, Word] = {}
    position = 0
    while position < len(tokens):
        word, length = match(tokens, position)
        if word is not None:
            found.setdefault(word.canonical, word)
        position += length
    return list(found.values())


def match(tokens: Sequence[str], position: int) -> tuple[Word | None, int]:
    """Return the word at a position, None for an idiom or an unknown one, and how many tokens it takes."""
    for length in range(min(_LONGEST_PHRASE, len(tokens) - position), 0, -1):
        head, last = tokens[position : position + length - 1], tokens[position + length - 1]
        for form in forms_of(last):
            phrase = " ".join((*head, form))
            if phrase in _idioms():
                return None, length
            word = _lexicon().get(phrase)
            if word is not None:
                return word, length
    return None, 1


@cache
def forms_of(token: str) -> tuple[str, ...]:
    """Return a token and the dictionary forms it may come from, likeliest first."""
    forms = [token]
    if token in _IRREGULAR:
        forms.append(_IRREGULAR[token])
    for ending, replacements in _ENDINGS:
        stem = token.removesuffix(ending)
        if stem == token or len(stem) < 3:
            continue
        forms.extend(stem + replacement for replacement in replacements)
        if ending in ("ing", "ed", "y") and stem[-1] == stem[-2]:
            forms.append(stem[:-1])
    return tuple(dict.fromkeys(forms))


_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y",)),
    ("ves", ("f", "fe")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("y", ("", "e")),
)


def contains(tokens: Sequence[str], phrase: str) -> bool:
    """Return whether a phrase stands in a text in any plural or verb form."""
    wanted = phrase.lower().replace("-", " ").split()
    forms = [forms_of(token) for token in tokens]
    last = len(tokens) - len(wanted)
    return bool(wanted) and any(
        all(part in forms[start + i] for i, part in enumerate(wanted)) for start in range(last + 1)
    )
