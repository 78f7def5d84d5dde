"""Walls of windows: one facade that fills the picture, and towers seen from the street at their feet."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead
from posterlib.offline_art.colour import Colour, mix, shade
from posterlib.offline_art.figures import FIGURES, silhouette
from posterlib.offline_art.masks import Place, Point
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.skyline import window_light
from posterlib.offline_art.staging import Stage

TENANTS = ("detective", "coat", "woman", "person")

FLYERS = {
    "hero": 0.09,
    "plane": 0.03,
    "helicopter": 0.05,
    "dragon": 0.1,
    "ufo": 0.05,
    "bat": 0.06,
    "eagle": 0.07,
    "balloon": 0.07,
}


def windows(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """One wall of windows fills the picture, all dark but a few; behind the brightest somebody stands."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    wall = mix(palette.near, palette.far, 0.4)
    canvas.gradient([(0, shade(wall, 0.05)), (1, shade(wall, -0.07))])
    canvas.over(np.clip((canvas.fbm(3, 4, 1.0, 0.55) - 0.4) * 2, 0, 1), palette.near, opacity=0.35)
    step_x, step_y = unit * 0.135, unit * 0.185
    columns, rows = math.ceil(width / step_x), math.ceil(height / step_y)
    offset_x, offset_y = (width - columns * step_x) / 2, (height - rows * step_y) / 2
    chosen = round(columns * dice.choice((0.3, 0.66))), round((rows - 1) * dice.uniform(0.4, 0.62))
    glass, glow = shade(palette.near, -0.015), mix(window_light(canvas), palette.light, 0.2)
    panes = {(i, j): dice.random() for i in range(columns) for j in range(rows)}

    def corner(i: int, j: int) -> tuple[float, float, float, float]:
        x, y = offset_x + i * step_x + step_x * 0.2, offset_y + j * step_y + step_y * 0.16
        return x, y, x + step_x * 0.6, y + step_y * 0.64

    def shapes(low: float, high: float, strength: float) -> None:
        def fill(pen: ImageDraw.ImageDraw, at: Place) -> None:
            for place, luck in panes.items():
                if low <= luck < high and place != chosen:
                    left, top, right, bottom = corner(*place)
                    pen.rectangle([*at(left, top), *at(right, bottom)], fill=int(255 * strength))

        canvas.lay(canvas.draw(fill), glow if strength < 1 else glass)

    shapes(0, 1.01, 1.0)
    shapes(0.0, 0.05, 0.55)
    shapes(0.05, 0.15, 0.16)
    left, top, right, bottom = corner(*chosen)
    canvas.glow((left + right) / 2, (top + bottom) / 2, unit * 0.13, glow, 0.55, power=1.5)
    canvas.lay(
        canvas.draw(
            lambda pen, at: pen.rectangle([*at(left, top), *at(right, bottom)], fill=255), (left, top, right, bottom)
        ),
        glow,
    )
    stage.reserve((left, top, right, bottom), 3.0)
    canvas.glow((left + right) / 2, top + unit * 0.03, unit * 0.05, lighting.WHITE, 0.5)
    name = lead(canvas, reading, TENANTS)
    if not (reading.no_people and FIGURES[name].person):
        _behind_glass(canvas, name, (left, top, right, bottom))
    _mullions(canvas, [corner(*place) for place in panes], shade(wall, -0.05), mix(wall, palette.sky, 0.25))
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.far, 0.5),
        mix(palette.sky, palette.horizon, 0.4),
        height * 0.55,
        height * 1.4,
        2.0,
        2.0,
        0.5,
        0.35,
    )


def from_below(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Lying in the street: four walls of windows run up to a patch of sky, and something crosses it."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    x, y = (width / 2 + dice.choice((-1, 1)) * width * dice.uniform(0.05, 0.12), height * dice.uniform(0.36, 0.44))
    half_x, half_y = width * dice.uniform(0.13, 0.18), height * dice.uniform(0.11, 0.16)
    canvas.gradient([(0, palette.sky), (1, palette.horizon)], y - half_y * 1.6, y + half_y * 1.6)
    canvas.glow(x, y, unit * 0.22, palette.light, 0.75, power=1.6)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.4),
        palette.light,
        y - half_y * 2.5,
        y + half_y * 2.5,
        4,
        2.0,
        0.46,
        0.6,
    )
    turn = dice.choice((-1, 1)) * dice.uniform(0.12, 0.32)
    reach = 1.9 * max(width / half_x, height / half_y) / 2
    # Round the street, block by block: where each begins and ends on the compass, and how far up it reaches.
    marks = [k * math.pi / 2 + math.pi / 4 + turn for k in range(5)]
    for k in range(4):
        parts = dice.choice((2, 3, 3))
        near = [
            _around(x, y, half_x * reach, half_y * reach, marks[k], marks[k + 1], i / parts) for i in range(parts + 1)
        ]
        for i in range(parts):
            rise = dice.choice((1.0, 1.0, 1.3, 1.75))
            far = [
                _around(x, y, half_x * rise, half_y * rise, marks[k], marks[k + 1], share / parts)
                for share in (i, i + 1)
            ]
            tone = (0.34, 0.12, 0.02, 0.2)[k] + dice.uniform(-0.02, 0.06)
            _receding_wall(canvas, (near[i], near[i + 1], far[1], far[0]), tone, dice.uniform(0.5, 1.0))
    canvas.glow(x, y, unit * 0.3, palette.horizon, 0.35, power=1.5)
    named = [name for name in (reading.subject, *reading.companions) if name in FLYERS]
    flyer = named[0] if named else "plane"
    if not named and dice.chance(0.35):
        for _ in range(6):
            stage.stamp(
                "bird",
                x + dice.gauss(0, 0.3) * half_x,
                y + dice.gauss(0, 0.3) * half_y,
                unit * dice.uniform(0.012, 0.022),
                palette.near,
            )
    else:
        stage.stamp(flyer, x + dice.uniform(-0.2, 0.2) * half_x, y + half_y * 0.25, unit * FLYERS[flyer], palette.near)


