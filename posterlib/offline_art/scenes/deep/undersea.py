"""What moves under water: bubbles, fish, sharks round a light, the arms of a kraken, the hull of a boat."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import exp
from posterlib.offline_art.masks import Place, Point, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.shapes import Spine, circle, coverage, polygons, tapering, turned
from posterlib.offline_art.staging import Stage

KRAKEN = ("kraken", "octopus", "tentacle", "tentacles", "squid", "cthulhu", "leviathan", "sea monster")


def bubbles(canvas: Canvas, x: float, top: float, bottom: float, spread: float, count: int, colour: Colour) -> None:
    """Let bubbles rise in a column around x; `spread` is its standard deviation in pixels."""
    dice, unit = canvas.dice, canvas.unit
    seeds = [(dice.gauss(0, spread), dice.uniform(top, bottom), dice.random()) for _ in range(count)]

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for offset, y, size in seeds:
            radius = unit * (0.0009 + 0.0055 * size**6)
            box = (*at(x + offset - radius, y - radius), *at(x + offset + radius, y + radius))
            if size > 0.85:
                pen.ellipse(box, outline=220, width=at.width(unit * 0.0012))
            else:
                pen.ellipse(box, fill=180)

    canvas.lay(canvas.draw(paint), colour, 0.45)


def small_fish(canvas: Canvas, x: float, y: float, colour: Colour) -> None:
    """A school of small fish around (x, y)."""
    dice, unit = canvas.dice, canvas.unit
    side = dice.choice((-1, 1))
    school = []
    for _ in range(46):
        fish_x, fish_y, size = (
            x + dice.gauss(0, 0.16) * unit,
            y + dice.gauss(0, 0.035) * unit,
            unit * dice.uniform(0.006, 0.013),
        )
        school.append(
            [
                (fish_x - side * size, fish_y),
                (fish_x, fish_y - size * 0.36),
                (fish_x + side * size * 0.7, fish_y),
                (fish_x + side * size * 1.2, fish_y - size * 0.35),
                (fish_x + side * size * 1.2, fish_y + size * 0.35),
                (fish_x + side * size * 0.7, fish_y),
                (fish_x, fish_y + size * 0.36),
            ]
        )
    polygons(canvas, school, colour, 0.8)


def circling(canvas: Canvas, x: float, y: float, animal: str, dark: Colour) -> None:
    """Three animals round the light, smaller with distance, and one close to the camera."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    turn = dice.uniform(0, 360)
    for i, size in enumerate((0.13, 0.2, 0.27)):
        angle = math.radians(turn + i * 125)
        reach = unit * (0.31 + 0.07 * i)
        turned(
            canvas,
            animal,
            x + math.cos(angle) * reach,
            y + math.sin(angle) * reach,
            unit * size,
            mix(dark, palette.sky, 0.5 - 0.17 * i),
            degrees=-math.degrees(angle) - 180 + dice.uniform(-20, 20),
            soft=unit * (0.004 - 0.001 * i),
            opacity=0.92,
        )
    side = 1 if x < canvas.width / 2 else -1
    turned(
        canvas,
        animal,
        x + side * unit * 0.3,
        min(canvas.height * 0.94, y + unit * 0.78),
        unit * 0.86,
        dark,
        degrees=side * dice.uniform(28, 48),
        soft=unit * 0.003,
        rim=mix(palette.sky, palette.light, 0.25),
        opacity=0.98,
    )


def kraken_arm(
    x: float, y: float, length: float, radius: float, lean: float, sway: float, curl: float, aim: float = -math.pi / 2
) -> Spine:
    """Return an arm that reaches from (x, y) towards `aim`, leans, sways and curls its tip; pixels and radians."""
    steps = 90
    spine: list[tuple[float, float, float]] = []
    for i in range(steps + 1):
        t = i / steps
        heading = aim + lean * (1 - t * 0.6) + sway * math.sin(t * 5.2) + curl * t**4
        spine.append((x, y, radius * ((1 - t) ** 0.85 + 0.012)))
        x += math.cos(heading) * length / steps
        y += math.sin(heading) * length / steps
    return spine


