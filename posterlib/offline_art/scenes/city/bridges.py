"""A suspension bridge that strides across the picture."""

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.masks import Place


def suspension_bridge(
    pen: ImageDraw.ImageDraw, at: Place, canvas: Canvas, tower_x: float, top: float, deck: float, water: float
) -> None:
    """A bridge with one tower in the picture and another beyond each edge."""
    unit, gap = canvas.unit, canvas.unit * 1.05
    thick = unit * 0.016
    pen.rectangle([*at(0, deck), *at(canvas.width, deck + thick)], fill=255)
    for i in range(-3, 4):
        x = tower_x + i * gap
        for leg in (-1, 1):
            foot, head = unit * 0.034, unit * 0.022
            pen.polygon(
                [
                    at(x + leg * head - unit * 0.008, top),
                    at(x + leg * head + unit * 0.008, top),
                    at(x + leg * foot + unit * 0.011, water + unit * 0.01),
                    at(x + leg * foot - unit * 0.011, water + unit * 0.01),
                ],
                fill=255,
            )
        for share in (0.0, 0.25, 0.55):
            y = top + (deck - top) * share
            pen.rectangle([*at(x - unit * 0.034, y), *at(x + unit * 0.034, y + unit * 0.013)], fill=255)
        points = []
        for j in range(41):
            t = j / 40
            sag = (2 * t - 1) ** 2
            y = top + (deck - unit * 0.02 - top) * (1 - sag)
            points.append((x + gap * t, y))
            if j % 2 == 0:
                pen.line([at(x + gap * t, y), at(x + gap * t, deck)], fill=150, width=at.width(unit * 0.0012))
        pen.line([at(*point) for point in points], fill=255, width=at.width(unit * 0.005), joint="curve")
