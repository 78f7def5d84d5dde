"""What grows on a head in profile, or flies from it."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.masks import Place, Point
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.sets.heads import Frame
from posterlib.offline_art.staging import Stage


def leaving(canvas: Canvas, stage: Stage, frame: Frame, outline: Sequence[Point], crown: str, colour: Colour) -> None:
    """What grows on the head or flies from it, over the crown and the back."""
    dice, size = canvas.dice, frame.size
    crest = [
        (before, point)
        for before, point in pairwise(outline)
        if point[1] < frame.top + size * 0.58 and (point[0] - frame.x) * frame.facing < size * 0.26
    ]
    if crown == "pines":

        def trees(pen: ImageDraw.ImageDraw, at: Place) -> None:
            for _ in range(150):
                index = dice.randrange(len(crest))
                (x0, y0), (x, y) = crest[index]
                run = math.hypot(x - x0, y - y0) or 1.0
                out = ((y - y0) / run * frame.facing, -(x - x0) / run * frame.facing)
                share = math.sin(math.pi * (index + 0.5) / len(crest))
                height = size * (0.035 + 0.13 * share**0.7 * dice.random() ** 1.7)
                lean = (out[0] * 0.22, out[1] * 0.22 - 0.9)
                length = math.hypot(*lean)
                spruce(pen, at, dice, (x, y + size * 0.015), (lean[0] / length, lean[1] / length), height)

        canvas.lay(canvas.draw(trees), colour)
    elif crown == "birds":
        for _ in range(dice.choice((16, 24, 30))):
            away = dice.random() ** 1.2
            x, y = frame.at(-0.42 - 0.5 * away + dice.uniform(-0.1, 0.1), 0.3 - 0.42 * away + dice.gauss(0, 0.1))
            stage.stamp(
                "bird",
                x,
                y,
                size * (0.02 + 0.028 * away) * dice.uniform(0.7, 1.2),
                colour,
                flip=dice.chance(0.5),
                crop=True,
            )
    else:
        for _ in range(260):
            away = dice.random() ** 1.7
            x, y = frame.at(
                -0.44 - 0.62 * away + dice.gauss(0, 0.03), 0.42 - 0.45 * away + dice.gauss(0, 0.12 + 0.1 * away)
            )
            canvas.disc(x, y, size * 0.011 * (1 - away) * dice.uniform(0.3, 1.2) + 0.4, colour)


def spruce(pen: ImageDraw.ImageDraw, at: Place, dice: Dice, foot: Point, up: Point, height: float) -> None:
    """A conifer that grows in the direction `up`."""
    right: list[Point] = []
    left: list[Point] = []
    tiers = 6
    for tier in range(tiers + 1):
        t = tier / tiers
        for reach, drop in ((0.2 * t, 0.0), (0.1 * t, -0.03)):
            along = height * (1 - t - drop)
            spread = height * reach * dice.uniform(0.8, 1.2)
            x, y = foot[0] + up[0] * along, foot[1] + up[1] * along
            right.append((x - up[1] * spread, y + up[0] * spread))
            left.append((x + up[1] * spread, y - up[0] * spread))
    pen.polygon([at(*point) for point in right + left[::-1]], fill=255)
