"""Contour lines: a landscape in a lens, the rings of a tree, and animals or islands drawn by their heights."""

import math

import numpy as np
from numpy.typing import NDArray

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import alive
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.noise import enlarge
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.contour import cartography
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import pines
from posterlib.offline_art.sets.heads import blank
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Stage

_BEASTS = ("bear", "whale", "wolf", "deer", "fox", "eagle", "elephant", "horse", "owl", "octopus", "shark", "dinosaur")
_FINISH = Finish(bloom=0.0, vignette=0.1, contrast=0.0, grain=0.02, paper=0.045)


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four documentary maps."""
    canvas.pixels[:] = cartography.paper(canvas)
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _lens(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """A round window onto a range of mountains, off the middle of its own map."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    paper = cartography.paper(canvas)
    radius = unit * dice.uniform(0.32, 0.37)
    x = width * 0.5 + dice.choice((-1, 0, 1)) * (width * 0.5 - radius - unit * 0.09) * 0.7
    y = height * dice.uniform(0.4, 0.46)
    cartography.contour_lines(canvas, cartography.terrain(canvas), dice.choice((18, 22, 26)), palette.far, 0.5)
    view = blank(canvas)
    view.gradient(
        [(0, mix(palette.far, paper, 0.35)), (0.6, mix(palette.horizon, palette.light, 0.5)), (1, palette.light)],
        y - radius,
        y + radius * 0.6,
    )
    sun_x, sun_y = x + radius * dice.uniform(-0.4, 0.4), y - radius * dice.uniform(0.1, 0.42)
    lighting.sun(view, sun_x, sun_y, radius * dice.uniform(0.16, 0.26), palette.accent, 0.35)
    for index in range(5):
        t = index / 4
        ridge = ridge_profile(view, y + radius * (0.02 + 0.75 * t), radius * (0.62 - 0.3 * t), 2.4 + t * 2, 8, 0.48)
        colour = mix(mix(palette.far, paper, 0.45), palette.near, t**0.9)
        if index == 3:
            pines(view, ridge, round(90 * width / unit), unit * 0.012, unit * 0.035, colour)
        view.ridge(ridge, colour, mix(paper, palette.far, 0.25), 0.75 * (1 - 0.5 * t), radius * 0.5)
    foot = x + radius * dice.uniform(-0.3, 0.3)
    someone = (
        reading.subject
        if reading.subject and alive(reading.subject)
        else dice.choice(("mountaineer", "deer", "wolf", "person"))
    )
    Stage(view, reading).stamp(someone, foot, height_at(ridge, foot) + 3 * unit / 1024, unit * 0.095, palette.near)
    disc = np.clip(np.float32(radius) - canvas.distance(x, y) + np.float32(0.5), 0, 1)
    canvas.over(disc, view.pixels)
    cartography.ring(canvas, x, y, radius + unit * 0.016, unit * 0.0032)
    bearing = dice.choice((0.7, 2.4, 3.9, 5.5))
    canvas.disc(
        x + radius * 1.08 * math.cos(bearing), y + radius * 1.08 * math.sin(bearing), unit * 0.05, palette.accent
    )
    cartography.scale_bar(canvas)
    return _FINISH


