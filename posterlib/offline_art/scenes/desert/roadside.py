"""A road or a railway to the horizon, what lines it, and the train that comes down it."""

from itertools import pairwise

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import mix
from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.desert.badlands import desert_sky, far_country
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.props import prop
from posterlib.offline_art.shapes import circle, coverage, polygon, polygons
from posterlib.offline_art.staging import Stage

LOCOMOTIVE_EXTENT = (-0.75, -0.4, 0.75, 1.15)


def road(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A road or a railway runs to a point on the horizon; something comes down it, or nothing does."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    rails = reading.mentions("train", "railway", "railroad", "locomotive", "rails", "station")
    rails = rails or (dice.chance(0.35) and not reading.mentions("road", "highway", "car", "truck"))
    horizon = height * dice.choice((0.36, 0.5, 0.62))
    x = width * dice.choice((0.3, 0.42, 0.62, 0.7))
    radius = unit * dice.uniform(0.1, 0.17)
    sun_x = x + (1 if x < width / 2 else -1) * min(width * 0.3, unit * 0.36)
    desert_sky(canvas, stage, reading, sun_x, horizon - radius * dice.uniform(0.2, 1.5), radius, horizon)
    far_country(canvas, horizon, 0.2)
    ground = [
        (0.0, mix(palette.horizon, palette.far, 0.35)),
        (0.3, palette.far),
        (1.0, mix(palette.far, palette.near, 0.8)),
    ]
    canvas.gradient(ground, horizon, height, only=True)
    _scrub(canvas, horizon)
    foot = x + (width / 2 - x) * 0.3
    half = min(unit * dice.uniform(0.42, 0.6), width * 0.45)
    _bed(canvas, x, horizon, foot, half)
    if rails:
        _railway(canvas, x, horizon, foot, half)
    else:
        _road_markings(canvas, x, horizon, foot, half)
    _telegraph_poles(canvas, x, horizon, foot - half * 1.35 if dice.chance(0.5) else foot + half * 1.35)
    lighting.fog_band(canvas, horizon, unit * 0.03, mix(palette.horizon, palette.light, 0.4), 0.6)
    _traveller(canvas, stage, reading, rails, x, horizon, foot, half)
    return Finish(bloom=0.4, vignette=0.45, grain=0.034)


def _traveller(
    canvas: Canvas,
    stage: Stage,
    reading: Reading,
    rails: bool,
    x: float,
    horizon: float,
    foot: float,
    half: float,
) -> None:
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    t = dice.choice((0.12, 0.3, 0.42))
    place, y = x + (foot - x) * t, horizon + (canvas.height - horizon) * t
    rim = mix(palette.horizon, palette.light, 0.5)
    if not rails and reading.mentions("car", "truck", "road trip", "drive", "highway") and dice.chance(0.75):
        placed = stage.stamp(
            "car_rear", place + (foot - x + unit * 0.2) * t * 0.4, y, unit * (0.03 + 0.3 * t), palette.near, rim=rim
        )
        if placed:
            canvas.glow(placed.x, y, unit * 0.03, palette.accent, 0.4, 2)
        return
    if rails and dice.chance(0.6 if reading.mentions("train", "locomotive") else 0.4):
        t = dice.choice((0.16, 0.26, 0.4))
        place, y = x + (foot - x) * t, horizon + (canvas.height - horizon) * t
        _oncoming_train(canvas, stage, place, y, half * 1.25 * t)
        return
    hero = lead(canvas, reading, ("walking_man", "coat", "cowboy", "rider"))
    stand(stage, reading, hero, place, y, min(unit, canvas.height) * (0.09 + 0.34 * t), palette.near, rim=rim)


def _bed(canvas: Canvas, x: float, horizon: float, foot: float, half: float) -> None:
    """Lay the way itself: dark at the viewer's feet, pale with glare where travellers stand against it."""
    palette, unit, height = canvas.palette, canvas.unit, canvas.height
    outline = [
        (x - unit * 0.002, horizon),
        (x + unit * 0.002, horizon),
        (foot + half, height + 2),
        (foot - half, height + 2),
    ]
    way = coverage(canvas, [outline])
    if way is None:
        return
    canvas.lay(way, mix(palette.near, palette.far, 0.12))
    rows = np.arange(way.y, way.y + way.mask.shape[0], dtype=np.float32)[:, None]
    near = np.clip((rows - np.float32(horizon)) / np.float32(height - horizon), 0, 1)
    canvas.over(way.mask * np.clip(1 - near * 1.15, 0, 1), mix(palette.far, palette.horizon, 0.55), way.x, way.y, 0.8)


def _railway(canvas: Canvas, x: float, horizon: float, foot: float, half: float) -> None:
    """Lay sleepers and rails from the horizon at x to the lower edge at `foot`."""
    palette, height = canvas.palette, canvas.height
    sleepers = []
    for i in range(90):
        t = 1 / (1 + i * 0.13)
        y, middle, reach = horizon + (height - horizon) * t, x + (foot - x) * t, half * 0.82 * t
        thick = (height - horizon) * t * t * 0.05
        sleepers.append(
            [
                (middle - reach, y),
                (middle + reach, y),
                (middle + reach * 1.02, y + thick),
                (middle - reach * 1.02, y + thick),
            ]
        )
    polygons(canvas, sleepers, mix(palette.far, palette.near, 0.35))
    shine = mix(palette.light, palette.horizon, 0.35)
    for rail in (-0.5, 0.5):
        end = foot + rail * half
        polygon(canvas, [(x, horizon), (end - half * 0.03, height + 2), (end + half * 0.03, height + 2)], shine)


def _road_markings(canvas: Canvas, x: float, horizon: float, foot: float, half: float) -> None:
    """Mark the road's middle and its edges."""
    palette, height = canvas.palette, canvas.height
    paint = mix(palette.light, palette.accent, 0.25)
    dashes = []
    for i in range(26):
        near, far = 1 / (1 + i * 0.5), 1 / (1 + (i + 0.45) * 0.5)
        (x1, y1, w1), (x2, y2, w2) = (
            (x + (foot - x) * t, horizon + (height - horizon) * t * 1.25, half * 0.022 * t) for t in (near, far)
        )
        dashes.append([(x1 - w1, y1), (x1 + w1, y1), (x2 + w2, y2), (x2 - w2, y2)])
    polygons(canvas, dashes, paint, 0.9)
    for edge in (-0.9, 0.9):
        end = foot + edge * half
        polygon(canvas, [(x, horizon), (end - half * 0.014, height + 2), (end + half * 0.014, height + 2)], paint, 0.6)


def _telegraph_poles(canvas: Canvas, x: float, horizon: float, foot: float) -> None:
    """Set telegraph poles and their wires from the horizon at x towards `foot` on the lower edge."""
    unit, height = canvas.unit, canvas.height
    poles, heads = [], []
    for i in range(9):
        t = 1.15 / (1 + i * 0.62)
        px, py = x + (foot - x) * t, horizon + (height - horizon) * t
        tall = unit * 0.78 * t
        thick = tall * 0.011 + 0.4
        poles.append([(px - thick, py), (px - thick * 0.8, py - tall), (px + thick * 0.8, py - tall), (px + thick, py)])
        for level, reach in ((0.93, 0.1), (0.85, 0.08)):
            poles.append(
                [
                    (px - tall * reach, py - tall * level),
                    (px + tall * reach, py - tall * (level + 0.004)),
                    (px + tall * reach, py - tall * (level - 0.014)),
                    (px - tall * reach, py - tall * (level - 0.014)),
                ]
            )
        heads.append((px, py - tall * 0.93, tall))
    for (x1, y1, tall1), (x2, y2, tall2) in pairwise(heads):
        for arm in (-0.095, 0.095):
            upper = [
                (
                    x1 + arm * tall1 + (x2 + arm * tall2 - x1 - arm * tall1) * s,
                    y1 + (y2 - y1) * s + tall1 * 0.13 * s * (1 - s),
                )
                for s in (k / 10 for k in range(11))
            ]
            poles.append(upper + [(px, py + max(0.5, tall1 * 0.003)) for px, py in reversed(upper)])
    polygons(canvas, poles, canvas.palette.near)


def _scrub(canvas: Canvas, horizon: float) -> None:
    """Scatter tufts of dry grass over the plain, larger towards the viewer."""
    dice, unit, height = canvas.dice, canvas.unit, canvas.height
    tufts = []
    for _ in range(round(150 * canvas.width / unit)):
        t = dice.random() ** 2
        px, py, size = (
            dice.random() * canvas.width,
            horizon + (height - horizon) * t,
            unit * (0.003 + 0.03 * t) * dice.uniform(0.6, 1.2),
        )
        tufts.append(
            [
                (px - size, py),
                (px - size * 0.7, py - size * 0.5),
                (px - size * 0.3, py - size * 0.35),
                (px, py - size * 0.75),
                (px + size * 0.3, py - size * 0.4),
                (px + size * 0.8, py - size * 0.5),
                (px + size, py),
            ]
        )
    polygons(canvas, tufts, mix(canvas.palette.near, canvas.palette.far, 0.25), 0.75)


def _oncoming_train(canvas: Canvas, stage: Stage, x: float, ground: float, size: float) -> None:
    """A steam engine seen from the front, its lamp lit, its smoke drifting off to one side."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    drift = dice.choice((-1, 1)) * dice.uniform(0.25, 0.5)
    puffs = [
        (x + drift * size * 0.16 * i**1.35, ground - size * (1.28 + 0.16 * i), size * (0.1 + 0.055 * i))
        for i in range(12)
    ]
    smoke = coverage(canvas, [circle(px + dice.uniform(-0.3, 0.3) * r, py, r) for px, py, r in puffs], margin=size)
    if smoke is not None:
        canvas.over(blur(smoke.mask, size * 0.09), mix(palette.far, palette.near, 0.35), smoke.x, smoke.y, 0.6)
    canvas.lay(prop(canvas, locomotive, x, ground - size, size, LOCOMOTIVE_EXTENT), palette.near)
    canvas.glow(x, ground - size * 0.86, size * 0.3, mix(palette.light, palette.accent, 0.1), 0.7, 1.6)
    canvas.disc(x, ground - size * 0.86, size * 0.07, palette.light, softness=unit * 0.002)
    stage.reserve((x - size * 0.5, ground - size * 1.3, x + size * 0.5, ground), 2.0)


def locomotive(pen: Pen) -> None:
    """A steam engine from the front, about one unit wide and one high, standing on y 1."""
    pen.polygon("-0.46,0.62 0.46,0.62 0.46,0.7 -0.46,0.7")
    pen.polygon("-0.4,0.2 -0.43,0.12 0.0,0.06 0.43,0.12 0.4,0.2 0.4,0.62 -0.4,0.62")
    pen.disc(0, 0.36, 0.31)
    pen.polygon("-0.07,0.12 -0.09,-0.12 -0.14,-0.26 0.14,-0.26 0.09,-0.12 0.07,0.12")
    pen.polygon("-0.16,-0.3 0.16,-0.3 0.14,-0.24 -0.14,-0.24")
    pen.disc(0, 0.14, 0.11)
    pen.polygon("-0.5,0.7 0.5,0.7 0.62,0.98 0.3,1.0 0.0,1.04 -0.3,1.0 -0.62,0.98")
    for x in (-0.3, 0.3):
        pen.polygon(f"{x - 0.06},0.6 {x + 0.06},0.6 {x + 0.06},1.0 {x - 0.06},1.0")
    for x in (-0.32, -0.16, 0.0, 0.16, 0.32):
        pen.polygon(f"{x - 0.02},0.74 {x + 0.02},0.74 {x * 1.4 + 0.024},0.96 {x * 1.4 - 0.024},0.96", 0)
