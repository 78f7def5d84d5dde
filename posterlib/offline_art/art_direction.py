"""Chooses the scene and the colours for a reading, so that neighbouring seeds differ."""

from collections.abc import Sequence

from posterlib.offline_art.choices import GENRE_SCENES
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES, Palette, at_night, by_day, jitter, tint, toned
from posterlib.offline_art.reading import Reading

# Flat poster colours on paper: they belong to the scenes made of paper and look wrong as air.
_PAPER_GENRES = frozenset(("comedy", "doc", "spy"))

# Scenes that keep to one genre's colours.
_OWN_GENRE = {
    "contour": "doc",
    "hills": "animated",
    "synthwave": "synth",
    "blinds": "noir",
    "spotlight": "musical",
    "deep": "ocean",
}

# What a paper genre becomes under an open sky.
_AIR_FOR = {"mountains": "drama", "city": "thriller", "forest": "fantasy", "ocean": "ocean", "desert": "western"}


def choose_composition(reading: Reading, available: Sequence[str], phase: int, seed: int) -> str:
    """Return the scene for a seed: strong calls keep most seeds, close rivals get some of their own.

    `phase` is the prompt's own number, so that prompts without a call do not all start at the same scene.
    """
    called = {scene: score for scene, score in reading.compositions.items() if scene in available}
    if not called:
        return available[(phase + seed) % len(available)]
    ranked = sorted(called.items(), key=lambda item: (-item[1], item[0]))
    best = ranked[0][1]
    if best <= 1:
        names = sorted(called)
        return names[(phase + seed) % len(names)]
    # Two seeds in a row for the winner, then its rivals in turn, each as often as it deserves.
    turns = {ranked[0][0]: 2}
    turns |= {scene: 2 if score >= best * 0.85 else 1 for scene, score in ranked[1:4] if score >= best * 0.62}
    sequence = [ranked[0][0]] * 2
    for turn in range(2):
        sequence += [scene for scene, count in turns.items() if turn < count]
    return sequence[seed % len(sequence)]


def choose_palette(reading: Reading, scene: str, dice: Dice, cycle: int) -> tuple[str, Palette]:
    """Return (genre, palette): the genre's palettes take turns with `cycle`, then the prompt's words recolour it."""
    genre = _genre(reading, scene, dice)
    choices = PALETTES[genre]
    palette = jitter(choices[cycle % len(choices)], dice)
    palette = tint(palette, reading.colours)
    if genre not in _PAPER_GENRES:
        if reading.time_of_day == "night":
            palette = at_night(palette)
        elif reading.time_of_day == "day":
            palette = by_day(palette)
        palette = toned(palette, reading.tone)
    return genre, palette


def _genre(reading: Reading, scene: str, dice: Dice) -> str:
    genres = {genre: count for genre, count in reading.genres.items() if genre in PALETTES} or {"drama": 1}
    if scene == "cutpaper":
        return next((genre for genre in ("comedy", "spy") if genre in genres), "spy")
    if scene in _OWN_GENRE:
        return _OWN_GENRE[scene]
    if scene == "bokeh" and "romance" in genres:
        return "romance"
    airy = {genre: count for genre, count in genres.items() if genre not in _PAPER_GENRES}
    if not airy:
        return _AIR_FOR.get(scene, "drama")
    if len(airy) < len(genres):  # what is left speaks for the scene best if it suits it
        return max(airy, key=lambda genre: GENRE_SCENES[genre].get(scene, 0))
    most = max(airy.values())
    return dice.choice([genre for genre, count in airy.items() if count >= most * 0.75])
