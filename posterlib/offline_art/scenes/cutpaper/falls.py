"""Sheets on which somebody falls: into a spiral, past a tower."""

import math

import numpy as np
from PIL import Image

from posterlib.offline_art.colour import Colour
from posterlib.offline_art.figures import FIGURES, silhouette
from posterlib.offline_art.masks import Point
from posterlib.offline_art.scenes.cutpaper.bodies import FALLING_MAN
from posterlib.offline_art.scenes.cutpaper.scissors import Desk, cut_out, paste

COSTUMED = frozenset(("astronaut", "dancer", "knight", "wizard", "samurai", "child", "robot", "hero"))


def spiral(desk: Desk) -> None:
    """A spiral fills the sheet from an off-centre eye, and somebody falls into it."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    canvas.pixels[:] = papers.first
    unit = canvas.unit
    x = canvas.width * dice.choice((0.36, 0.5, 0.64))
    y = canvas.height * dice.uniform(0.36, 0.46)
    reach = math.hypot(max(x, canvas.width - x), max(y, canvas.height - y)) * 1.04
    turns = reach / unit * dice.choice((2.6, 3.2, 4.0))
    hand = dice.choice((-1, 1))
    arms = [_spiral_arm(x, y, reach, turns, hand, start) for start in (0.0, math.pi)]
    for arm in arms:
        cut_out(desk, arm, papers.ground)
    tall = unit * dice.uniform(0.3, 0.38)
    _tumble(desk, x + unit * 0.02 * hand, y, tall, dice.choice((-38, -24, 28, 142, 158)), papers.ink)


def _spiral_arm(x: float, y: float, reach: float, turns: float, hand: int, start: float) -> list[Point]:
    steps = 150 + int(turns * 70)
    outer: list[Point] = []
    inner: list[Point] = []
    for i in range(steps):
        along = (i / steps) ** 0.72
        distance = reach * along**1.12
        angle = start + hand * along * turns * 2 * math.pi
        band = reach / turns * 0.125 * min(1.0, 0.12 + along * turns * 0.6)
        for side, points in ((band, outer), (-band, inner)):
            points.append((x + math.cos(angle) * (distance + side), y + math.sin(angle) * (distance + side)))
    return outer + inner[::-1]


def falling(desk: Desk) -> None:
    """A tower of windows down one side of the sheet; somebody falls past it."""
    canvas, dice, papers = desk.canvas, desk.canvas.dice, desk.papers
    width, height, unit = canvas.width, canvas.height, canvas.unit
    side = dice.choice((-1, 1))
    tower = width * dice.uniform(0.4, 0.52)
    lean = min(unit, height * 0.5) * dice.uniform(0.12, 0.26)

    def from_edge(distance: float, y: float) -> Point:
        inward = distance - lean * (y / height)
        return (inward, y) if side > 0 else (width - inward, y)

    dark = dice.random() < 0.5
    canvas.pixels[:] = papers.first if dark else papers.ground
    cut_out(
        desk,
        [from_edge(-width, -2), from_edge(tower, -2), from_edge(tower, height + 2), from_edge(-width, height + 2)],
        papers.ink,
    )
    pitch = unit * 0.125
    lit = papers.ground if dark else papers.first
    for row in range(-1, int(height / pitch) + 2):
        for column in range(int((tower + lean) / pitch) + 2):
            edge = tower - (column + 1) * pitch
            top = row * pitch + pitch * 0.24
            drop = pitch * 0.52
            colour = papers.second if dice.random() < 0.1 else lit
            if dice.random() < 0.14:
                continue
            jitter = dice.uniform(-0.05, 0.05) * pitch
            cut_out(
                desk,
                [
                    from_edge(edge + pitch * 0.12, top + jitter),
                    from_edge(edge + pitch * 0.7, top),
                    from_edge(edge + pitch * 0.68, top + drop),
                    from_edge(edge + pitch * 0.14, top + drop - jitter),
                ],
                colour,
            )
    open_width = width - tower
    tall = min(unit * 0.44, open_width * 0.72, height * 0.62)
    x = tower - lean * 0.4 + open_width * 0.54
    y = height * dice.uniform(0.36, 0.6)
    _tumble(desk, x if side > 0 else width - x, y, tall, dice.choice((-152, -128, -40, 32, 134, 160)), papers.ink)


def _tumble(desk: Desk, x: float, y: float, height: float, degrees: float, colour: Colour) -> None:
    """Glue the hero turned about its middle; nobody falls when the prompt wants no people."""
    if desk.reading.no_people:
        return
    if FIGURES[desk.hero].person and desk.hero not in COSTUMED:
        paste(desk, FALLING_MAN, x, y, height, (colour, desk.papers.ground, colour), degrees)
        return
    mask = silhouette(desk.hero, max(8, int(height))).rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)
    desk.canvas.over(np.asarray(mask, np.float32) / 255, colour, int(x - mask.width / 2), int(y - mask.height / 2))
