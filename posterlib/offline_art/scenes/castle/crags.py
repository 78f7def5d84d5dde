"""Wild country with a castle in it: moonlit sky, ranges, the rock and the dragon."""

import numpy as np

from posterlib.offline_art import exact
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, mix
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.scenes.castle.gateway import TORCHLIGHT
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Stage


def sky(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Stars, northern lights, a moon and the clouds it lights."""
    palette, height = canvas.palette, canvas.height
    canvas.gradient(
        [(0, palette.zenith), (0.42, palette.sky), (0.8, palette.horizon), (1, palette.horizon)], 0, height * 0.8
    )
    lighting.stars(canvas, 1300, 0.5, palette.light, 12)
    veil = canvas.fbm(2, 5, 2, 0.55)
    fade = np.clip(1 - canvas.ys / np.float32(height * 0.6), 0, 1)
    canvas.screen(np.clip((veil - 0.5) * 2, 0, 1) * fade, mix(palette.accent, palette.horizon, 0.4), 0.4)
    lighting.moon(canvas, x, y, radius, palette.light)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.4),
        mix(palette.horizon, palette.light, 0.5),
        height * 0.25,
        height * 0.72,
        2.4,
        3.0,
        0.5,
        0.8,
        x / canvas.width,
    )


def ranges(canvas: Canvas, count: int, base: float) -> None:
    """Misty mountains behind each other, the nearest lowest."""
    unit, palette = canvas.unit, canvas.palette
    texture = canvas.fbm(4, 4, 3.5, 0.55, 8) * np.float32(0.5) - np.float32(0.12)
    for index in range(count):
        t = index / (count - 1)
        line = ridge_profile(canvas, base + canvas.height * 0.1 * t, unit * (0.26 - 0.08 * t), 2 + t, 8, 0.5)
        colour = mix(mix(palette.horizon, palette.far, 0.6), mix(palette.far, palette.near, 0.4), t)
        canvas.ridge(line, colour, mix(palette.horizon, palette.light, 0.25), 0.8, unit * 0.2, 1, texture)


def castle_on_rock(canvas: Canvas, stage: Stage, x: float, size: float, towards: int, rise: float = 0.38) -> float:
    """The figure "castle" grown out of a crag `rise` units high, windows lit; returns the y it stands on."""
    unit, dice, palette = canvas.unit, canvas.dice, canvas.palette
    wide = np.float32(size * 0.44 / unit)
    off = np.clip(np.abs(canvas.xs[0] - np.float32(x)) / np.float32(unit) - wide, 0, None) * np.float32(5 * 0.38 / rise)
    rough = (
        (canvas.profile(9, 7, 0.55, True) - np.float32(0.5))
        * np.float32(unit * 0.3 * rise)
        * np.clip(off * 2.2 + 0.1, 0, 1)
    )
    crag = np.asarray(
        canvas.height * 0.92 - unit * rise * exact.exp(-exact.power(off * 1.5 * 0.72, 1.15)) - rough, np.float32
    )
    ground, tone = height_at(crag, x) + size * 0.06, mix(palette.near, palette.far, 0.12)
    stage.stamp(
        "castle",
        x,
        ground,
        size,
        tone,
        rim=mix(palette.horizon, palette.light, 0.35),
        rim_direction=(towards, -1),
        rim_width=unit * 0.002,
        crop=True,
    )
    for _ in range(11):
        canvas.disc(
            x + dice.uniform(-0.26, 0.26) * size,
            ground - dice.uniform(0.2, 0.42) * size,
            max(0.9, size * 0.006),
            hex_colour("#ffd98a"),
        )
    canvas.glow(x, ground - size * 0.3, size * 0.26, TORCHLIGHT, 0.25, 1.4)
    texture = canvas.fbm(4, 4, 3.5, 0.55, 8) * np.float32(0.5) - np.float32(0.12)
    canvas.ridge(crag, tone, mix(palette.horizon, palette.sky, 0.3), 0.6, unit * 0.4, 1, texture)
    return ground


def dragon(canvas: Canvas, stage: Stage, places: tuple[float, ...], y: float, size: float) -> None:
    """A dragon where it meets the castle least."""
    wide = FIGURES["dragon"].width * size
    x = stage.spot(places, wide, size, y)
    stage.stamp("dragon", x, y, size, canvas.palette.near, flip=x > canvas.width / 2)