def _behind_glass(canvas: Canvas, name: str, box: tuple[float, float, float, float]) -> None:
    """A figure cut off by the sill: only what a window would show of it."""
    left, top, right, bottom = (round(value) for value in box)
    tall = int((bottom - top) * 1.35)
    mask = np.asarray(silhouette(name, tall), np.float32) / np.float32(255)
    x = (right - left - mask.shape[1]) // 2 + (right - left) // 10
    y = int((bottom - top) * 0.14) - int(np.argmax(mask.max(axis=1) > 0.5))
    pane = np.zeros((bottom - top, right - left), np.float32)
    into_x, into_y = max(0, x), max(0, y)
    part = mask[into_y - y : into_y - y + pane.shape[0] - into_y, into_x - x : into_x - x + pane.shape[1] - into_x]
    pane[into_y : into_y + part.shape[0], into_x : into_x + part.shape[1]] = part
    canvas.over(pane, canvas.palette.near, left, top, 0.95)


def _mullions(canvas: Canvas, panes: list[tuple[float, float, float, float]], frame: Colour, sill: Colour) -> None:
    unit = canvas.unit

    def bars(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for left, top, right, bottom in panes:
            pen.line(
                [at((left + right) / 2, top), at((left + right) / 2, bottom)], fill=255, width=at.width(unit * 0.004)
            )
            y = top + (bottom - top) * 0.42
            pen.line([at(left, y), at(right, y)], fill=255, width=at.width(unit * 0.004))

    def sills(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for left, _, right, bottom in panes:
            pen.rectangle(
                [*at(left - unit * 0.007, bottom), *at(right + unit * 0.007, bottom + unit * 0.009)], fill=255
            )

    canvas.lay(canvas.draw(bars), frame)
    canvas.lay(canvas.draw(sills), sill)


def _around(x: float, y: float, wide: float, tall: float, start: float, end: float, share: float) -> Point:
    """A point on the straight line between two compass bearings of a rectangle of half sizes `wide` and `tall`."""
    first = x + math.cos(start) * wide * math.sqrt(2), y + math.sin(start) * tall * math.sqrt(2)
    last = x + math.cos(end) * wide * math.sqrt(2), y + math.sin(end) * tall * math.sqrt(2)
    return first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share


def _receding_wall(canvas: Canvas, corners: tuple[Point, Point, Point, Point], tone: float, share_lit: float) -> None:
    """A facade in perspective: two near corners at the picture's edge, two far ones at the patch of sky."""
    palette = canvas.palette
    near_a, near_b, far_b, far_a = corners
    colour = mix(palette.near, palette.far, tone)
    canvas.lay(canvas.draw(lambda pen, at: pen.polygon([at(*corner) for corner in corners], fill=255)), colour)

    def place(u: float, v: float) -> Point:
        # v runs up the wall; equal floors shrink with distance.
        depth = 1 - (1 - v) / (1 + 4.0 * v)
        left = near_a[0] + (far_a[0] - near_a[0]) * depth, near_a[1] + (far_a[1] - near_a[1]) * depth
        right = near_b[0] + (far_b[0] - near_b[0]) * depth, near_b[1] + (far_b[1] - near_b[1]) * depth
        return left[0] + (right[0] - left[0]) * u, left[1] + (right[1] - left[1]) * u

    columns, floors = 6, 34

    def windows(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(columns):
            for j in range(floors):
                u, v = (i + 0.2) / columns, (j + 0.22) / floors
                end_u, end_v = (i + 0.8) / columns, (j + 0.72) / floors
                lit = canvas.dice.chance(0.16 * share_lit)
                fill = int(120 + 135 * canvas.dice.random()) if lit else 26
                pen.polygon(
                    [at(*place(u, v)), at(*place(end_u, v)), at(*place(end_u, end_v)), at(*place(u, end_v))], fill=fill
                )

    canvas.lay(canvas.draw(windows), window_light(canvas), 0.9)
