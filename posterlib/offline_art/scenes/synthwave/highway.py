"""The floor of light, the road over it and the car on the road."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, mix, shade
from posterlib.offline_art.masks import Layer, Place, blur
from posterlib.offline_art.staging import Stage

TAIL_LIGHT, TAIL_GLOW = hex_colour("#ff4a62"), hex_colour("#ff2a4d")


def grid(canvas: Canvas, horizon: int, vanishing: float) -> None:
    """The floor: lines of light that meet at the vanishing point."""
    palette, unit, width, height = canvas.palette, canvas.unit, canvas.width, canvas.height
    canvas.gradient([(0, mix(palette.near, palette.sky, 0.35)), (1, palette.near)], horizon, height, only=True)
    reach = math.ceil(width / unit * 2.2 / 0.16) + 4

    def lines(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(-reach, reach + 1):
            pen.line(
                [at(vanishing + i * unit * 0.01, horizon), at(vanishing + i * unit * 0.2, height + 4)],
                fill=255,
                width=at.width(unit * 0.0015),
            )
        for i in range(26):
            share = ((i + 0.35) / 26) ** 2.4
            y = horizon + (height - horizon) * share
            pen.line([at(0, y), at(width, y)], fill=255, width=at.width(unit * (0.001 + 0.0018 * share)))

    layer = canvas.draw(lines, (0, horizon, width, height))
    fade = np.clip((canvas.ys[layer.y :] - horizon) / (height - horizon) * 5, 0.2, 1)
    canvas.screen(blur(layer.mask, unit * 0.007) * fade, mix(palette.accent, palette.horizon, 0.5), 1.0, layer.y)
    canvas.screen(layer.mask * fade, palette.accent, 0.9, layer.y)
    canvas.glow(vanishing, horizon, unit * 0.5, palette.horizon, 0.55, squash=9)


def road(canvas: Canvas, horizon: int, vanishing: float, foot: float) -> None:
    """A road between two lines of light, from `foot` at the bottom edge to the vanishing point."""
    palette, unit, height = canvas.palette, canvas.unit, canvas.height
    half, tip = unit * 0.34, unit * 0.006

    def edge(side: float) -> list[tuple[float, float]]:
        return [(vanishing + side * tip, horizon), (foot + side * half, height + 4)]

    bed = canvas.draw(lambda pen, at: pen.polygon([at(*p) for p in edge(-1) + edge(1)[::-1]], fill=255))
    canvas.lay(bed, shade(palette.near, 0.01), 0.96)

    def marks(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (-1, 1):
            (x0, y0), (x1, y1) = edge(side)
            pen.polygon([at(x0, y0), at(x1 - unit * 0.008, y1), at(x1 + unit * 0.008, y1)], fill=255)
        for i in range(12):
            near, far = ((i + 0.5) / 12) ** 2.2, ((i + 0.95) / 12) ** 2.2
            points = []
            for share, sides in ((near, (-1, 1)), (far, (1, -1))):
                x, y = vanishing + (foot - vanishing) * share, horizon + (height - horizon) * share
                points += [at(x + side * unit * 0.008 * share, y) for side in sides]
            pen.polygon(points, fill=220)

    layer = canvas.draw(marks, (0, horizon, canvas.width, height))
    canvas.screen(blur(layer.mask, unit * 0.008), palette.horizon, 0.9, layer.y)
    canvas.over(layer.mask, mix(palette.horizon, palette.light, 0.5), 0, layer.y, 0.95)


def car(canvas: Canvas, stage: Stage, x: float, ground: float, size: float) -> None:
    """A car from behind, its tail lights on the road."""
    placed = stage.stamp(
        "car_rear",
        x,
        ground,
        size,
        canvas.palette.near,
        rim=canvas.palette.horizon,
        rim_direction=(0, -1),
        rim_width=canvas.unit * 0.002,
    )
    if placed is None:
        return
    left, _, right, _ = placed.box
    x, wide = placed.x, right - left
    canvas.glow(x, placed.ground_y + size * 0.08, wide * 0.45, TAIL_GLOW, 0.5, power=1.5, squash=5)
    for side in (-1, 1):
        lamp_x, lamp_y = x + side * wide * 0.33, placed.ground_y - size * 0.42
        canvas.glow(lamp_x, lamp_y, wide * 0.14, TAIL_GLOW, 1.0, power=1.6, squash=2.2)
        canvas.lay(_bar(canvas, lamp_x, lamp_y, wide * 0.12, size * 0.045), TAIL_LIGHT)


def _bar(canvas: Canvas, x: float, y: float, half_width: float, half_height: float) -> Layer:
    box = (x - half_width, y - half_height, x + half_width, y + half_height)
    return canvas.draw(lambda pen, at: pen.rectangle([*at(*box[:2]), *at(*box[2:])], fill=255))
