"""An evening city that the lens has thrown out of focus, and the wet ground that mirrors it."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageFilter

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, hex_colour, mix, shade
from posterlib.offline_art.sets.reflections import mirrored
from posterlib.offline_art.sets.skyline import skyline
from posterlib.offline_art.staging import Stage

CANDLE = hex_colour("#ffc35a")


def evening(canvas: Canvas, base: float) -> None:
    """Sky and skyline, out of focus."""
    palette = canvas.palette
    canvas.gradient(
        [
            (0, shade(palette.zenith, -0.08)),
            (0.55, mix(palette.zenith, palette.sky, 0.6)),
            (1, mix(palette.sky, palette.horizon, 0.55)),
        ],
        0,
        base,
    )
    skyline(
        canvas,
        base,
        (0.1, 0.36),
        (0.05, 0.1),
        mix(palette.far, palette.near, 0.35),
        lit=mix(palette.light, CANDLE, 0.4),
        density=0.3,
        fog_colour=mix(palette.sky, palette.horizon, 0.4),
        fog_depth=0.3,
        fog=0.7,
        centre=canvas.width * canvas.dice.uniform(0.2, 0.8),
    )
    soften(canvas, 0.004)


def soften(canvas: Canvas, radius: float) -> None:
    """Throw everything painted so far out of focus; the radius is in units."""
    picture = Image.fromarray((np.clip(canvas.pixels, 0, 1) * 255).astype(np.uint8))
    step = 4 if canvas.unit < 2000 else 8
    small = picture.reduce(step).filter(ImageFilter.GaussianBlur(canvas.unit * radius / step * 4 * 0.9))
    canvas.pixels[:] = np.asarray(small.resize(picture.size, Image.Resampling.BICUBIC), np.float32) / np.float32(255)


def lights(canvas: Canvas, y: float, spread: float, count: int, scale: float = 1.0) -> None:
    """Discs of light around a height, brighter at their edge as lenses draw them."""
    unit, dice, palette = canvas.unit, canvas.dice, canvas.palette
    colours: Sequence[Colour] = (
        palette.light,
        palette.accent,
        palette.horizon,
        mix(palette.light, CANDLE, 0.6),
        mix(palette.sky, palette.light, 0.4),
    )
    for _ in range(round(count * min(2.0, canvas.width / unit))):
        x, near, colour = dice.random() * canvas.width, dice.random(), dice.choice(colours)
        radius = unit * (0.01 + 0.044 * near * near) * scale
        centre = y - abs(dice.gauss(0.0, 1.0)) * spread + spread * 0.2
        side = int(2 * radius + 5)
        axis = np.arange(side, dtype=np.float32) - np.float32(side / 2 - 0.5)
        squared = ((axis * axis)[None] + (axis * axis)[:, None]) / np.float32(radius * radius)
        edge = np.clip(
            (np.float32(radius) - np.sqrt(squared) * np.float32(radius)) / np.float32(1.6) + np.float32(0.5), 0, 1
        )
        mask = edge * (np.float32(0.55) + np.float32(0.45) * np.clip(squared * squared * squared, 0, 1))
        canvas_top = int(centre - side / 2)
        if canvas_top < 0:
            mask, canvas_top = mask[-canvas_top:], 0
        if mask.size and canvas_top < canvas.height:
            canvas.screen(mask, colour, 0.72 - 0.42 * near, canvas_top, None, int(x - side / 2))


def wet(canvas: Canvas, line: int) -> None:
    """Wet ground below a line: what stands above it, drawn out and darkened."""
    line = min(canvas.height - 2, max(2, line))
    image = mirrored(canvas, line, 1.0, 8)
    depth = np.linspace(0, 1, canvas.height - line, dtype=np.float32)[:, None, None]
    canvas.pixels[line:] = image * (0.86 - 0.3 * depth) + canvas.palette.near.astype(np.float32) * (0.1 + 0.25 * depth)


def lamp(canvas: Canvas, stage: Stage, x: float, ground: float, size: float) -> None:
    """A street lamp and its light."""
    lamp = mix(canvas.palette.light, CANDLE, 0.45)
    canvas.glow(x, ground - size * 0.86, size * 0.16, lamp, 0.75, 1.5)
    stage.stamp("lamp_post", x, ground, size, canvas.palette.near, crop=True)
    canvas.glow(x, ground - size * 0.86, size * 0.035, lamp, 0.95, 1.6)
