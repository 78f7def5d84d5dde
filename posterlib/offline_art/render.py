"""Prompt in, picture out: reads, chooses, paints, develops, labels."""

import hashlib
from dataclasses import dataclass

from PIL import Image

from posterlib.offline_art.art_direction import choose_composition, choose_palette
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.finish import STYLES, Finish, develop
from posterlib.offline_art.label import label
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.reading import Reading, read
from posterlib.offline_art.scenes import SCENES
from posterlib.offline_art.staging import Stage
from posterlib.offline_art.weather import natural_colour, particles

VERSION = "offline-art/1"

# Scenes under an open sky, where the prompt's weather can be seen.
_OUTDOORS = frozenset(
    ("mountains", "city", "forest", "house", "castle", "war", "rays", "desert", "bokeh", "ocean", "hills")
)
# Multiples of the golden ratio fall as far from each other as numbers can (modulo 1).
_GOLDEN = 0.6180339887498949

_FLAT = frozenset(("cutpaper", "contour"))


@dataclass(frozen=True)
class Rendering:
    """A finished picture, and what it was made from: canonical words, the scene painted, the genre of its colours."""

    image: Image.Image
    understood: tuple[str, ...]
    composition: str
    genre: str


def render(
    prompt: str,
    *,
    seed: int,
    width: int,
    height: int,
    style: str = "film",
    negative_prompt: str = "",
    composition: str | None = None,
) -> Rendering:
    """Draw a poster's key art, exactly `width` by `height` pixels.

    The same words, seed and VERSION give the same pixels on every x86-64 processor. Any prompt gives a picture.
    Styles are those of `finish.STYLES`; an unknown one raises ValueError. `composition` names a scene to insist on.
    """
    if style not in STYLES:
        raise ValueError(f"style must be one of {', '.join(STYLES)}, not {style!r}")
    words = " ".join(prompt.lower().split())
    reading = read(prompt, negative_prompt)
    phase = int(hashlib.sha256(words.encode()).hexdigest()[:8], 16)
    dice = Dice(hashlib.sha256(f"{VERSION}|{words}|{seed}".encode()).hexdigest())
    scene = composition or choose_composition(reading, sorted(SCENES), phase, seed)
    genre, palette = choose_palette(reading, scene, dice.fork("palette"), phase + seed)
    canvas = Canvas(width, height, palette, dice, turn=(phase / 2**32 + seed * _GOLDEN) % 1, moon=reading.moon)
    finish = SCENES[scene](canvas, Stage(canvas, reading), reading)
    _weather(canvas, finish, reading, scene)
    look = "vintage" if style == "film" and reading.era == "vintage" and scene != "synthwave" else style
    look = "clean" if style == "film" and reading.era == "clean" and scene in _FLAT else look
    picture = develop(canvas, finish, look, reading.monochrome)
    return Rendering(label(picture, seed), reading.understood, scene, genre)


def _weather(canvas: Canvas, finish: Finish, reading: Reading, scene: str) -> None:
    kind = finish.weather or (reading.weather if scene in _OUTDOORS else None)
    if kind is None:
        return
    colour = finish.weather_colour
    particles(canvas, kind, natural_colour(kind, canvas.palette) if colour is None else colour)
