"""Sea water with light in it: seen through the surface, from the deep, and from the air."""

import numpy as np
from numpy.typing import NDArray

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix, ramp
from posterlib.offline_art.exact import exp, sin, smoothstep
from posterlib.offline_art.masks import blur
from posterlib.offline_art.sets import lighting


def open_water(canvas: Canvas, surface: float, light_x: float) -> NDArray[np.float32]:
    """Paint sky and sea, light falling in at light_x; return the waterline, one y a column."""
    palette, unit = canvas.palette, canvas.unit
    sky = mix(palette.horizon, palette.light, 0.5)
    blue_depth(canvas, surface)
    canvas.glow(light_x, surface, unit * 0.3, palette.light, 0.55, 1.5)
    lighting.rays(
        canvas, light_x, surface - canvas.height * 0.3, palette.light, 0.42, 46, 1.2 * canvas.height / unit, 3, 0.4
    )
    across = np.arange(canvas.width) / unit
    wave = unit * 0.006 * sin(across * 22) + (canvas.profile(12, 3) - 0.5) * unit * 0.02
    line = (surface + wave).astype(np.float32)
    top, bottom = int(surface - unit * 0.02), int(surface + unit * 0.03)
    water = canvas.pixels[top:bottom].copy()
    canvas.gradient([(0, palette.horizon), (0.5, sky), (1, palette.light)], 0, bottom, only=True)
    canvas.over(np.clip(canvas.ys[top:bottom] - line[None] + 0.5, 0, 1), water, 0, top)
    depth = (canvas.ys - line[None]) / np.float32(unit * 0.022)
    canvas.over(
        np.clip(depth * 8, 0, 1) * np.clip(1 - depth, 0, 1), mix(palette.horizon, palette.sky, 0.55), opacity=0.55
    )
    canvas.over(exp(-np.abs(depth) * 7), mix(palette.light, palette.horizon, 0.2), opacity=0.9)
    return line


def blue_depth(canvas: Canvas, top: float) -> None:
    """Fill the canvas with water that darkens from `top` to the bottom."""
    palette = canvas.palette
    stops = [
        (0.0, mix(palette.horizon, palette.sky, 0.72)),
        (0.25, palette.sky),
        (0.6, mix(palette.sky, palette.zenith, 0.75)),
        (1.0, palette.near),
    ]
    canvas.gradient(stops, top, canvas.height)


def window_of_light(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """The round window through which the whole sky is seen from below, its rim broken by waves."""
    palette, unit = canvas.palette, canvas.unit
    ripple = (canvas.fbm(7, 3, 1, 0.45) - 0.5) * np.float32(radius * 0.5)
    away = np.clip((canvas.distance(x, y) + ripple * 0.25) / np.float32(unit * 1.05), 0, 1)
    stops = (
        (0.0, mix(palette.light, palette.sky, 0.1)),
        (0.2, mix(palette.sky, palette.light, 0.35)),
        (0.45, palette.sky),
        (0.75, mix(palette.sky, palette.zenith, 0.75)),
        (1.0, palette.near),
    )
    shades = ramp(stops, np.arange(256) / 255).astype(np.float32)
    canvas.pixels[:] = shades[(away * 255).astype(np.intp)]
    edge = np.clip((np.float32(radius) - canvas.distance(x, y) - ripple) / np.float32(unit * 0.05), 0, 1)
    canvas.over(smoothstep(edge), mix(palette.light, palette.horizon, 0.12), opacity=0.8)
    lighting.rays(canvas, x, y, palette.light, 0.5, 60, 1.25, 3, 0.42)
    canvas.glow(x, y, radius * 0.6, palette.light, 0.6, 1.6)


def caustics(canvas: Canvas) -> None:
    """The net of light that waves draw on what lies under them."""
    first, second = canvas.fbm(8, 2, 1.2, 0.4), canvas.fbm(11, 2, 1.2, 0.4)
    net = np.clip(1 - np.abs(first - second) * 6, 0, 1)
    canvas.screen(
        blur(net * net, canvas.unit * 0.003) * np.clip(canvas.fbm(2, 3) * 1.6 - 0.3, 0, 1), canvas.palette.light, 0.24
    )
