"""Sand: rolling rows, great dunes with one side in shadow, ripples."""

import math

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import sin
from posterlib.offline_art.sets.terrain import Profile, height_at
from posterlib.offline_art.shapes import polygon


def rolling_dune(canvas: Canvas, y: float, near: float) -> None:
    """Paint one row of rolling sand at `y`; `near` 0..1 darkens it."""
    palette, unit = canvas.palette, canvas.unit
    across = np.arange(canvas.width) / unit
    wave = (
        unit * 0.03 * sin(across * (3.2 + 2 * near) + canvas.dice.random() * 6)
        + (canvas.profile(2, 3) - 0.5) * unit * 0.05
    )
    colour = mix(mix(palette.horizon, palette.far, 0.45), palette.near, near * 0.85)
    fog = mix(mix(palette.horizon, palette.light, 0.1), palette.far, 0.35 + 0.55 * near)
    canvas.ridge((y + wave).astype(np.float32), colour, fog, 0.7, unit * 0.07)


def great_dune(canvas: Canvas, y: float, rise: float, lit: Colour, dark: Colour, side: int, peak: float) -> Profile:
    """Paint a dune whose crest line, curving down to the viewer, parts light from shadow; return its profile."""
    dice, unit = canvas.dice, canvas.unit
    x = (np.arange(canvas.width) / canvas.width).astype(np.float64)
    top = peak if side > 0 else 1 - peak
    top += dice.uniform(-0.08, 0.08)
    span = np.where(x < top, top + 0.15, 1.15 - top)
    hill = np.clip(1 - np.abs(x - top) / span, 0, 1)
    hill = hill * hill * (1.6 - 0.6 * hill)
    swell = rise * 0.25 * sin(x * 7 + dice.random() * 6) + (canvas.profile(3, 3) - 0.5) * unit * 0.012
    profile = np.asarray(y - rise * 1.6 * hill + swell, np.float32)
    canvas.ridge(profile, lit, mix(lit, dark, 0.35), 1.0, unit * 0.3)
    start_y = height_at(profile, top * canvas.width)
    shadow = [(px, float(py)) for px, py in enumerate(profile) if (px / canvas.width - top) * side < 0]
    if not shadow:
        return profile
    if side < 0:
        shadow.reverse()
    curve: list[tuple[float, float]] = []
    drop, swing = canvas.height * 1.02 - start_y, canvas.unit * dice.uniform(0.2, 0.42)
    bend = dice.uniform(-0.2, 0.8)
    for i in range(41):
        t = i / 40
        sweep = math.sin(t * math.pi * 1.12) * 0.62 * t**0.4 + bend * t
        curve.append((top * canvas.width + side * swing * sweep, start_y + drop * t))
    corner = (-2.0 if side > 0 else canvas.width + 2.0, canvas.height * 1.02)
    polygon(canvas, [*shadow, *curve, corner], dark, 0.96)
    return profile


def sand_ripples(canvas: Canvas, top: float) -> None:
    """Draw wind ripples over the sand below `top`, wider apart towards the viewer."""
    first = max(0, int(top))
    down = (canvas.ys[first:] - np.float32(top)) / np.float32(max(1.0, canvas.height - top))
    wander = canvas.fbm(2.4, 4, 1.6, 0.5, 8)[first:]
    ripple = np.clip(sin(np.sqrt(down + np.float32(0.02)) * 95 + wander * 26) - 0.2, 0, 1) * down
    canvas.over(ripple.astype(np.float32), canvas.palette.near, 0, first, 0.16)
