"""What shines and what drifts in a sky: sun, moon, stars, rays of light, clouds, fog."""

import math

import numpy as np

from posterlib.offline_art import exact, noise
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import smoothstep
from posterlib.offline_art.masks import blend, shifted, spread
from posterlib.offline_art.noise import enlarge

WHITE: Colour = np.array([1.0, 1.0, 1.0])


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, glow: float = 1.0) -> None:
    """Paint a sun of `radius` pixels and its glare; `glow` scales the glare."""
    canvas.glow(x, y, radius * 3.2, mix(canvas.palette.horizon, colour, 0.5), 0.55 * glow, 1.3)
    canvas.glow(x, y, radius * 1.25, colour, min(1.0, 0.75 * glow), 2.2)
    canvas.disc(x, y, radius, colour, softness=1.6)


def moon(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, phase: float | None = None) -> None:
    """Paint a moon with its seas and halo; `phase` -1..1 is the lit share, negative when the left side is lit.

    What the prompt says of its moon (`canvas.moon`) goes before `phase` and `colour`.
    """
    asked = canvas.moon
    if asked.lit is not None:
        phase = asked.lit * canvas.dice.choice((-1, 1))
    if asked.colour is not None:
        colour = mix(colour, asked.colour, 0.75)
    size = int(radius * 2 + 6)
    left, top = int(x - size / 2), int(y - size / 2)
    window = slice(max(0, top), max(0, top + size)), slice(max(0, left), max(0, left + size))
    behind = canvas.pixels[window].copy()
    canvas.glow(x, y, radius * 4, mix(canvas.palette.sky, colour, 0.4), 0.42, 1.2)
    canvas.glow(x, y, radius * 1.5, colour, 0.5, 2)
    axis = np.arange(size, dtype=np.float32) - np.float32(size / 2)
    squared = (axis * axis)[None] + (axis * axis)[:, None]
    cover = np.clip(np.float32(radius) - np.sqrt(squared) + np.float32(0.5), 0, 1)
    height = np.sqrt(np.clip(1 - squared / np.float32(radius * radius), 0, 1))
    seas = np.clip((noise.fbm(canvas.dice, size, size, 3, 5, 1, 0.55, 1) - 0.45) * 2.4, 0, 1)
    tone = 1 - seas * 0.26 - (1 - height) * 0.16
    if phase is not None:
        # The unlit side is no brighter than the sky was before the moon shone into it.
        dark = cover[max(0, -top) :, max(0, -left) :][: behind.shape[0], : behind.shape[1]]
        canvas.over(dark, behind, max(0, left), max(0, top), 0.75)
        edge = (1 - 2 * abs(phase)) * height
        side = axis[None] / np.float32(radius) * (1 if phase > 0 else -1)
        cover = cover * smoothstep((side - edge) * 9 + 0.5)
    picture = np.asarray(colour, np.float32) * tone[..., None].astype(np.float32)
    canvas.over(cover, picture, left, top)


def stars(
    canvas: Canvas,
    count: int,
    reach: float = 1.0,
    colour: Colour = WHITE,
    bright: int = 14,
    opacity: float = 1.0,
) -> None:
    """Scatter `count` stars to a square unit over the upper `reach` (0..1), `bright` of them with a cross of light."""
    area = canvas.width * canvas.height / canvas.unit**2
    grain = max(1, round(canvas.unit / 1100))  # a star keeps its size on a larger canvas
    columns, rows = canvas.width // grain, canvas.height // grain
    field = np.zeros((rows, columns), np.float32)
    throws = canvas.dice.field((int(count * area), 3))
    x = np.minimum((throws[:, 0] * columns).astype(int), columns - 1)
    y = np.minimum((exact.power(throws[:, 1], 1.15) * rows * reach).astype(int), rows - 1)
    brightness = throws[:, 2] * throws[:, 2]
    np.maximum.at(field, (y, x), brightness * brightness * throws[:, 2] * np.float32(0.9) + np.float32(0.08))
    last = min(canvas.height, int(canvas.height * reach) + 2)
    # Below this size a star is smaller than the pixel that has to show it.
    shown = opacity * min(1.0, max(0.35, canvas.unit / 1000))
    canvas.screen(enlarge(field, canvas.width, canvas.height)[:last], colour, shown)
    for _ in range(bright):
        place = canvas.dice.random() * canvas.width, canvas.dice.random() * canvas.height * reach
        _twinkle(canvas, *place, canvas.dice.random(), colour, opacity)


