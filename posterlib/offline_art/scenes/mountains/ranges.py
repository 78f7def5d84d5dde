"""Rock: ranges in haze, snow on their facets, a crag, the walls of a valley and its river."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix, shade
from posterlib.offline_art.exact import Float, smoothstep
from posterlib.offline_art.masks import Place, blur, spread
from posterlib.offline_art.sets import foliage
from posterlib.offline_art.sets.terrain import ridge_profile


def ranges(
    canvas: Canvas, top: float, bottom: float, count: int, light_x: float, tones: tuple[float, float] = (0.0, 1.0)
) -> None:
    """Paint `count` ranges between two heights, the first two snowed on.

    `tones` are the distances of the first and last, 0 far (pale, hazy, tall) to 1 near.
    """
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    for i in range(count):
        step = i / max(1, count - 1)
        t = tones[0] + (tones[1] - tones[0]) * step
        colour = mix(mix(palette.horizon, palette.far, 0.55), mix(palette.far, palette.near, 0.72), t**0.9)
        fog = mix(palette.horizon, palette.light, 0.3 * (1 - t))
        amplitude = unit * (0.36 - 0.16 * t) * dice.uniform(0.75, 1.1)
        profile = ridge_profile(
            canvas,
            top + (bottom - top) * step,
            amplitude,
            1.6 + 1.5 * t,
            8,
            0.47,
            tilt=dice.uniform(-0.08, 0.08) * unit,
        )
        canvas.ridge(profile, colour, fog, 0.84 - 0.25 * t, unit * (0.24 + 0.05 * t), 1.1)
        if i < 2 and t < 0.5:
            _snow(canvas, profile, light_x, 0.15, 0.55 - 0.2 * i)


def _snow(canvas: Canvas, profile: Float, light_x: float, reach: float, opacity: float) -> None:
    """Whiten the facets of a ridge that face the light, `reach` units down from the crest."""
    palette, unit = canvas.palette, canvas.unit
    step = max(2, int(unit * 0.012))
    padded = np.pad(profile, step, mode="edge")
    rise = (padded[2 * step :] - padded[: -2 * step]) / step
    facing = np.where(np.arange(canvas.width) < light_x, -1, 1) * rise
    lit = np.clip(facing * 0.5 + 0.45, 0, 1).astype(np.float32)
    top, bottom = max(0, int(profile.min())), min(canvas.height, int(profile.max() + unit * reach) + 1)
    if top >= bottom:
        return
    rough = canvas.fbm(18, 4, 0.5, 0.6, 2)[top:bottom]
    below = canvas.ys[top:bottom] - profile[None]
    mask = np.clip(below, 0, 1) * np.clip(1 - below / (unit * reach * (0.3 + 0.7 * rough)), 0, 1)
    mask = mask * lit[None] * np.clip((rough - 0.42) * 5, 0, 1)
    canvas.over(mask, mix(palette.light, palette.horizon, 0.25), 0, top, opacity)


def spur(canvas: Canvas, x: float, y: float, lean: int) -> Float:
    """A crag whose flat top lies at (x, y): broken and steep towards the open side, a long ridge to the other."""
    unit = canvas.unit
    away = (np.arange(canvas.width) - x) * lean / unit
    flat = np.clip(np.abs(away) - 0.035, 0, None)
    drop = np.where(
        away > 0, flat * 0.5 + flat * flat * 0.35, 1.15 * np.sqrt(flat * 0.9) * np.clip(flat * 9, 0, 1) + flat * 0.6
    )
    ledges = (canvas.profile(5, 3, 0.6) - 0.5) * 0.16 * np.clip(flat * 6, 0, 1) * np.where(away > 0, 0.6, 1.6)
    rough = (canvas.profile(11, 5, 0.55, True) - 0.6) * 0.07 * np.clip(flat * 14, 0, 1)
    return np.asarray(y + (drop - rough + ledges) * unit, np.float32)


def valley_walls(canvas: Canvas, gap: float, horizon: float, meadow: Colour) -> None:
    """Paint three pairs of slopes, each nearer and darker, that leave a valley open about the column `gap`."""
    palette, unit, width = canvas.palette, canvas.unit, canvas.width
    columns = np.arange(width)
    for i, t in enumerate((0.15, 0.5, 0.9)):
        colour = mix(mix(palette.far, palette.horizon, 0.25), palette.near, t)
        base = horizon + unit * (0.1 + 0.13 * i)
        clearing = 0.14 + 0.08 * i
        for side in (-1, 1):
            run = np.clip(((columns - gap) * side - (0.05 + 0.07 * i) * unit) / ((0.46 - 0.1 * i) * width), 0, None)
            rock = ridge_profile(canvas, 0, unit * 0.13, 3.2, 7) * np.minimum(run * 7, 1)
            crest = base - unit * 0.48 * np.minimum(run, 1.6) ** 0.85 + rock
            profile = np.where(run > 0, crest, canvas.height + 2).astype(np.float32)
            shore = np.asarray(base + unit * 0.1 * run, np.float32)
            _wall(canvas, profile, shore, colour, mix(meadow, palette.horizon, 0.5 - 0.22 * i), 1.0 - 0.12 * i)
            start, end = (0.0, gap / width - clearing) if side < 0 else (gap / width + clearing, 1.0)
            tallest = unit * (0.05 + 0.03 * i)
            trees = shade(colour, -0.04)
            floor = np.minimum(shore, canvas.height - 1)
            foliage.pines(canvas, floor, 14, unit * 0.02, tallest, trees, max(0.0, start), min(1.0, end))


def _wall(canvas: Canvas, profile: Float, shore: Float, colour: Colour, fog: Colour, amount: float) -> None:
    """Paint a valley side between its ridge and the valley floor, hazy at the foot."""
    top, bottom = max(0, int(profile.min())), min(canvas.height, int(shore.max()) + 2)
    if top >= bottom:
        return
    crest, foot = np.asarray(profile, np.float32)[None], np.asarray(shore, np.float32)[None]
    span = np.maximum(foot - crest, 1)
    for start, stop in canvas.bands(top, bottom):
        ys = canvas.ys[start:stop]
        inside = np.clip(ys - crest + np.float32(0.5), 0, 1) * np.clip(foot - ys + np.float32(0.5), 0, 1)
        haze = smoothstep((ys - crest) / span) * np.float32(amount)
        paint = spread(haze, fog - colour) + np.tile(np.asarray(colour, np.float32), (canvas.width, 1))
        # Near its foot the slope runs out into the meadow instead of ending at a line.
        run_out = smoothstep((foot - ys) / np.float32(canvas.unit * 0.11))
        canvas.over(inside * run_out, paint, 0, start)


def river(canvas: Canvas, x: float, top: float) -> None:
    """A river that winds from (x, top) down to the bottom edge and carries the light of the sky."""
    height, width, unit = canvas.height, canvas.width, canvas.unit
    swing, phase = canvas.dice.uniform(0.07, 0.12) * unit, canvas.dice.uniform(0, 6)
    left, right = [], []
    for i in range(60):
        t = i / 59
        y = top + (height - top) * t
        bend = math.sin(phase + 9 * t**0.6) * swing * (0.25 + 1.5 * t)
        centre = x + bend + (width / 2 - x) * t * 0.4
        half = unit * (0.005 + 0.11 * t**1.4) * (1 + 0.25 * math.sin(phase * 3 + 17 * t**0.7))
        left.append((centre - half, y))
        right.append((centre + half, y))

    def bed(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.polygon([at(*point) for point in left + right[::-1]], fill=255)

    layer = canvas.draw(bed, (0, top, width, height))
    shine = np.clip(1.05 - (canvas.ys[layer.y : layer.y + layer.mask.shape[0]] - top) / (height - top) * 0.75, 0, 1)
    glints = np.clip(canvas.fbm(14, 3, 5.0, 0.55, 2)[layer.y : layer.y + layer.mask.shape[0]] * 1.3 + 0.2, 0, 1)
    canvas.over(
        layer.mask * shine * glints, mix(canvas.palette.horizon, canvas.palette.light, 0.55), layer.x, layer.y, 0.95
    )
    canvas.screen(blur(layer.mask, unit * 0.02) * shine, canvas.palette.horizon, 0.25, layer.y)
