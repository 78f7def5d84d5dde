"""What stands around a triumph: ropes, a crowd, a torch."""

import math

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix, shade
from posterlib.offline_art.masks import Place
from posterlib.offline_art.sets import props


def ropes(canvas: Canvas) -> None:
    """Three ropes between corner posts across the foreground, sagging a little."""
    unit, width, height, palette = canvas.unit, canvas.width, canvas.height, canvas.palette
    for row in range(3):
        y = height - unit * (0.1 + 0.085 * row)

        def rope(pen: ImageDraw.ImageDraw, at: Place, y: float = y) -> None:
            points = [(width * step / 40, y + unit * 0.012 * math.sin(math.pi * step / 40)) for step in range(-1, 42)]
            pen.line([at(*point) for point in points], fill=255, width=at.width(unit * 0.011), joint="curve")

        colour: Colour = (palette.accent, palette.light, palette.accent)[row]
        layer = canvas.draw(rope, (0, y - unit * 0.03, width, y + unit * 0.04))
        canvas.over(layer.mask, palette.near, layer.x, layer.y + max(1, round(unit * 0.004)), 0.7)
        canvas.lay(layer, mix(colour, palette.near, 0.18))

    def posts(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (0, 1):
            edge = width * side
            pen.rounded_rectangle(
                [*at(edge - unit * 0.035, height - unit * 0.33), *at(edge + unit * 0.035, height + unit * 0.1)],
                at.width(unit * 0.015),
                fill=255,
            )

    canvas.lay(canvas.draw(posts), shade(palette.near, 0.02))


def crowd(canvas: Canvas) -> None:
    """Heads and shoulders along the bottom edge."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    for row in range(2):
        tone = mix(palette.near, palette.far, 0.3 * (1 - row))

        def heads(pen: ImageDraw.ImageDraw, at: Place, row: int = row) -> None:
            step = unit * (0.062 + 0.03 * row)
            for index in range(int(width / step) + 2):
                head_x = (index + 0.5 * row + dice.uniform(-0.22, 0.22)) * step
                head, y = (
                    step * dice.uniform(0.26, 0.33),
                    height - unit * (0.125 - 0.075 * row) + dice.uniform(-0.35, 0.35) * step,
                )
                pen.ellipse([*at(head_x - head * 0.82, y - head), *at(head_x + head * 0.82, y + head)], fill=255)
                pen.rounded_rectangle(
                    [*at(head_x - step * 0.62, y + head * 1.15), *at(head_x + step * 0.62, height + unit * 0.2)],
                    at.width(step * 0.34),
                    fill=255,
                )
                pen.rectangle([*at(head_x - head * 0.36, y), *at(head_x + head * 0.36, y + head * 1.6)], fill=255)

        canvas.lay(canvas.draw(heads, (0, height - unit * 0.26, width, height)), tone)


def torch(canvas: Canvas, x: float, y: float, size: float, lean: float) -> None:
    """A burning torch whose grip runs through (x, y)."""
    palette = canvas.palette

    def stick(pen: ImageDraw.ImageDraw, at: Place) -> None:
        torch = props.pen_at(pen, at, x, y, size).placed(0, 0, angle=lean)
        torch.rod("0,.62,.05 0,-.1,.07")
        torch.polygon("-.15,-.3 .15,-.3 .09,-.06 -.09,-.06")
        torch.polygon("-.19,-.34 .19,-.34 .17,-.28 -.17,-.28")

    def flame(pen: ImageDraw.ImageDraw, at: Place) -> None:
        fire = props.pen_at(pen, at, x, y, size).placed(0, 0, angle=lean * 0.4)
        fire.outline(
            "-.16,-.34! -.2,-.5 -.1,-.66 -.12,-.84! .02,-.7 .04,-.98! .16,-.78 .14,-.64 .22,-.7! .21,-.48 .16,-.34!"
        )

    def heart(pen: ImageDraw.ImageDraw, at: Place) -> None:
        fire = props.pen_at(pen, at, x, y, size).placed(0, 0, angle=lean * 0.4)
        fire.outline("-.08,-.34! -.1,-.46 -.02,-.56 .02,-.74! .09,-.54 .1,-.44 .08,-.34!")

    canvas.glow(x, y - size * 0.6, size * 0.3, palette.light, 0.7, 1.6)
    canvas.lay(canvas.draw(flame), palette.accent)
    canvas.lay(canvas.draw(heart), palette.light)
    canvas.lay(canvas.draw(stick), palette.near)
