"""The words the artist understands: data only.

A table lists entries of two parts. First a canonical word, a colon and whatever means the same; plurals and verb forms
are found by `lexicon.py`, only irregular ones are written here. Then, after an arrow, what it means for a poster:
`genre:name` and `scene:name` (with `=strength`, 1 when absent), `figure:name` for whom to show (`a|b` in order of
preference), `someone:name` for a figure that gives way to a more telling one, `thing:name` for what does not stand on
feet, `colour:#rrggbb`, and one each of `era:`, `time:`, `weather:`, `tone:` and `film:`.
"""

from posterlib.offline_art.vocabulary.colours import COLOURS
from posterlib.offline_art.vocabulary.figures import FIGURES
from posterlib.offline_art.vocabulary.genres import GENRES
from posterlib.offline_art.vocabulary.idioms import IDIOMS
from posterlib.offline_art.vocabulary.light import LIGHT
from posterlib.offline_art.vocabulary.moods import MOODS
from posterlib.offline_art.vocabulary.people import PEOPLE
from posterlib.offline_art.vocabulary.places import PLACES

__all__ = ["IDIOMS", "PEOPLE", "TABLES"]

TABLES: tuple[str, ...] = (GENRES, PLACES, FIGURES, MOODS, LIGHT, COLOURS)
"""All tables; where two hold the same word, the earlier one keeps it."""
