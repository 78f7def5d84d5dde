"""Shapes a scene draws for itself: polygons, tapering limbs, and silhouettes turned about."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures import silhouette
from posterlib.offline_art.masks import Layer, Place, Point, blur

Spine = Sequence[tuple[float, float, float]]  # x, y, radius in pixels


def polygon(canvas: Canvas, outline: Sequence[Point], colour: Colour, opacity: float = 1.0, soft: float = 0.0) -> None:
    """Paint a closed outline given in pixels; `soft` pixels blur its edge."""
    layer = coverage(canvas, (outline,), margin=soft * 2)
    if layer is not None:
        canvas.over(blur(layer.mask, soft) if soft else layer.mask, colour, layer.x, layer.y, opacity)


def polygons(canvas: Canvas, outlines: Sequence[Sequence[Point]], colour: Colour, opacity: float = 1.0) -> None:
    """Paint many closed outlines, in pixels, as one layer: where they overlap nothing shows."""
    layer = coverage(canvas, outlines)
    if layer is not None:
        canvas.lay(layer, colour, opacity)


def coverage(canvas: Canvas, outlines: Sequence[Sequence[Point]], margin: float = 0.0) -> Layer | None:
    """Draw closed outlines, in pixels, as one layer; None when all of them lie outside the canvas."""
    xs = [x for outline in outlines for x, _ in outline]
    ys = [y for outline in outlines for _, y in outline]
    if not xs or min(xs) >= canvas.width or max(xs) < 0 or min(ys) >= canvas.height or max(ys) < 0:
        return None
    bounds = (min(xs) - 2 - margin, min(ys) - 2 - margin, max(xs) + 3 + margin, max(ys) + 3 + margin)

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for outline in outlines:
            pen.polygon([at(x, y) for x, y in outline], fill=255)

    return canvas.draw(paint, bounds)


def turned(
    canvas: Canvas,
    name: str,
    x: float,
    y: float,
    height: float,
    colour: Colour,
    *,
    degrees: float = 0.0,
    flip: bool = False,
    soft: float = 0.0,
    fade: float = 0.0,
    rim: Colour | None = None,
    opacity: float = 1.0,
) -> None:
    """Paint a silhouette centred on (x, y) and turned anticlockwise.

    `fade` 0..1 is how much of its lower end the dark swallows, `rim` a colour that lights its upper edges.
    """
    picture = silhouette(name, max(8, int(height)), flip)
    if degrees:
        picture = picture.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)
    mask: Float = np.asarray(picture, np.float32) / np.float32(255)
    if soft:
        mask = blur(mask, soft)
    left, top = int(x - picture.width / 2), int(y - picture.height / 2)
    rows = np.linspace(0, 1, mask.shape[0], dtype=np.float32)[:, None]
    canvas.over(mask * (1 - np.float32(fade) * rows), colour, left, top, opacity)
    if rim is not None:
        thickness = max(2, int(canvas.unit * 0.006))
        lower = np.zeros_like(mask)
        lower[thickness:] = mask[:-thickness]
        canvas.over(np.clip(mask - lower, 0, 1) * (1 - rows * np.float32(0.8)), rim, left, top, 0.6)


def tapering(spine: Spine) -> list[Point]:
    """Return the outline of a limb that runs along a spine with the given radii."""
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y, radius) in enumerate(spine):
        before, after = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 1)]
        run, rise = after[0] - before[0], after[1] - before[1]
        length = math.hypot(run, rise) or 1.0
        across = (-rise / length * radius, run / length * radius)
        left.append((x + across[0], y + across[1]))
        right.append((x - across[0], y - across[1]))
    return left + right[::-1]


def circle(x: float, y: float, radius: float, squash: float = 1.0, corners: int = 72) -> list[Point]:
    """Return the outline of a circle, or of an ellipse `squash` times as high as it is wide."""
    turn = math.tau / corners
    return [(x + radius * math.cos(i * turn), y + radius * squash * math.sin(i * turn)) for i in range(corners)]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the outline of a rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
