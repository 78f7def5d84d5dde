"""Beams of light: the cone of a lamp, the pool it makes on a floor and the dust in it."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.exact import Float, smoothstep
from posterlib.offline_art.masks import Place
from posterlib.offline_art.noise import enlarge


def cone(
    canvas: Canvas,
    x: float,
    y: float,
    degrees: float,
    spread: float,
    length: float,
    *,
    mouth: float = 0.0,
    softness: float = 0.25,
    fading: float = 1.0,
) -> NDArray[np.float32]:
    """Return a canvas-sized mask (0..1) of a light cone from (x, y).

    `degrees` is its direction clockwise from the right (90 shines down), `spread` its half angle in degrees, `mouth`
    its half width in pixels where it starts. `softness` is the blurred share of its half width; `fading` 0 keeps it
    as bright at `length` pixels as at the lamp.
    """
    step = 4 if canvas.unit < 2000 else 8
    columns, rows = max(8, canvas.width // step), max(8, canvas.height // step)
    right = ((np.arange(columns) + 0.5) * (canvas.width / columns) - x).astype(np.float32)[None]
    down = ((np.arange(rows) + 0.5) * (canvas.height / rows) - y).astype(np.float32)[:, None]
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    along = right * np.float32(cosine) + down * np.float32(sine)
    across = np.abs(down * np.float32(cosine) - right * np.float32(sine))
    half = np.maximum(np.float32(1.0), np.float32(mouth) + along * np.float32(math.tan(math.radians(spread))))
    # An edge narrower than the coarse grid would show its steps.
    edge = smoothstep((half - across) / np.maximum(np.float32(softness) * half, np.float32(2 * canvas.width / columns)))
    start = np.clip(along / np.float32(canvas.unit * 0.004) + 1, 0, 1)
    fall = 1 - np.float32(fading) * np.clip(along / np.float32(length), 0, 1)
    end = np.clip((np.float32(length) - along) / np.float32(canvas.unit * 0.06), 0, 1) if fading < 1 else np.float32(1)
    return enlarge(edge * start * fall * end, canvas.width, canvas.height)


def shine(canvas: Canvas, beam: NDArray[np.float32], colour: Colour, opacity: float, smoke: float = 0.6) -> None:
    """Add a beam to the picture as light on drifting smoke; `smoke` 0 leaves it even."""
    if smoke:
        drift = canvas.fbm(3.2, 4, 1.4, 0.55, 8)
        beam = beam * (1 - np.float32(smoke) + np.float32(smoke * 1.5) * drift)
    canvas.screen(beam, colour, opacity)


def pool(
    canvas: Canvas, x: float, y: float, radius: float, squash: float, sharpness: float = 5.0
) -> NDArray[np.float32]:
    """Return a canvas-sized mask of an elliptic pool of light, `squash` times as high as it is wide."""
    across = (canvas.xs - np.float32(x)) / np.float32(radius)
    down = (canvas.ys - np.float32(y)) / np.float32(radius * squash)
    inside = np.float32(1.02) - across * across - down * down
    return np.asarray(np.clip(inside * np.float32(sharpness), 0, 1), np.float32)


def beam_to(canvas: Canvas, lamp_x: float, lamp_y: float, x: float, y: float, radius: float) -> Float:
    """Return the beam of a lamp whose pool around (x, y) is `radius` pixels to either side."""
    length = math.hypot(x - lamp_x, y - lamp_y)
    aim = math.degrees(math.atan2(y - lamp_y, x - lamp_x))
    return cone(
        canvas, lamp_x, lamp_y, aim, math.degrees(math.atan2(radius, length)), length, softness=0.12, fading=0.5
    )


def follow_spot(
    canvas: Canvas,
    lamp_x: float,
    lamp_y: float,
    x: float,
    y: float,
    radius: float,
    colour: Colour,
    squash: float = 0.26,
    strength: float = 0.65,
) -> Float:
    """Throw a spot from a lamp onto the floor at (x, y) and return its beam."""
    beam = beam_to(canvas, lamp_x, lamp_y, x, y, radius)
    shine(canvas, np.where(canvas.ys < y, beam, 0), colour, 0.5, 0.6)
    canvas.screen(pool(canvas, x, y, radius, squash, 6.0), colour, strength)
    return beam


def dust(canvas: Canvas, beam: Float) -> None:
    """Let motes shine where a beam passes."""
    dice, unit = canvas.dice, canvas.unit
    motes = [
        (dice.random() * canvas.width, dice.random() * canvas.height, dice.uniform(0.0006, 0.0024), dice.random())
        for _ in range(round(220 * canvas.width * canvas.height / unit**2))
    ]

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x, y, size, bright in motes:
            pen.ellipse(
                (*at(x - size * unit, y - size * unit), *at(x + size * unit, y + size * unit)),
                fill=int(90 + 150 * bright),
            )

    canvas.over(canvas.draw(paint).mask * np.clip(beam * 1.6, 0, 1), canvas.palette.light, opacity=0.9)