def _tree_rings(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A section through a trunk, larger than the sheet; one year is marked, someone stands on the last."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    x, y = width * 0.5 + side * min(width * 0.16, unit * 0.2), height * dice.uniform(0.36, 0.44)
    radius = min(unit * dice.uniform(0.5, 0.6), height * 0.5)
    step = 2
    xs = (canvas.xs[:, ::step] - np.float32(x)) / np.float32(radius)
    ys = (canvas.ys[::step] - np.float32(y)) / np.float32(radius)
    away = np.sqrt(xs * xs + ys * ys)
    wobble = canvas.fbm(1.7, 4, 1, 0.45)[::step, ::step] - np.float32(0.5)
    reach = away * (1 + wobble * np.float32(0.2)) * (1 + np.float32(0.05) * xs * np.float32(side))
    years = dice.choice((26, 32, 40))
    seasons = dice.fork("years").field(64)
    widths = np.cumsum(0.45 + seasons[:years].astype(np.float64) ** 2 * 1.5)
    edges = np.concatenate([[0.0], widths / widths[-1]])
    field = np.interp(reach.astype(np.float64), edges, np.arange(years + 1)).astype(np.float32)
    reach = enlarge(reach, width, height)
    field = enlarge(field, width, height)
    inside = np.clip((1 - reach) * np.float32(radius) + np.float32(0.5), 0, 1)
    canvas.over(inside, mix(palette.horizon, palette.accent, 0.22), opacity=0.75)
    heart = np.clip(1 - reach * reach * np.float32(1.6), 0, 1)
    canvas.over(heart * heart * inside, mix(palette.accent, palette.far, 0.35), opacity=0.55)
    marked = dice.randrange(years // 2) + years // 3
    canvas.over(np.clip(1.2 - np.abs(field - np.float32(marked + 0.5)) * 2, 0, 1) * inside, palette.accent, opacity=0.9)
    cartography.contour_lines(canvas, field / np.float32(years), years, palette.near, 0.85, major=7, mask=inside)
    bark = np.clip(
        (np.float32(unit * 0.009) - np.abs(reach - 1) * np.float32(radius)) * np.float32(0.7) + np.float32(0.5), 0, 1
    )
    canvas.over(bark, palette.near)
    base = height * 0.86
    ground = ridge_profile(canvas, base, unit * 0.05, 2.4, 6, 0.45, False, -side * unit * 0.05)
    foot = width * 0.5 - side * min(width * 0.24, unit * 0.3)
    pines(canvas, ground, round(60 * width / unit), unit * 0.04, unit * 0.13, palette.near, avoid=(foot, unit * 0.13))
    canvas.ridge(ground, palette.near)
    someone = (
        reading.subject
        if reading.subject and alive(reading.subject)
        else dice.choice(("person", "child", "deer", "bear"))
    )
    stage.stamp(
        someone,
        foot,
        height_at(ground, foot) + unit * 0.004,
        unit * (0.16 if FIGURES[someone].person else 0.13),
        palette.near,
    )
    return _FINISH


def _beast(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """An animal as a mountain: its outline is the shore, its body rises in steps."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    asked = [
        name for name in (reading.subject, *reading.companions) if name in FIGURES and not FIGURES[str(name)].person
    ]
    name = str(asked[0]) if asked else dice.choice([beast for beast in _BEASTS if beast in FIGURES])
    size = min(width * 0.86 / FIGURES[name].width, height * 0.62, unit * 0.8)
    x, y = width * 0.5 + dice.uniform(-0.02, 0.02) * width, height * dice.uniform(0.44, 0.5)
    mask = cartography.figure_mask(canvas, name, x, y, size, dice.chance(0.5))
    rise = cartography.heights(canvas, mask, size)
    land = mask > 0.5
    steps = dice.choice((9, 11, 13))
    sea = cartography.terrain(canvas)
    shelf = cartography.heights(canvas, 1 - mask, size * 2.4)
    cartography.contour_lines(
        canvas, shelf * np.float32(0.72) + sea * np.float32(0.28), 20, palette.far, 0.4, mask=1 - mask
    )
    tints = cartography.tints(palette.far, palette.near, cartography.paper(canvas), palette.accent, steps)
    level = np.minimum((rise * steps).astype(int), steps - 1)
    canvas.over(mask, np.asarray(tints, np.float32)[level])
    cartography.contour_lines(canvas, rise, steps, cartography.paper(canvas), 0.75, major=4, mask=mask * land)
    cartography.coast(canvas, mask)
    summit = np.unravel_index(int(np.argmax(rise * mask)), rise.shape)
    cartography.summit(canvas, float(summit[1]), float(summit[0]))
    stage.reserve((x - size / 2, y - size / 2, x + size / 2, y + size / 2))
    cartography.scale_bar(canvas)
    cartography.compass(canvas, width * dice.choice((0.14, 0.86)), height * 0.1, unit * 0.045)
    return _FINISH


def _island(canvas: Canvas, stage: Stage, _reading: Reading) -> Finish:
    """An island in shaded steps, alone in a sea of depth lines; a small boat or walker gives the scale."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    x, y = width * dice.uniform(0.42, 0.58), height * dice.uniform(0.4, 0.5)
    away = canvas.distance(x, y, dice.uniform(0.8, 1.2)) / np.float32(unit * 0.38)
    terrain = canvas.fbm(2.6, 6, 1, 0.5, 2)
    rise = terrain * np.float32(0.8) + np.float32(0.46) - away * np.float32(0.72)
    mask = np.clip((rise - np.float32(0.34)) * np.float32(unit * 0.16) + np.float32(0.5), 0, 1)
    steps = dice.choice((10, 13, 16))
    inner = np.clip((rise - np.float32(0.34)) / np.float32(0.62), 0, 1)
    cartography.contour_lines(
        canvas, np.clip(rise + np.float32(0.9), 0, 2) / np.float32(2), 34, palette.far, 0.4, mask=1 - mask
    )
    tints = cartography.tints(palette.far, palette.near, cartography.paper(canvas), palette.accent, steps)
    level = np.minimum((inner * steps).astype(int), steps - 1)
    shadow = np.roll(mask, (int(unit * 0.012), int(unit * 0.012)), (0, 1))
    canvas.over(np.clip(shadow - mask, 0, 1), palette.near, opacity=0.25)
    canvas.over(mask, np.asarray(tints, np.float32)[level])
    cartography.contour_lines(canvas, inner, steps, cartography.paper(canvas), 0.6, major=4, mask=mask)
    cartography.coast(canvas, mask)
    summit = np.unravel_index(int(np.argmax(inner)), inner.shape)
    cartography.summit(canvas, float(summit[1]), float(summit[0]))
    berths = [(width * across, height * down) for across in (0.14, 0.86) for down in (0.72, 0.8)]
    boat_x, boat_y = min(dice.shuffled(berths), key=lambda berth: _land_near(canvas, mask, *berth))
    stage.stamp(dice.choice(("sailboat", "ship", "rowboat")), boat_x, boat_y, unit * 0.075, palette.near)
    cartography.scale_bar(canvas)
    cartography.compass(canvas, width - boat_x, height * 0.12, unit * 0.05)
    return _FINISH


def _land_near(canvas: Canvas, mask: NDArray[np.float32], x: float, y: float) -> float:
    """How much land lies within a boat's length of a point."""
    reach = int(canvas.unit * 0.08)
    return float(mask[max(0, int(y) - reach) : int(y) + reach // 4, max(0, int(x) - reach) : int(x) + reach].sum())


CONCEPTS = (
    Concept(_lens, ("mountain", "glacier", "climate", "valley", "expedition", "people", "landscape")),
    Concept(
        _tree_rings,
        ("tree", "trees", "forest", "wood", "time", "memory", "history", "century", "family", "generations"),
    ),
    Concept(
        _beast,
        (
            "bear",
            "whale",
            "wolf",
            "bird",
            "eagle",
            "deer",
            "fox",
            "elephant",
            "animal",
            "wildlife",
            "horse",
            "shark",
            "octopus",
            "owl",
        ),
    ),
    Concept(
        _island,
        ("island", "islands", "sea", "ocean", "voyage", "volcano", "coast", "map", "explorer", "lost"),
        weight=0.8,
    ),
)
