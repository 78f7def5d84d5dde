"""A sunburst, and what it celebrates: a hero, a raised fist, a boxer, someone who runs for it."""

import math

import numpy as np

from posterlib.offline_art import exact
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import alive
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.rays import arena, burst
from posterlib.offline_art.scenes.rays.fist import FIST_EXTENT, fist
from posterlib.offline_art.sets import props
from posterlib.offline_art.sets.skyline import skyline
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Stage


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four triumphs."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _hero(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Somebody on a peak above the city, seen from below."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    x, y = (
        width * 0.5 + dice.choice((-1, 0, 1)) * min(width * 0.14, unit * 0.16),
        max(height * dice.uniform(0.38, 0.46), height - unit * 1.0),
    )
    burst.burst(canvas, x, y, dice.choice((16, 20, 24)))
    if dice.chance(0.5):
        burst.disc(canvas, x, y, unit * dice.uniform(0.24, 0.3))
    skyline(
        canvas,
        height * 0.88,
        (0.06, 0.28),
        (0.04, 0.09),
        mix(palette.far, palette.near, 0.4),
        lit=palette.light,
        density=0.12,
        fog_colour=palette.sky,
        fog_depth=0.2,
        fog=0.8,
    )
    rocks = ridge_profile(canvas, height * 0.9, unit * 0.1, 3, 5, 0.5)
    off = (canvas.xs[0] - np.float32(x)) / np.float32(unit * 0.24)
    peak = np.asarray(height * 0.96 - (height * 0.96 - rocks) * (np.float32(0.3) + exact.exp(-off * off)), np.float32)
    canvas.ridge(peak, palette.near)
    name = _lead(canvas, reading, ("hero", "hero", "knight", "samurai"))
    size = min(height * 0.56, unit * dice.uniform(0.6, 0.7), width * 0.8 / FIGURES[name].width)
    companions = [figure for figure in reading.companions if alive(figure)][:2]
    for index, figure in enumerate(companions):
        side = 1 if index else -1
        place = x + side * min(width * 0.3, size * 0.52)
        stage.stamp(
            figure,
            place,
            height_at(peak, place) + unit * 0.02,
            size * 0.72,
            palette.near,
            rim=mix(palette.light, palette.horizon, 0.2),
            rim_direction=(-side, -1),
            rim_width=unit * 0.003,
        )
    stage.stamp(
        name,
        x,
        height_at(peak, x) + unit * 0.03,
        size,
        palette.near,
        rim=mix(palette.light, palette.horizon, 0.2),
        rim_direction=(dice.choice((-1, 1)), -1),
        rim_width=unit * 0.004,
    )
    burst.halftone(canvas, x, y)
    return _finish(reading)