def _twinkle(canvas: Canvas, x: float, y: float, size: float, colour: Colour, opacity: float) -> None:
    radius = int(canvas.unit * 0.012 * (0.5 + size)) + 2
    thin = 0.55 * max(1.0, canvas.unit / 1100)
    axis = np.abs(np.arange(-radius, radius + 1, dtype=np.float32))
    distance = np.sqrt((axis * axis)[None] + (axis * axis)[:, None])
    arm, across = exact.exp(-axis / (radius * 0.35)), exact.exp(-axis / thin)
    light = exact.exp(-distance / (radius * 0.13)) + 0.55 * (arm[:, None] * across + across[:, None] * arm)
    canvas.screen(light, colour, opacity * (0.4 + 0.6 * size), int(y) - radius, None, int(x) - radius)


def rays(
    canvas: Canvas,
    x: float,
    y: float,
    colour: Colour,
    opacity: float = 0.4,
    cells: float = 22,
    reach: float = 1.2,
    octaves: int = 3,
    threshold: float = 0.42,
) -> None:
    """Add uneven rays of light from a point, fading over `reach` units; a lower `threshold` gives more of them."""
    step = 4 if canvas.unit < 2000 else 8
    columns, rows = max(8, canvas.width // step), max(8, canvas.height // step)
    across = (np.arange(columns, dtype=np.float32) * np.float32(canvas.width / columns) - np.float32(x))[None]
    down = (np.arange(rows, dtype=np.float32) * np.float32(canvas.height / rows) - np.float32(y))[:, None]
    turn = exact.arctan2(down, across) / np.float32(2 * math.pi) + np.float32(0.5)
    line = noise.profile_noise(canvas.dice, 2048, cells, octaves, 0.6)
    line = np.clip((line - threshold) * 3.2, 0, 1).astype(np.float32)
    seam = np.linspace(0, 1, 64, dtype=np.float32)  # the line's ends meet on the left of the source
    line[:64] = line[-1] * (1 - seam) + line[:64] * seam
    light = line[np.minimum((turn * 2047).astype(int), 2047)]
    distance = np.sqrt(across * across + down * down) / np.float32(canvas.unit * reach)
    light = light * exact.power(np.clip(1 - distance, 0, 1), 1.4)
    canvas.screen(enlarge(light, canvas.width, canvas.height), colour, opacity)


def clouds(
    canvas: Canvas,
    colour: Colour,
    lit_colour: Colour,
    top: float,
    bottom: float,
    cells: float = 3,
    stretch: float = 2.6,
    threshold: float = 0.5,
    opacity: float = 0.8,
    light_x: float = 0.5,
    softness: float = 0.35,
) -> None:
    """Paint clouds between two heights, their edges lit from `light_x` (0 left, 1 right)."""
    first, last = max(0, int(top)), min(canvas.height, int(bottom) + 1)
    if first >= last:
        return
    field = canvas.fbm(cells, 5, stretch, 0.55)
    step = max(2, canvas.unit // 60)
    moved = shifted(field, step if light_x < 0.5 else -step, step)
    height = max(1.0, bottom - top)
    paint, glint = np.asarray(colour, np.float32), np.asarray(lit_colour, np.float32)
    for start, stop in canvas.bands(first, last):
        part, ys = field[start:stop], canvas.ys[start:stop]
        rise = np.clip((ys - top) / (height * 0.35), 0, 1) * np.clip((bottom - ys) / (height * 0.5), 0, 1)
        cover = smoothstep((part - threshold) / softness) * rise * opacity
        lit = np.clip((part - moved[start:stop]) * 3.2 + 0.4, 0, 1)
        source = spread(lit, glint - paint)
        source += np.tile(paint, (canvas.width, 1))
        blend(canvas.pixels[start:stop], source, cover)


def fog_band(canvas: Canvas, y: float, height: float, colour: Colour, opacity: float = 0.6, cells: float = 3) -> None:
    """Paint a bank of drifting fog centred on `y`, about `height` pixels above and below."""
    field = canvas.fbm(cells, 4, 4.0, 0.55, 8)
    first, last = max(0, int(y - height * 2.6)), min(canvas.height, int(y + height * 2.6) + 1)
    if first >= last:
        return
    offset = (canvas.ys[first:last] - np.float32(y)) / np.float32(max(height, 1.0))
    bank = exact.exp(-offset * offset)
    canvas.over(np.clip(bank * np.clip(field[first:last] * 1.5 - 0.12, 0, 1), 0, 1), colour, 0, first, opacity)
