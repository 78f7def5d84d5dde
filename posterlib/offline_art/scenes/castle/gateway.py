"""A castle's gate: its arch and portcullis, and the causeway beyond."""

import math

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, mix, shade
from posterlib.offline_art.masks import Place

TORCHLIGHT = hex_colour("#ffb347")


def gateway(canvas: Canvas, x: float, half: float, spring: float) -> None:
    """A pointed arch in a dark wall, courses of stone around it, the spikes of a portcullis hanging in it."""
    unit, palette = canvas.unit, canvas.palette
    arch = [(x - half, canvas.height * 1.02), (x - half, spring)]
    for step in range(1, 40):
        turn = step / 40 * math.pi
        arch.append((x - half * math.cos(turn), spring - half * 1.18 * math.sin(turn) ** 0.86))
    arch += [(x + half, spring), (x + half, canvas.height * 1.02)]

    def wall(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.rectangle([*at(0, 0), *at(canvas.width, canvas.height)], fill=255)
        pen.polygon([at(*point) for point in arch], fill=0)
        pitch, bar = half / 4.5, unit * 0.011
        for index in range(-4, 5):
            bar_x = x + index * pitch
            tip = spring - half * 0.42
            pen.rectangle([*at(bar_x - bar / 2, spring - half * 1.3), *at(bar_x + bar / 2, tip)], fill=255)
            pen.polygon([at(bar_x - bar, tip), at(bar_x, tip + bar * 3.2), at(bar_x + bar, tip)], fill=255)
        for row in range(4):
            y = spring - half * (0.58 + 0.2 * row)
            pen.rectangle([*at(x - half, y - bar * 0.4), *at(x + half, y + bar * 0.4)], fill=255)

    def stones(pen: ImageDraw.ImageDraw, at: Place) -> None:
        width = at.width(unit * 0.0022)
        for step in range(1, 20):
            turn = step / 20 * math.pi
            inner = (x - half * math.cos(turn), spring - half * 1.18 * math.sin(turn) ** 0.86)
            outer = (x - half * 1.24 * math.cos(turn), spring - half * 1.46 * math.sin(turn) ** 0.86)
            pen.line([at(*inner), at(*outer)], fill=255, width=width)
        for edge in (-1, 1):
            y = spring
            while y < canvas.height:
                pen.line([at(x + edge * half, y), at(x + edge * half * 1.24, y)], fill=255, width=width)
                y += half * 0.2
            pen.line(
                [at(x + edge * half * 1.24, spring), at(x + edge * half * 1.24, canvas.height)], fill=255, width=width
            )

    dark = shade(palette.near, 0.015)
    canvas.lay(canvas.draw(wall), dark)
    canvas.lay(canvas.draw(stones), mix(palette.near, palette.far, 0.5), 0.55)
    for edge in (-1, 1):
        torch_x, torch_y = x + edge * half * 1.12, spring + half * 0.1
        canvas.glow(torch_x, torch_y, half * 0.3, TORCHLIGHT, 0.4, 1.5)
        canvas.glow(torch_x, torch_y, half * 0.035, hex_colour("#ffe3b0"), 1.0, 1.3, 0.6)


def causeway(canvas: Canvas, x: float, half: float) -> None:
    """A walled road from the horizon to the viewer, `half` the half width of the gate it leads to."""
    unit, height, palette = canvas.unit, canvas.height, canvas.palette

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.polygon(
            [
                at(x - half * 0.16, height * 0.74),
                at(x + half * 0.16, height * 0.74),
                at(x + half * 1.2, height),
                at(x - half * 1.2, height),
            ],
            fill=255,
        )
        for step in range(9):
            near = (step / 9) ** 1.5
            y, out, size = height * (0.74 + 0.26 * near), half * (0.17 + 1.05 * near), unit * (0.008 + 0.03 * near)
            for edge in (-1, 1):
                pen.rectangle(
                    [*at(x + edge * out - size * 0.4, y - size * 1.3), *at(x + edge * out + size * 0.4, y)],
                    fill=255,
                )

    canvas.lay(canvas.draw(draw), mix(palette.near, palette.far, 0.4))
