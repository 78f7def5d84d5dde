"""The landscapes that fill a head: peaks, the sea, a city, the stars."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, mix
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import pines
from posterlib.offline_art.sets.heads import Frame
from posterlib.offline_art.sets.skyline import skyline
from posterlib.offline_art.sets.terrain import Profile, ridge_profile


@dataclass(frozen=True)
class World:
    """A landscape for a head, the words that call it, what grows on the head, and the last hill one can stand on."""

    paint: Callable[[Canvas, Frame], Profile]
    words: tuple[str, ...]
    crown: str


def _air(canvas: Canvas, frame: Frame, low: float) -> None:
    palette = canvas.palette
    top, bottom = frame.top - frame.size * 0.05, frame.top + frame.size * low
    deep = mix(palette.zenith, palette.near, 0.2)
    canvas.gradient([(0, deep), (0.5, mix(palette.zenith, palette.sky, 0.8)), (1, palette.horizon)], top, bottom)


def _peaks(canvas: Canvas, frame: Frame) -> Profile:
    palette, size, dice = canvas.palette, frame.size, canvas.dice
    _air(canvas, frame, 0.85)
    sun_x, sun_y = frame.at(dice.uniform(0.0, 0.16), dice.uniform(0.32, 0.42))
    lighting.sun(canvas, sun_x, sun_y, size * dice.uniform(0.085, 0.13), palette.light, 0.7)
    lean = frame.facing * size * 0.2 * dice.choice((-1, 1))
    profile = canvas.xs[0]
    for index in range(5):
        t = index / 4
        amplitude = size * (0.36 - 0.22 * t)
        profile = ridge_profile(
            canvas,
            frame.top + size * (0.7 + 0.5 * t),
            amplitude,
            (1.6 + 1.2 * t) * canvas.unit / size * 0.8,
            8,
            0.5,
            True,
            lean,
        )
        colour = mix(mix(palette.far, palette.horizon, 0.45), palette.near, t**0.8)
        if index in (2, 3):
            pines(
                canvas, profile, round(260 * canvas.width / canvas.unit), size * 0.02, size * (0.05 + 0.05 * t), colour
            )
        canvas.ridge(profile, colour, mix(palette.horizon, palette.light, 0.15), 0.8 - 0.5 * t, size * 0.26)
        if index == 3:
            standing = profile
    return standing


def _sea(canvas: Canvas, frame: Frame) -> Profile:
    palette, size, dice = canvas.palette, frame.size, canvas.dice
    level = frame.top + size * dice.uniform(0.6, 0.68)
    canvas.gradient([(0, palette.zenith), (0.6, palette.sky), (1, palette.horizon)], frame.top, level)
    sun_x, _ = frame.at(dice.uniform(-0.1, 0.16), 0)
    lighting.sun(canvas, sun_x, level - size * 0.1, size * dice.uniform(0.1, 0.16), palette.light, 0.8)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.zenith, 0.5),
        palette.horizon,
        frame.top,
        level - size * 0.06,
        3,
        3.0,
        0.5,
        0.7,
        sun_x / canvas.width,
    )
    swell = canvas.xs[0]
    for index in range(9):
        t = index / 8
        base = level + size * (0.015 + 0.75 * t**1.5)
        swell = ridge_profile(canvas, base, size * (0.012 + 0.075 * t), 7 - 4.5 * t, 4, 0.45, index > 2)
        glint = mix(palette.horizon, palette.light, 0.3)
        colour = mix(mix(palette.far, palette.horizon, 0.35 * (1 - t)), palette.near, t)
        canvas.ridge(swell - np.float32(max(1.0, size * 0.004)), mix(colour, glint, 0.6 * (1 - t) + 0.1))
        canvas.ridge(swell, colour)
        if index == 2:
            standing = swell
    return standing


def _city(canvas: Canvas, frame: Frame) -> Profile:
    palette, size = canvas.palette, frame.size
    _air(canvas, frame, 1.05)
    x, y = frame.at(0.1, 0.62)
    canvas.glow(x, y, size * 0.4, mix(palette.horizon, palette.light, 0.4), 0.6, 1.5)
    lamps = mix(palette.light, hex_colour("#ffc35a"), 0.5)
    share = size / canvas.unit
    for index in range(3):
        t = index / 2
        skyline(
            canvas,
            frame.top + size * (1.02 + 0.34 * t),
            ((0.22 - 0.04 * t) * share, (0.72 - 0.14 * t) * share),
            (0.045 * share, 0.1 * share),
            mix(palette.far, palette.near, 0.15 + 0.8 * t),
            lit=lamps,
            density=0.12 + 0.16 * t,
            fog_colour=mix(palette.horizon, palette.sky, 0.3),
            fog_depth=0.35 * share,
            fog=0.75 - 0.4 * t,
        )
    return np.full(canvas.width, frame.top + size * 1.4, np.float32)


def _stars(canvas: Canvas, frame: Frame) -> Profile:
    palette, size, dice = canvas.palette, frame.size, canvas.dice
    canvas.gradient(
        [
            (0, mix(palette.zenith, palette.near, 0.3)),
            (0.55, palette.zenith),
            (1, mix(palette.sky, palette.zenith, 0.3)),
        ],
        frame.top,
        frame.top + size * 1.3,
    )
    dust = canvas.fbm(2.4, 5, 1.4, 0.55)
    canvas.screen(np.clip((dust - 0.42) * 1.8, 0, 1), mix(palette.horizon, palette.accent, 0.3), 0.55)
    lighting.stars(canvas, 2600, 1.0, palette.light, 26)
    x, y = frame.at(dice.uniform(0.0, 0.2), dice.uniform(0.34, 0.5))
    radius = size * dice.uniform(0.13, 0.2)
    canvas.glow(x, y, radius * 1.5, mix(palette.horizon, palette.accent, 0.3), 0.7, 1.8)
    lighting.moon(canvas, x, y, radius, mix(palette.light, palette.horizon, 0.35), dice.choice((-0.7, 0.7)))
    ground = ridge_profile(canvas, frame.top + size * 1.22, size * 0.16, 2.5, 7, 0.5)
    canvas.ridge(ground, palette.near, mix(palette.near, palette.sky, 0.4), 0.6, size * 0.3)
    return ground


WORLDS: tuple[World, ...] = (
    World(
        _peaks, ("mountain", "mountains", "forest", "wood", "woods", "wild", "wilderness", "journey", "nature"), "pines"
    ),
    World(
        _sea,
        ("sea", "ocean", "island", "storm", "sailor", "sailing", "boat", "wave", "waves", "water", "coast"),
        "birds",
    ),
    World(
        _city,
        ("city", "crime", "detective", "street", "murder", "spy", "noir", "police", "corruption", "wall street"),
        "birds",
    ),
    World(
        _stars,
        ("space", "astronaut", "stars", "dream", "dreams", "universe", "scientist", "physicist", "planet"),
        "sparks",
    ),
)