def _raised_fist(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """One fist out of a crowd."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    size = min(unit * dice.uniform(0.44, 0.52), height * 0.4)
    x, y = width * dice.choice((0.4, 0.5, 0.6)), max(height * dice.uniform(0.4, 0.48), height - size * 2.1)
    burst.burst(canvas, x, y, dice.choice((20, 24, 30)))
    foot = y + size * 0.42
    lean = dice.uniform(-9, 9)
    torch = reading.mentions("torch", "liberty", "olympic", "fire", "flame")
    turn = math.radians(lean)
    if torch:
        arena.torch(canvas, x + math.sin(turn) * size * 0.9, foot - math.cos(turn) * size * 0.9, size, lean)
    left, top, right, bottom = FIST_EXTENT
    arm = props.prop(canvas, fist, x, foot, size, (left - 0.4, top, right + 0.4, bottom), dice.chance(0.5), lean)
    for dx, colour in ((unit * 0.012, mix(palette.accent, palette.near, 0.1)), (0.0, palette.near)):
        canvas.over(arm.mask, colour, arm.x + round(dx), arm.y + round(dx * 0.6))
    if not reading.no_people:
        arena.crowd(canvas)
    burst.halftone(canvas, x, y)
    return _finish(reading)


def _in_the_ring(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A boxer at the ropes under the lamps, flashbulbs in the dark."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    x, y = (
        width * 0.5 + dice.choice((-1, 1)) * min(width * 0.1, unit * 0.14),
        max(height * dice.uniform(0.44, 0.5), height - unit * 0.95),
    )
    burst.burst(canvas, x, y, dice.choice((14, 18)), 0.55)
    burst.disc(canvas, x, y, unit * dice.uniform(0.27, 0.33))
    canvas_line = height * 0.84
    for _ in range(round(46 * width / unit)):
        bulb_x, bulb_y = dice.random() * width, canvas_line - unit * (0.02 + 0.16 * dice.random())
        canvas.disc(
            bulb_x, bulb_y + unit * 0.014, unit * dice.uniform(0.012, 0.017), mix(palette.near, palette.far, 0.4), 0.9
        )
        if dice.chance(0.2):
            canvas.glow(bulb_x, bulb_y, unit * 0.012, palette.light, 0.9, 1.5)
    canvas.gradient([(0, mix(palette.horizon, palette.near, 0.55)), (1, palette.near)], canvas_line, height, only=True)
    fighters = [figure for figure in (reading.subject, *reading.companions) if figure and alive(figure)][:2] or [
        "boxer"
    ]
    size = min(unit * dice.uniform(0.6, 0.68), height * 0.6)
    rim = mix(palette.light, palette.horizon, 0.2)
    if len(fighters) == 1 and fighters[0] == "boxer" and dice.chance(0.45):
        fighters = ["boxer", "boxer"]
    for index, figure in enumerate(fighters):
        shift = 0.0 if len(fighters) == 1 else (index * 2 - 1) * min(width * 0.21, unit * 0.23)
        flip = index == 1
        stage.stamp(
            figure,
            x + shift,
            height * 0.91,
            size * (1 if len(fighters) == 1 else 0.8),
            palette.near,
            flip=flip,
            rim=rim,
            rim_direction=(1 if shift <= 0 else -1, -1),
            rim_width=unit * 0.004,
        )
    arena.ropes(canvas)
    burst.halftone(canvas, x, y)
    return _finish(reading)


def _for_dear_life(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A tilted horizon, lines of speed, somebody running out of the light."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    x, y = (
        width * 0.5 - side * min(width * 0.24, unit * 0.32),
        max(height * dice.uniform(0.48, 0.56), height - unit * 0.95),
    )
    burst.burst(canvas, x, y, dice.choice((30, 38)), 0.7)
    burst.disc(canvas, x, y, unit * dice.uniform(0.16, 0.22))
    burst.speed_lines(canvas, x, y)
    slope = np.asarray(
        height * 0.86
        + side * (canvas.xs[0] - np.float32(width / 2)) * np.float32(0.12)
        + canvas.profile(3, 5) * np.float32(unit * 0.02),
        np.float32,
    )
    canvas.ridge(slope, palette.near)
    usual = (
        ("running_man", "running_woman")
        if not reading.mentions("samurai", "ninja", "hero")
        else ("ninja", "samurai", "hero")
    )
    name = (
        reading.subject
        if reading.subject in FIGURES and reading.subject not in ("person", "coat", "detective", "woman", "man_leaning")
        else None
    )
    name = name or ("running_woman" if reading.subject == "woman" else dice.choice(usual))
    size = min(unit * dice.uniform(0.5, 0.6), height * 0.56, width * 0.8 / FIGURES[name].width)
    foot = width * 0.5 + side * min(width * 0.16, unit * 0.2)
    facing = FIGURES[name].facing or 1
    stage.stamp(
        name,
        foot,
        height_at(slope, foot) + unit * 0.02,
        size,
        palette.near,
        flip=facing != side,
        rim=mix(palette.light, palette.horizon, 0.2),
        rim_direction=(-side, -1),
        rim_width=unit * 0.004,
    )
    burst.halftone(canvas, x, y)
    return _finish(reading)


def _lead(canvas: Canvas, reading: Reading, usual: tuple[str, ...]) -> str:
    if reading.subject and alive(reading.subject):
        return reading.subject
    return canvas.dice.choice([name for name in usual if name in FIGURES])


def _finish(reading: Reading) -> Finish:
    return Finish(bloom=0.25, vignette=0.3, contrast=0.12, weather=reading.weather)


CONCEPTS = (
    Concept(_hero, ("hero", "superhero", "legend", "avenger", "warrior", "guardian", "champion"), weight=1.2),
    Concept(
        _raised_fist,
        ("revolution", "uprising", "rebellion", "protest", "fist", "freedom", "torch", "resistance", "strike", "riot"),
    ),
    Concept(_in_the_ring, ("boxer", "boxing", "fighter", "wrestler", "ring", "fight", "knockout", "champion")),
    Concept(
        _for_dear_life,
        ("run", "chase", "escape", "race", "fugitive", "assassin", "heist", "speed", "hunted", "martial", "ninja"),
    ),
)
