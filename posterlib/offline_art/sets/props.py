"""Large objects that one scene alone needs, drawn straight onto the canvas with the figures' pen."""

from collections.abc import Callable

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.masks import Box, Layer, Place, moved

Drawing = Callable[[Pen], None]
Extent = tuple[float, float, float, float]  # left, top, right, bottom in sizes, around the anchor


def pen_at(draw: ImageDraw.ImageDraw, at: Place, x: float, y: float, size: float, flip: bool = False) -> Pen:
    """A pen whose unit is `size` canvas pixels and whose origin is the canvas point (x, y)."""
    left, top = at(x, y)
    return Pen(draw, size * at.scale, left, top, -1.0 if flip else 1.0)


def fill_box(pen: ImageDraw.ImageDraw, at: Place, box: Box, value: int = 255) -> None:
    """Fill a rectangle given in canvas pixels."""
    left, top, right, bottom = box
    pen.rectangle([*at(left, top), *at(right, bottom)], fill=value)


def prop(
    canvas: Canvas,
    drawing: Drawing,
    x: float,
    y: float,
    size: float,
    extent: Extent,
    flip: bool = False,
    angle: float = 0.0,
) -> Layer:
    """Draw something `size` pixels large with its anchor at (x, y); `angle` turns it, degrees clockwise."""
    left, top, right, bottom = extent
    if flip:
        left, right = -right, -left
    box = (x + left * size, y + top * size, x + right * size, y + bottom * size)

    def paint(draw: ImageDraw.ImageDraw, at: Place) -> None:
        pen = pen_at(draw, at, x, y, size, flip)
        drawing(pen.placed(0, 0, angle=angle) if angle else pen)

    return canvas.draw(paint, box, supersample=4 if size < 300 else 2)


def lay_lit(canvas: Canvas, layer: Layer, colour: Colour, rim: Colour, towards: int, width: float) -> None:
    """Paint a layer and the edge of light on its upper side that faces `towards` (1 right, -1 left)."""
    canvas.lay(layer, colour)
    reach = max(1, round(width))
    edge = np.clip(layer.mask - moved(layer.mask, -towards * reach, reach), 0, 1)
    canvas.lay(Layer(edge, layer.x, layer.y), rim, 0.85)
