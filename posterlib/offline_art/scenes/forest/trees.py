"""Trees in ranks: bare trunks, birches, trunks seen from below, undergrowth."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import Layer, Place, Point
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.sets import foliage
from posterlib.offline_art.sets.terrain import ridge_profile


def rank(
    canvas: Canvas, t: float, opening: float, gap: float, shade_of: Colour | None = None, ground: bool = True
) -> Float:
    """Paint one rank of trees, `t` 0 far to 1 near, none within `gap` of the opening; return its ground."""
    palette, unit, dice, width, height = canvas.palette, canvas.unit, canvas.dice, canvas.width, canvas.height
    distant = mix(palette.horizon, palette.sky, 0.35) if shade_of is None else shade_of
    colour = mix(distant, palette.near, t**0.75)
    floor = height * (0.66 + 0.17 * t)
    count = round((25 - 18.5 * t) * max(1.0, width / unit * 0.8))
    trees: list[tuple[float, float, float]] = []
    for _ in range(count):
        x = dice.uniform(-0.04, 1.04) * width
        if abs(x - opening) < gap:
            x = opening + math.copysign(gap + dice.random() * width * 0.12, x - opening)
        trees.append((x, unit * (0.006 + 0.03 * t * t) * dice.uniform(0.6, 1.5), dice.uniform(-0.04, 0.04)))

    def trunks(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x, radius, lean in trees:
            _trunk(
                pen,
                at,
                dice,
                (x, floor + unit * (0.03 if ground else 0.2)),
                radius,
                lean * height,
                unit * (0.03 + 0.06 * t),
                t,
            )

    canvas.lay(canvas.draw(trunks, (0, 0, width, floor + unit * (0.06 if ground else 0.3))), colour)
    line = ridge_profile(canvas, floor + unit * 0.012, unit * 0.035, 4 + t * 3, 5, ridged=False)
    if ground:
        mist = 0.45 * (1 - t) if shade_of is None else 0.0
        canvas.ridge(line, colour, mix(palette.horizon, palette.sky, 0.3), mist, unit * 0.14)
    return line


def _trunk(
    pen: ImageDraw.ImageDraw,
    at: Place,
    dice: Dice,
    foot: tuple[float, float],
    radius: float,
    lean: float,
    branch: float,
    t: float,
) -> None:
    x, ground = foot
    sway, spine = dice.random() * 6, []
    for i in range(10):
        f = i / 9
        spine.append(
            (
                x + lean * f + math.sin(sway + f * 5) * radius * 0.7,
                ground - f * (ground + 20),
                radius * (1.18 - 0.55 * f) + (radius * 1.1 if i == 0 else 0),
            )
        )
    pen.polygon([at(a - r, b) for a, b, r in spine] + [at(a + r, b) for a, b, r in reversed(spine)], fill=255)
    for _ in range(3 if t < 0.4 else 5):
        a, b, r = spine[int(dice.uniform(0.3, 0.95) * 9)]
        side = dice.choice((-1, 1))
        foliage.bare_tree(
            pen,
            at,
            dice,
            a,
            b,
            branch * dice.uniform(0.6, 1.4),
            -math.pi / 2 + side * dice.uniform(0.5, 1.25),
            max(1.0, r * 0.5),
            3 if t < 0.4 else 4,
        )


def birch_rank(canvas: Canvas, colour: Colour, mist: Colour, t: float, floor: float, clear_x: float) -> None:
    """Paint one rank of birches, `t` 0 far to 1 near; the near ones keep clear of `clear_x` and show their scars."""
    dice, unit, width = canvas.dice, canvas.unit, canvas.width
    trees = []
    for _ in range(round((30 - 19 * t) * max(1.0, width / unit * 0.85))):
        x, radius = dice.uniform(-0.02, 1.02) * width, unit * (0.006 + 0.016 * t) * dice.uniform(0.7, 1.25)
        if t < 0.7 or abs(x - clear_x) > unit * 0.11:
            trees.append((x, radius, dice.uniform(-0.02, 0.02) * canvas.height))

    def trunks(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x, radius, lean in trees:
            foot = floor + dice.uniform(0, 0.05) * unit
            pen.polygon(
                [
                    at(x - radius * 1.2, foot),
                    at(x - radius * 0.8 + lean, -5),
                    at(x + radius * 0.8 + lean, -5),
                    at(x + radius * 1.2, foot),
                ],
                fill=255,
            )
            for _ in range(2):
                y, side = foot * dice.uniform(0.1, 0.75), dice.choice((-1, 1))
                foliage.bare_tree(
                    pen,
                    at,
                    dice,
                    x + lean * (1 - y / foot),
                    y,
                    unit * 0.06 * (0.4 + t),
                    -math.pi / 2 + side * dice.uniform(0.4, 0.9),
                    radius * 0.35,
                    3,
                )

    layer = canvas.draw(trunks)
    canvas.lay(layer, colour)

    def scars(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x, radius, lean in trees:
            for _ in range(int(14 * t)):
                share = dice.random()
                y, side = floor * share, dice.choice((-1, 1))
                mid = x + lean * (1 - share) + side * radius * 0.9
                pen.polygon(
                    [
                        at(mid, y - radius * 0.25),
                        at(mid - side * radius * dice.uniform(0.5, 1.5), y),
                        at(mid, y + radius * 0.25),
                    ],
                    fill=255,
                )

    if t > 0.3:
        marks = canvas.draw(scars)
        canvas.over(marks.mask * layer.mask, mist, 0, 0, 0.5)


def spokes(canvas: Canvas, centre: Point, count: int, inner: float, reach: float, thickness: float) -> Layer:
    """Return trunks seen from their feet: wedges that narrow from `reach` towards `inner` pixels of the centre."""
    dice = canvas.dice
    offset = dice.random() * 7

    def trunks(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(count):
            angle = offset + (i + dice.uniform(-0.3, 0.3)) / count * 2 * math.pi
            start, wide = inner * dice.uniform(0.75, 1.5), thickness * dice.uniform(0.6, 1.5)
            across, down = math.cos(angle), math.sin(angle)
            tip = centre[0] + across * start, centre[1] + down * start
            end = centre[0] + across * reach, centre[1] + down * reach
            thin, foot = wide * 0.12, wide * (2.2 + reach / canvas.unit * 1.1)
            outline = [(tip, thin), (tip, -thin), (end, -foot), (end, foot)]
            pen.polygon([at(x - down * half, y + across * half) for (x, y), half in outline], fill=255)
            for share in (0.04, 0.1, 0.2, 0.34):
                x, y = tip[0] + (end[0] - tip[0]) * share, tip[1] + (end[1] - tip[1]) * share
                for turn in (-1, 1):
                    length = reach * (0.05 + share * 0.3) * dice.uniform(0.5, 1.1)
                    bend = angle + math.pi + turn * dice.uniform(0.7, 1.3)
                    foliage.bare_tree(pen, at, dice, x, y, length, bend, max(1.0, wide * (0.12 + share)), 3)

    return canvas.draw(trunks)


def crown(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, seed: int) -> None:
    """Leaves that leave a ragged hole around the centre."""
    leaves = canvas.fbm(7 + 3 * seed, 4, 1.0, 0.6, 2)
    distance = canvas.distance(x, y) / (radius * 3.2)
    cover = np.clip((leaves + distance * 0.55 - 0.92) * 9, 0, 1)
    canvas.over(cover, colour, opacity=0.75)


def undergrowth(canvas: Canvas, y: float, colour: Colour | None = None) -> None:
    """Two rows of grass along the bottom edge, the farther one a little paler."""
    unit, palette = canvas.unit, canvas.palette
    dark = palette.near if colour is None else colour
    for back, tone in ((0.05, mix(dark, palette.sky, 0.13)), (0.0, dark)):
        ground = ridge_profile(canvas, y - back * unit, unit * 0.06, 3, 5, ridged=False)
        foliage.grass(canvas, ground, int(130 * canvas.width / unit), unit * 0.02, unit * 0.085, tone)
        canvas.ridge(ground, tone)
