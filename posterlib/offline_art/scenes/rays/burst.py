"""A sunburst in two colours, the flat sun in it, speed lines and printed dots."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art import exact
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import lightness, mix
from posterlib.offline_art.masks import Place


def burst(canvas: Canvas, x: float, y: float, count: int, dim: float = 0.0) -> None:
    """Rays of two colours from a point, fading into the air of the palette; `dim` darkens their far ends."""
    unit, palette = canvas.unit, canvas.palette
    reach = np.float32(unit * 0.95 * math.sqrt(max(canvas.width, canvas.height) / unit))
    phase = canvas.dice.random()
    warm, warm_end = (
        np.asarray(mix(palette.horizon, palette.light, 0.25), np.float32),
        mix(palette.sky, palette.near, dim * 0.7),
    )
    cold, cold_end = np.asarray(palette.horizon, np.float32), mix(palette.zenith, palette.near, dim)
    for start, stop in canvas.bands():
        across, down = canvas.xs - np.float32(x), canvas.ys[start:stop] - np.float32(y)
        away = np.sqrt(across * across + down * down)
        turn = (exact.arctan2(down, across) * np.float32(1 / math.tau) + np.float32(phase + 1)) * np.float32(count)
        ray = np.clip(
            (np.float32(0.25) - np.abs(turn % 1 - np.float32(0.5))) * away * np.float32(math.tau / count)
            + np.float32(0.5),
            0,
            1,
        )[..., None]
        fade = np.clip(away / reach, 0, 1)[..., None]
        first = warm + (np.asarray(warm_end, np.float32) - warm) * fade
        second = cold + (np.asarray(cold_end, np.float32) - cold) * fade
        canvas.pixels[start:stop] = first + (second - first) * ray
    canvas.glow(x, y, unit * 0.2, palette.light, 0.85, 1.8)


def disc(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A flat sun with a thin ring around it."""
    palette = canvas.palette
    sun = (
        palette.accent
        if abs(lightness(palette.accent) - lightness(palette.horizon)) > 0.08
        else mix(palette.light, palette.accent, 0.2)
    )
    canvas.disc(x, y, radius, sun, 0.94, 1.4)
    edge = canvas.unit * 0.004
    circle = canvas.draw(
        lambda pen, at: pen.ellipse(
            [*at(x - radius * 1.12, y - radius * 1.12), *at(x + radius * 1.12, y + radius * 1.12)],
            outline=255,
            width=at.width(edge),
        )
    )
    canvas.lay(circle, sun, 0.9)


def halftone(canvas: Canvas, x: float, y: float) -> None:
    """Printed dots in everything dark, none near the middle of the burst."""
    pitch = max(4.0, canvas.unit * 0.0085)
    reach = np.float32(canvas.unit * 0.95)
    for start, stop in canvas.bands():
        ys = canvas.ys[start:stop]
        level = exact.weighted_sum(canvas.pixels[start:stop], (1 / 3, 1 / 3, 1 / 3)).astype(np.float32)
        across, down = (canvas.xs + ys) % pitch - pitch / 2, (canvas.xs - ys) % pitch - pitch / 2
        dot = np.sqrt(across * across + down * down) / np.float32(pitch * 0.72)
        dx, dy = canvas.xs - np.float32(x), ys - np.float32(y)
        away = np.sqrt(dx * dx + dy * dy) / reach
        ink = np.clip((np.clip(0.85 - level * 1.1, 0, 1) - dot) * 4 + 0.3, 0, 1) * np.clip(away * 1.5 - 0.3, 0, 1)
        canvas.over(ink.astype(np.float32), canvas.palette.near, 0, start, 0.42)


def speed_lines(canvas: Canvas, x: float, y: float) -> None:
    """Dark wedges from the picture's edge towards the middle of the burst."""
    dice, unit = canvas.dice, canvas.unit
    far = math.hypot(canvas.width, canvas.height)

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for _ in range(90):
            turn, half = dice.uniform(0, math.tau), dice.uniform(0.003, 0.014)
            near = unit * dice.uniform(0.34, 0.75)
            tip = (x + near * math.cos(turn), y + near * math.sin(turn))
            ends = [(x + far * math.cos(turn + edge), y + far * math.sin(turn + edge)) for edge in (-half, half)]
            pen.polygon([at(*tip), at(*ends[0]), at(*ends[1])], fill=int(dice.uniform(90, 230)))

    canvas.lay(canvas.draw(draw), canvas.palette.near, 0.75)
