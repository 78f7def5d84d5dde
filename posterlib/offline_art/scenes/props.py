"""Large objects that one scene alone needs, drawn straight onto the canvas with the figures' pen."""

from collections.abc import Callable

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Box, Canvas, Layer, Place
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures.pen import Pen

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
    canvas.lay(Layer(_edge(layer.mask, towards, max(1, round(width))), layer.x, layer.y), rim, 0.85)


def _edge(mask: Float, towards: int, width: int) -> Float:
    moved = mask * 0
    across = slice(None, -width) if towards > 0 else slice(width, None)
    source = slice(width, None) if towards > 0 else slice(None, -width)
    moved[width:, across] = mask[:-width, source]
    return np.clip(mask - moved, 0, 1)


# ------------------------------------------------------------------ war

FIELD_CROSS_EXTENT: Extent = (-0.25, -1.08, 0.25, 0.03)


def field_cross(pen: Pen) -> None:
    """A rifle planted in the ground with a helmet hung on its butt: a soldier's grave; one unit tall."""
    pen.rod("0,0,.01 0,-.35,.013")
    pen.outline("-.022,-.26! .02,-.26! .026,-.6 .034,-.66 .03,-.74 .062,-.93! -.035,-.93! -.018,-.74 -.026,-.62")
    pen.stroke(".026,-.6 .055,-.63 .05,-.69 .03,-.7", 0.01)
    pen.stroke(".028,-.6 .062,-.585", 0.012)
    pen.stroke("-.03,-.85 -.08,-.68 -.07,-.45 -.02,-.33", 0.009)
    pen.outline(
        "-.18,-.842! -.158,-.865 -.145,-.94 -.1,-1 .01,-1.03 .115,-.995 .155,-.93 .163,-.865 .185,-.845! "
        ".1,-.848 -.09,-.848"
    )
    pen.stroke("-.1,-.86 -.08,-.76 -.04,-.73", 0.008)


# ------------------------------------------------------------------ rays

FIST_EXTENT: Extent = (-0.5, -1.1, 0.5, 1.7)


def fist(pen: Pen) -> None:
    """A raised fist seen from the palm side on its forearm, gaps of light between the fingers; knuckles at -1."""
    pen.outline("-.25,-.3 -.235,0 -.27,.35 -.32,.8 -.34,1.2 -.34,1.7! .34,1.7! .34,1.2 .33,.8 .28,.35 .225,0 .24,-.3")
    pen.outline("-.33,-.6 -.35,-.42 -.33,-.25 -.235,-.08 .2,-.06 .315,-.22 .35,-.42 .34,-.6")
    for index, (top, bottom) in enumerate(((-0.94, -0.4), (-0.99, -0.4), (-0.97, -0.4), (-0.905, -0.43))):
        x = -0.27 + 0.181 * index
        for margin, value in ((0.014, 0), (0.0, 255)):
            half = 0.082 + margin
            pen.outline(
                f"{x - half},{top + 0.085}! {x - half * 0.72},{top + 0.015 - margin} {x},{top - margin} "
                f"{x + half * 0.72},{top + 0.015 - margin} {x + half},{top + 0.085}! "
                f"{x + half},{bottom}! {x - half},{bottom}!",
                value,
            )
    pen.polygon("-.33,-.25 -.1,-.47 .345,-.43 .31,-.2 .18,-.08 -.2,-.08")
    pen.stroke("-.02,-.365 .1,-.345 .22,-.365 .335,-.425", 0.018, 0)
    thumb = (
        (-0.27, -0.16, 0.12),
        (-0.315, -0.36, 0.115),
        (-0.2, -0.475, 0.092),
        (0.03, -0.5, 0.083),
        (0.115, -0.485, 0.074),
    )
    for margin, value in ((0.022, 0), (0.0, 255)):
        pen.rod(" ".join(f"{x},{y},{radius + margin}" for x, y, radius in thumb), value)
    pen.polygon("-.33,-.3 -.2,-.33 -.05,-.32 .05,-.1 -.15,0 -.24,.1 -.28,-.06")