def suckers(spine: Spine, side: int) -> list[list[Point]]:
    """Return the suckers in a row along one side (1 or -1) of an arm, as outlines."""
    rings: list[list[Point]] = []
    travelled = 0.0
    for (x, y, radius), (next_x, next_y, _) in pairwise(spine):
        step = math.hypot(next_x - x, next_y - y)
        travelled += step
        if travelled < radius * 0.85 or radius < spine[0][2] * 0.06:
            continue
        travelled = 0.0
        across = (-(next_y - y) / step * side, (next_x - x) / step * side)
        rings.append(circle(x + across[0] * radius * 0.6, y + across[1] * radius * 0.6, radius * 0.23, corners=16))
    return rings


def lay_arm(canvas: Canvas, spine: Spine, colour: Colour, sucker_colour: Colour | None, side: int, soft: float) -> None:
    """Paint an arm, its rim of suckers when they have a colour, its edge blurred by `soft` pixels."""
    body = coverage(canvas, (tapering(spine),), margin=soft * 2)
    if body is None:
        return
    canvas.over(blur(body.mask, soft) if soft else body.mask, colour, body.x, body.y)
    if sucker_colour is not None:
        polygons(canvas, suckers(spine, side), sucker_colour, 0.7)


def reaching_in(canvas: Canvas, x: float, y: float, dark: Colour) -> None:
    """Arms from every side of the picture close round the light."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    start = dice.uniform(0, math.tau)
    for i in range(9):
        angle = start + i * math.tau / 9 + dice.uniform(-0.2, 0.2)
        depth = i % 3
        far = math.hypot(canvas.width, canvas.height) * 0.62
        side = dice.choice((-1, 1))
        spine = kraken_arm(
            x + math.cos(angle) * far,
            y + math.sin(angle) * far,
            far - unit * (0.2 + 0.1 * depth) + unit * 0.25,
            unit * (0.055 + 0.02 * depth),
            side * 0.1,
            side * dice.uniform(0.15, 0.3),
            side * dice.uniform(2.2, 4.0),
            angle + math.pi,
        )
        haze = mix(dark, palette.sky, 0.35 - 0.17 * depth)
        lay_arm(canvas, spine, haze, mix(haze, palette.accent, 0.4), side, unit * 0.0015)


def rowing_hull(
    canvas: Canvas,
    x: float,
    y: float,
    length: float,
    degrees: float,
    colour: Colour,
    opacity: float = 1.0,
    oars: bool = True,
) -> None:
    """A rowing boat seen straight from above or below."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def place(along: float, across: float) -> tuple[float, float]:
        return x + (along * cosine - across * sine) * length, y + (along * sine + across * cosine) * length

    side = [(0.5 - i / 20, 0.155 * math.sin(math.pi * (i / 20) ** 0.8)) for i in range(21)]
    hull = [place(a, b) for a, b in side] + [place(a, -b) for a, b in reversed(side)]
    blades = [
        [
            place(0.02, 0.1 * s),
            place(0.05, 0.1 * s),
            place(-0.12, 0.42 * s),
            place(-0.19, 0.5 * s),
            place(-0.17, 0.39 * s),
        ]
        for s in (1, -1)
    ]
    polygons(canvas, (hull, *(blades if oars else ())), colour, opacity)


def boat(canvas: Canvas, stage: Stage, x: float, surface: float, line: NDArray[np.float32], reading: Reading) -> None:
    """Float a boat at x on the waterline `line`, its hull wet."""
    unit = canvas.unit
    sailing = reading.mentions("sailboat", "yacht", "sailing", "sail") or (
        reading.no_people or canvas.dice.chance(0.35)
    )
    tall = min(unit * (0.15 if sailing else 0.085), surface * 0.7)
    stage.stamp("sailboat" if sailing else "rowboat", x, surface + tall * 0.2, tall, canvas.palette.near)
    gap = canvas.ys - line[None] - np.float32(unit * 0.002)
    near = np.abs(canvas.xs - np.float32(x)) < unit * 0.08
    canvas.over(
        exp(-np.abs(gap) / np.float32(unit * 0.004)) * near,
        mix(canvas.palette.sky, canvas.palette.horizon, 0.4),
        opacity=0.5,
    )
