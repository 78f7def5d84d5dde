"""Light through a venetian blind, the close-ups it falls on, and cigarette smoke."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures import silhouette
from posterlib.offline_art.masks import blur


def dim_wall(canvas: Canvas) -> None:
    """Fill the canvas with a dark, uneven wall."""
    palette = canvas.palette
    canvas.pixels[:] = mix(palette.zenith, palette.far, 0.75)
    canvas.over(canvas.fbm(5, 5, 1, 0.55), palette.zenith, opacity=0.5)


def slat_light(
    canvas: Canvas,
    slant: float,
    pitch: float,
    left: int,
    top: int,
    shape: tuple[int, ...],
    open_share: float = 0.5,
    bend: Float | None = None,
) -> Float:
    """Bars of light (0..1) of a blind, `pitch` pixels apart and rising by `slant`, for a patch of the canvas."""
    xs = np.arange(left, left + shape[1], dtype=np.float32)[None]
    ys = np.arange(top, top + shape[0], dtype=np.float32)[:, None]
    level = ys + (xs - np.float32(canvas.width / 2)) * np.float32(math.tan(slant))
    if bend is not None:
        level = level + bend
    phase = level / np.float32(pitch) % 1
    inside = np.float32(open_share / 2) - np.abs(phase - 0.5)
    return np.asarray(np.clip(inside * np.float32(pitch * 0.42) + 0.5, 0, 1))


def striped_window(canvas: Canvas, x: float, slant: float, pitch: float) -> None:
    """The shape of a window and its blind, thrown onto the wall by a lamp outside."""
    palette, unit, height = canvas.palette, canvas.unit, canvas.height
    half = min(canvas.width * 0.4, unit * 0.5)
    level = canvas.ys + (canvas.xs - np.float32(canvas.width / 2)) * np.float32(math.tan(slant))
    along = canvas.xs - (canvas.ys - np.float32(height / 2)) * np.float32(math.tan(slant) * 0.5) - np.float32(x)
    soft = np.float32(unit * 0.012)
    frame = np.clip((np.float32(half) - np.abs(along)) / soft, 0, 1)
    frame = frame * np.clip((level - height * 0.03) / soft, 0, 1) * np.clip((height * 0.78 - level) / soft, 0, 1)
    mullion = np.clip(np.abs(along) / soft - 0.6, 0, 1) * np.clip(
        np.abs(np.abs(along) - half * 0.5) / np.float32(unit * 0.002), 0, 1
    )
    falling_off = np.clip(1.1 - canvas.distance(x, height * 0.36) / np.float32(unit * 0.85), 0.1, 1)
    bars = slat_light(canvas, slant, pitch, 0, 0, (height, canvas.width), 0.56) * frame * mullion * falling_off
    canvas.screen(blur(bars, unit * 0.024), mix(palette.horizon, palette.light, 0.4), 0.4)
    canvas.over(bars, palette.light, opacity=0.92)


def striped_light(canvas: Canvas, x: float, y: float, side: int) -> None:
    """A little striped light from a window out of the picture."""
    unit = canvas.unit
    bars = slat_light(canvas, side * 0.3, unit * 0.05, 0, 0, (canvas.height, canvas.width), 0.4)
    near = np.clip(1 - canvas.distance(x, y) / np.float32(unit * 0.55), 0, 1)
    canvas.screen(bars * near, mix(canvas.palette.horizon, canvas.palette.light, 0.4), 0.35)


def close_up(name: str, x: float, bottom: float, tall: float, flip: bool) -> tuple[Float, int, int]:
    """Return a large silhouette's mask and where it lies, its lower edge at `bottom`."""
    picture = silhouette(name, max(8, int(tall)), flip)
    mask = np.asarray(picture, np.float32) / np.float32(255)
    return mask, int(x - picture.width / 2), int(bottom - picture.height + tall * 0.03)


def lit_edge(mask: Float, side: int, reach: int) -> Float:
    """The part of a mask within `reach` pixels of its edge on the side of the light, a little from above."""
    reach = max(1, reach)
    moved = np.zeros_like(mask)
    lower = reach // 2
    if side > 0:
        moved[lower:, :-reach] = mask[: mask.shape[0] - lower, reach:]
    else:
        moved[lower:, reach:] = mask[: mask.shape[0] - lower, :-reach]
    return blur(np.clip(mask - moved, 0, 1), max(0.8, reach * 0.1))


def smoke(canvas: Canvas, x: float, y: float, side: int) -> None:
    """Cigarette smoke that rises from a glowing tip at (x, y) and drifts to `side`."""
    dice, unit = canvas.dice, canvas.unit
    rise = min(canvas.height * 0.5, unit * 0.75)
    image = Image.new("L", (max(4, canvas.width // 2), max(4, canvas.height // 2)))
    pen = ImageDraw.Draw(image)
    for strand in range(26):
        phase, sway = dice.random() * 0.5, unit * dice.uniform(0.01, 0.05)
        points = []
        for i in range(61):
            t = i / 60
            drift = math.sin(t * 5.5 + phase) * sway * t * 2.2 + t * t * unit * 0.08 * side + strand * unit / 2048
            points.append(((x + drift) / 2, (y - t * rise) / 2))
        pen.line(points, fill=26 + strand, width=max(1, round(unit / 700)))
    soft = image.filter(ImageFilter.GaussianBlur(unit * 0.0032)).resize(
        (canvas.width, canvas.height), Image.Resampling.BICUBIC
    )
    strength = (
        np.asarray(soft, np.float32)
        / np.float32(255)
        * np.clip((canvas.ys - np.float32(y - rise)) / np.float32(rise) + 0.1, 0, 1)
    )
    canvas.screen(strength * 2, canvas.palette.light)
    canvas.glow(x, y, unit * 0.011, canvas.palette.accent, 1.0, 1.8)
