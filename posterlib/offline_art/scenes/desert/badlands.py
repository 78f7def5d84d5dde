"""Desert sky and rock country: mesas at the horizon, canyon walls, a ledge to stand on, a river far below."""

import math

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import fly
from posterlib.offline_art.colour import Colour, mix, shade
from posterlib.offline_art.exact import sin
from posterlib.offline_art.noise import profile_noise
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.terrain import Profile
from posterlib.offline_art.shapes import polygon
from posterlib.offline_art.staging import Stage


def desert_sky(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, y: float, radius: float, horizon: float
) -> None:
    """Paint the sky down to the horizon with its sun, or at night and on other worlds its moon; reserve the disc."""
    palette, unit = canvas.palette, canvas.unit
    canvas.gradient(
        [
            (0, palette.zenith),
            (0.45, palette.sky),
            (0.9, palette.horizon),
            (1, mix(palette.horizon, palette.light, 0.4)),
        ],
        0,
        horizon,
    )
    disc = mix(palette.light, palette.horizon, 0.12)
    night = reading.time_of_day == "night" or reading.mentions("moon", "moonlit", "stars")
    other_world = "scifi" in reading.genres
    if night or other_world:
        lighting.stars(canvas, 900, 0.5, palette.light, 6, 0.8)
        lighting.moon(canvas, x, y, radius, disc)
    else:
        lighting.clouds(
            canvas,
            mix(palette.sky, palette.horizon, 0.3),
            mix(palette.horizon, palette.light, 0.5),
            -unit * 0.05,
            horizon * 0.7,
            2.2,
            5,
            0.5,
            0.6,
            x / canvas.width,
        )
        lighting.sun(canvas, x, y, radius, disc, 0.8)
    if other_world:
        away = 1 if x < canvas.width * 0.5 else -1
        canvas.disc(
            x + away * (radius + unit * 0.09), y - radius * 0.9, unit * 0.035, mix(palette.light, palette.horizon, 0.3)
        )
    stage.reserve_disc(x, y, radius, 2.0)
    fly(stage, reading, horizon * 0.15, horizon * 0.75, palette.near)


def far_country(canvas: Canvas, horizon: float, tallest: float) -> None:
    """Two rows of mesas at the horizon."""
    palette, unit = canvas.palette, canvas.unit
    _mesas(
        canvas, horizon, tallest * 0.7, mix(palette.horizon, palette.far, 0.5), mix(palette.horizon, palette.light, 0.4)
    )
    lighting.fog_band(canvas, horizon, unit * 0.04, mix(palette.horizon, palette.light, 0.4), 0.7)
    _mesas(
        canvas,
        horizon + unit * 0.025,
        tallest,
        mix(palette.far, palette.near, 0.1),
        mix(palette.horizon, palette.far, 0.35),
    )


def _mesas(canvas: Canvas, base: float, tallest: float, colour: Colour, fog: Colour) -> None:
    dice, unit = canvas.dice, canvas.unit
    columns = np.arange(canvas.width)
    rough = canvas.profile(30, 4) - 0.5
    edge = (canvas.profile(60, 3) - 0.5) * 0.12
    line = np.full(canvas.width, base, np.float64)
    for _ in range(max(2, round(3.5 * canvas.width / unit))):
        x, half, top = (
            dice.uniform(-0.05, 1.05) * canvas.width,
            unit * dice.uniform(0.05, 0.19),
            tallest * unit * dice.uniform(0.3, 1.0),
        )
        away = np.abs(columns - x) / half + edge
        # A cap of hard rock, a steep cliff under it, and the long apron of what has fallen off.
        butte = np.where(
            away < 0.5, 1.0, np.where(away < 0.57, 1 - (away - 0.5) * 4.5, np.clip(0.68 - (away - 0.57) * 0.75, 0, 1))
        )
        line = np.minimum(line, base - top * butte + rough * unit * 0.014 * (butte > 0.1))
    profile = (line + rough * unit * 0.006).astype(np.float32)
    canvas.ridge(profile, colour, fog, 0.75, unit * 0.2)
    _strata(canvas, profile, base, shade(colour, -0.07))


