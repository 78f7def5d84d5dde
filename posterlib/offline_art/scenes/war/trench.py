"""A trench, and the wire in front of it."""

import math

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.masks import Place


def walls(canvas: Canvas, x: float, y: float, lit: Colour) -> None:
    """Two revetted walls that run to the vanishing point (x, y), sandbags along their lips."""
    unit, height, dice, palette = canvas.unit, canvas.height, canvas.dice, canvas.palette
    far_half, far_rise, low = unit * 0.055, unit * 0.03, height + unit
    edge = max(canvas.width, unit * 1.2)
    slopes = {side: dice.uniform(0.5, 0.72) * min(1.0, height / edge) for side in (-1, 1)}

    def lip(side: int, out: float) -> tuple[float, float]:
        return x + side * (far_half + out), y - far_rise - out * slopes[side]

    def foot(side: int, out: float) -> tuple[float, float]:
        return x + side * (far_half * 0.8 + out * 0.42), y + unit * 0.04 + out * 1.5

    def walls(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (-1, 1):
            corners = (lip(side, 0), lip(side, edge), (x + side * edge * 2, low), foot(side, edge * 2), foot(side, 0))
            pen.polygon([at(*corner) for corner in corners], fill=255)
            out = 0.0
            while out < edge:
                size = unit * 0.008 + out * 0.075
                for row in range(2):
                    left, top = lip(side, out + size * 0.5 * row)
                    sag = size * dice.uniform(-0.08, 0.08)
                    top += sag - size * (0.26 if row else -0.1)
                    pen.rounded_rectangle(
                        [*at(left - size * 0.56, top - size * 0.26), *at(left + size * 0.56, top + size * 0.26)],
                        at.width(size * 0.22),
                        fill=255,
                    )
                out += size * 1.02

    def planks(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (-1, 1):
            out = unit * 0.012
            while out < edge:
                top, bottom = lip(side, out), foot(side, out)
                pen.line(
                    [at(top[0], top[1] + out * 0.1), at(*bottom)],
                    fill=int(max(40, 210 - out / unit * 330)),
                    width=at.width(unit * 0.001 + out * 0.01),
                )
                out *= 1.3

    canvas.lay(canvas.draw(walls), palette.near)
    canvas.lay(canvas.draw(planks), mix(palette.near, lit, 0.4), 0.55)
    floor = [(foot(-1, 0)), foot(1, 0), foot(1, edge * 2), foot(-1, edge * 2)]
    canvas.lay(
        canvas.draw(lambda pen, at: pen.polygon([at(*corner) for corner in floor], fill=255)),
        mix(palette.near, palette.far, 0.35),
    )
    canvas.glow(x, y, unit * 0.13, lit, 0.8, 1.6)


def duckboards(canvas: Canvas, x: float, y: float, lit: Colour) -> None:
    """Planks along the floor of a trench, towards the vanishing point (x, y), catching its light."""
    unit, dice = canvas.unit, canvas.dice
    top = y + unit * 0.04

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        down = unit * 0.004
        while top + down < canvas.height:
            thick = down * 0.13 + unit * 0.001
            half, half_below = unit * 0.026 + down * 0.17, unit * 0.026 + (down + thick) * 0.17
            slip = dice.uniform(-0.06, 0.06) * half
            corners = (
                (x - half + slip, top + down),
                (x + half + slip, top + down),
                (x + half_below + slip, top + down + thick),
                (x - half_below + slip, top + down + thick),
            )
            pen.polygon([at(*corner) for corner in corners], fill=int(max(46, 220 - 330 * down / unit)))
            down += thick * 1.5

    canvas.lay(canvas.draw(draw, (0, y, canvas.width, canvas.height)), mix(canvas.palette.far, lit, 0.5), 0.75)


def barbed_wire(canvas: Canvas) -> None:
    """Barbed wire on crooked posts across the foreground."""
    unit, width, height, dice = canvas.unit, canvas.width, canvas.height, canvas.dice
    posts = max(4, round(width / unit * 5))

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for left, right in ((0.93, 0.9), (0.965, 0.975)):
            knots = [
                (
                    width * step / (posts * 12),
                    height
                    + unit * ((left + (right - left) * step / (posts * 12)) - 1)
                    + math.sin(step * 1.7) * unit * 0.007,
                )
                for step in range(posts * 12 + 1)
            ]
            pen.line([at(*knot) for knot in knots], fill=255, width=at.width(unit * 0.0016))
            for x, y in knots[::3]:
                for lean in (0.006, -0.006):
                    barb = [at(x - lean * unit, y - unit * 0.011), at(x + lean * unit, y + unit * 0.011)]
                    pen.line(barb, fill=255, width=at.width(unit * 0.0012))
        for post in range(posts):
            x = width * (post + 0.5) / posts + dice.uniform(-0.02, 0.02) * unit
            top = at(x + dice.uniform(-0.02, 0.02) * unit, height - unit * dice.uniform(0.11, 0.15))
            pen.line([at(x, height), top], fill=255, width=at.width(unit * 0.0045))

    palette = canvas.palette
    canvas.lay(canvas.draw(draw, (0, height - unit * 0.17, width, height)), mix(palette.near, palette.far, 0.45), 0.9)
