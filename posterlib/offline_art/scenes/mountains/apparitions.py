"""Something far too large, standing in the fog."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import faces_away
from posterlib.offline_art.colour import mix
from posterlib.offline_art.exact import smoothstep
from posterlib.offline_art.figures import FIGURES, silhouette
from posterlib.offline_art.masks import blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.staging import Stage

GIANTS = (
    "deer",
    "wolf",
    "bear",
    "elephant",
    "dinosaur",
    "horse",
    "owl",
    "raven",
    "knight",
    "wizard",
    "samurai",
    "queen",
    "angel",
)


def giant(canvas: Canvas, reading: Reading) -> str:
    """Name what looms: the beast or legend of the prompt, else one the dice choose."""
    for name in (reading.subject, *reading.companions):
        if name is not None and name in GIANTS and not (reading.no_people and FIGURES[name].person):
            return name
    if not reading.no_people and reading.mentions(
        "god", "giant", "titan", "king", "ghost", "memory", "grief", "father", "mother", "lover"
    ):
        return "coat"
    return canvas.dice.choice(
        ("deer", "deer", "wolf", "bear")
        if reading.no_people
        else ("deer", "wolf", "bear", "profile_face", "man_profile")
    )


def loom(canvas: Canvas, stage: Stage, name: str, x: float, ground: float, towards: int) -> None:
    """Paint a huge figure as a shadow on the fog, its feet lost in it."""
    palette, unit = canvas.palette, canvas.unit
    wide = FIGURES[name].width
    tall = int(min(canvas.height * 0.58, canvas.width * 0.86 / wide))
    mask = np.asarray(silhouette(name, tall, faces_away(name, towards)), np.float32) / np.float32(255)
    rows = np.linspace(0, 1, mask.shape[0], dtype=np.float32)[:, None]
    fade = 1 - smoothstep((rows - 0.4) / 0.6)
    left = int(
        min(max(x, canvas.width * 0.06 + wide * tall / 2), canvas.width * 0.94 - wide * tall / 2) - mask.shape[1] / 2
    )
    top = int(ground - mask.shape[0])
    shadow = mix(mix(palette.far, palette.near, 0.25), palette.horizon, 0.12)
    canvas.over(blur(mask, unit * 0.0035) * fade, shadow, left, top, 0.95)
    lighting.fog_band(canvas, ground - tall * 0.12, unit * 0.12, mix(palette.horizon, palette.light, 0.25), 0.9)
    stage.reserve((left, top, left + mask.shape[1], ground), 0.5)