def _strata(canvas: Canvas, profile: Profile, base: float, colour: Colour) -> None:
    """Draw the layers of a rock from its profile down to `base`."""
    first, last = max(0, int(profile.min())), min(canvas.height, int(base) + 1)
    rock = np.flatnonzero(profile < base)
    wander = canvas.fbm(6, 3, 3, 0.5, 8)
    if first >= last or not len(rock):
        return
    left, right = int(rock[0]), int(rock[-1]) + 1
    down = canvas.ys[first:last] - profile[None, left:right]
    turns = down / np.float32(canvas.unit * 0.012) + wander[first:last, left:right] * 6
    bands = np.clip(sin(turns) - 0.35, 0, 1) * np.clip(down, 0, 1)
    canvas.over(bands.astype(np.float32), colour, left, first, 0.3)


def canyon_wall(canvas: Canvas, edge: float, side: int, top: float, foot: float, colour: Colour) -> None:
    """A canyon wall from `edge` to the border on `side`, stepping down towards the river."""
    dice, unit, palette = canvas.dice, canvas.unit, canvas.palette
    columns = np.arange(canvas.width)
    away = (columns - edge) * side / unit
    steps = np.array([0.0, 0.012, 0.05, 0.065, 0.16, 0.19, 9.0])
    levels = np.array([0.0, 0.34, 0.42, 0.74, 0.82, 1.0, 1.04])
    rough = profile_noise(dice, canvas.width, 26 * canvas.width / unit, 4) - 0.5
    rise = np.interp(away + rough * 0.03, steps, levels, left=-0.2)
    line = (foot - (foot - top) * rise + rough * unit * 0.012).astype(np.float32)
    line = np.where(away + rough * 0.03 < 0, np.float32(canvas.height + 9), line).astype(np.float32)
    canvas.ridge(line, colour, mix(colour, palette.horizon, 0.35), 0.6, (foot - top) * 1.2 + unit * 0.1)
    visible = np.minimum(line, np.float32(canvas.height))
    _strata(canvas, visible, canvas.height, shade(colour, -0.06))


def river(canvas: Canvas, top: float, far_x: float, near_x: float) -> None:
    """Water that catches the sky: narrow and winding far away, broad at the viewer's feet."""
    unit, palette, dice = canvas.unit, canvas.palette, canvas.dice
    swing, phase = dice.choice((-1, 1)) * dice.uniform(0.05, 0.1) * unit, dice.uniform(0, 2)
    left, right = [], []
    for i in range(60):
        t = i / 59
        middle = far_x + (near_x - far_x) * t**0.5 + math.sin(t**0.6 * 9 + phase) * swing * (0.2 + t) * (1 - 0.3 * t)
        half = unit * (0.002 + 0.075 * t**1.6)
        y = top + (canvas.height + 2 - top) * t
        left.append((middle - half, y))
        right.append((middle + half, y))
    polygon(canvas, left + right[::-1], mix(palette.light, palette.horizon, 0.25), 0.8)


def near_ledge(canvas: Canvas, side: int, top: float) -> Profile:
    """The near rock: it fills one lower corner and breaks off before the middle."""
    unit = canvas.unit
    away = (np.arange(canvas.width) / canvas.width - 0.5) * side
    rough = canvas.profile(24, 5) - 0.5
    fall = np.interp(
        -away + rough * 0.02, [-0.5, -0.14, -0.1, -0.08, -0.02, 0.0, 0.06], [0.0, 0.02, 0.05, 0.4, 0.5, 0.8, 1.3]
    )
    return (top + (canvas.height - top) * fall + rough * unit * 0.016).astype(np.float32)
