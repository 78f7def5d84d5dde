"""Masks: coverage 0..1, how it is drawn, softened and moved."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from posterlib.offline_art import exact
from posterlib.offline_art.exact import Float

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Point = tuple[float, float]  # x, y in pixels


@dataclass(frozen=True)
class Layer:
    """A drawn shape: coverage 0..1 (float32), and where its top left pixel lies on the canvas."""

    mask: NDArray[np.float32]
    x: int
    y: int


class Place:
    """Maps canvas pixels to the pixels of a supersampled drawing."""

    def __init__(self, x: int, y: int, scale: int) -> None:
        self.x, self.y, self.scale = x, y, scale

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Map a point of the canvas."""
        return (x - self.x) * self.scale, (y - self.y) * self.scale

    def width(self, pixels: float) -> int:
        """Return a line width for the pen, given in canvas pixels; never thinner than the pen can draw."""
        return max(1, round(pixels * self.scale))


def spread(mask: Float, factors: Float) -> NDArray[np.float32]:
    """Return a mask times each of three factors, shape (rows, columns, 3).

    Written channel by channel: broadcasting over a last axis of three is several times slower.
    """
    result = np.empty((*mask.shape, 3), np.float32)
    for channel in range(3):
        np.multiply(mask, np.float32(factors[channel]), out=result[..., channel], casting="same_kind")
    return result


def blend(view: NDArray[np.float32], paint: Float, cover: Float, opacity: float = 1.0) -> None:
    """Move a picture, in place, towards a colour (3,) or another picture as far as it is covered (0..1)."""
    source = paint if paint.ndim == 3 else np.tile(paint, (view.shape[1], 1))
    difference = np.asarray(source - view, np.float32)
    difference *= spread(cover, np.full(3, opacity))
    view += difference


def falloff(across: Float, down: Float, power: float, least: float) -> NDArray[np.float32]:
    """Return light fading as (1 + distance²) to the power -`power` on a grid of columns and rows around its source.

    What is fainter than `least` is taken off, so that the light ends without an edge.
    """
    squared = (across * across)[None] + (down * down)[:, None]
    light = 1 / exact.power(1 + squared, power)
    return np.maximum(0, (light - np.float32(least)) / np.float32(1 - least)).astype(np.float32)


class TolerantDraw(ImageDraw.ImageDraw):
    """A Pillow drawing that leaves out a box turned inside out, as happens to tiny shapes at extreme proportions."""

    def rectangle(self, xy: Any, *args: Any, **options: Any) -> None:
        """Draw a rectangle, unless its second corner lies above or left of its first."""
        if _upright(xy):
            super().rectangle(xy, *args, **options)

    def ellipse(self, xy: Any, *args: Any, **options: Any) -> None:
        """Draw an ellipse, unless its box's second corner lies above or left of its first."""
        if _upright(xy):
            super().ellipse(xy, *args, **options)


def _upright(box: Any) -> bool:
    numbers = [number for item in box for number in (item if isinstance(item, tuple | list) else (item,))]
    left, top, right, bottom = numbers
    return bool(right >= left and bottom >= top)


def running_mean(line: Float, radius: int) -> NDArray[np.float32]:
    """Smooth a line with a window of 2 × radius columns, its ends continued."""
    reach = max(3, radius)
    padded = np.pad(np.asarray(line, np.float64), reach, mode="edge")
    sums = np.cumsum(np.pad(padded, (1, 0)))
    return np.asarray((sums[2 * reach :] - sums[: -2 * reach]) / (2 * reach), np.float32)[: len(line)]


def blur(mask: Float, radius: float) -> NDArray[np.float32]:
    """Return a mask (0..1) softened by `radius` pixels."""
    height, width = mask.shape
    step = 1 if radius < 6 else (2 if radius < 16 else 4)
    image = Image.fromarray((np.clip(mask, 0, 1) * 255 + 0.5).astype(np.uint8))
    if step > 1:
        image = image.reduce(step)
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(radius / step)), np.float32) / np.float32(255)
    if step > 1:
        enlarged = Image.fromarray(soft).resize((width, height), Image.Resampling.BICUBIC)
        soft = np.clip(np.asarray(enlarged), 0, 1)
    return soft


def shifted(field: Float, dx: int, dy: int) -> Float:
    """Return a field moved by whole pixels, its edges continued."""
    height, width = field.shape
    rows = np.clip(np.arange(height) - dy, 0, height - 1)
    columns = np.clip(np.arange(width) - dx, 0, width - 1)
    return field[rows][:, columns]


def moved(mask: NDArray[np.float32], dx: int, dy: int) -> NDArray[np.float32]:
    """Return a mask moved by whole pixels, empty where nothing came from."""
    height, width = mask.shape
    result = np.zeros_like(mask)
    if abs(dx) < width and abs(dy) < height:
        result[max(0, dy) : height + min(0, dy), max(0, dx) : width + min(0, dx)] = mask[
            max(0, -dy) : height - max(0, dy), max(0, -dx) : width - max(0, dx)
        ]
    return result
