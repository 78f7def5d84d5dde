"""Water: a sea in perspective with its path of light, swells, foam, and what floats mirrored in it."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from posterlib.offline_art import exact, noise
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import Float, smoothstep
from posterlib.offline_art.masks import Place
from posterlib.offline_art.staging import Placed

Field = NDArray[np.float32]

_TILE = 512


def sea(
    canvas: Canvas, horizon: int, light_x: float, light: Colour, *, roughness: float = 1.0, glitter: float = 1.0
) -> None:
    """Paint water from the horizon to the bottom edge, with a path of `light` under `light_x`.

    `roughness` 0 is a mirror with faint lines, 1 a breeze, 2 a storm; `glitter` scales the path of light.
    """
    palette, height = canvas.palette, canvas.height
    shore = [(0.0, mix(palette.horizon, palette.sky, 0.45)), (0.22, palette.far), (1.0, palette.near)]
    canvas.gradient(shore, horizon, height, only=True)
    if horizon >= height:
        return
    down = ((canvas.ys[horizon:] - horizon) / max(1, height - horizon)).astype(np.float32)
    waves = _perspective(canvas, down, 0.3, 1.3)
    ripples = _perspective(canvas, down, 0.8, 3.4)
    height_field = waves * 0.6 + ripples * 0.4
    strength = np.clip(down * 7, 0.25, 1) * min(1.0, 0.35 + 0.4 * roughness)
    lit = smoothstep((height_field - 0.52) * 5) * strength
    dark = smoothstep((0.5 - height_field) * 5) * strength
    canvas.over(dark, palette.near, 0, horizon, 0.5)
    canvas.over(lit, mix(palette.sky, palette.horizon, 0.4), 0, horizon, 0.34)
    aside = (canvas.xs - light_x) / (canvas.unit * (0.05 + 0.3 * down))
    path = exact.exp(-np.minimum(aside * aside, 12))
    sparkle = np.clip((height_field - 0.66 + 0.3 * path - 0.1 * down) * 9, 0, 1) * path
    canvas.screen(sparkle * (1.05 - 0.6 * down), mix(light, palette.horizon, 0.2), min(1.0, 0.95 * glitter), horizon)
    canvas.glow(light_x, horizon, canvas.unit * 0.3, light, 0.4 * glitter, squash=10)


def wave_fronts(canvas: Canvas, horizon: int, usual: int) -> int:
    """Return how many swells cover the water below a horizon: `usual` on a square, more on a tall canvas."""
    return max(usual, round((canvas.height - horizon) / canvas.unit * usual * 1.4))


def swell(
    canvas: Canvas,
    y: float,
    amplitude: float,
    length: float,
    colour: Colour,
    crest: Colour,
    *,
    steepness: float = 0.6,
    lean: float = 0.0,
    foam: float = 0.5,
) -> NDArray[np.float32]:
    """Paint one near wave front across the picture and return its profile.

    `amplitude` and `length` are pixels from trough to crest and from crest to crest; `steepness` below 1 sharpens the
    crests, `lean` (-0.7..0.7) tips them sideways, `foam` 0..1 whitens them.
    """
    unit, palette = canvas.unit, canvas.palette
    profile, exposure = _trochoid(canvas, y, amplitude, length, steepness, lean)
    glassy = mix(mix(colour, palette.sky, 0.45), crest, 0.12)
    canvas.ridge(profile, glassy, colour, 1.0, amplitude * 0.9 + unit * 0.012)
    reach = amplitude * 1.7 + unit * 0.06
    top, bottom = max(0, int(profile.min()) - 2), min(canvas.height, int(profile.max() + reach) + 2)
    if top >= bottom:
        return profile
    below = canvas.ys[top:bottom] - profile[None]
    inside = np.clip(below + 0.5, 0, 1)
    along = canvas.xs / unit
    tile = noise.fbm(canvas.dice, _TILE, _TILE, 8, 3, 1.0, 0.55, 1)
    # Read along the wave's own surface, so that streaks run with it: long sideways, thin downwards.
    depth = np.maximum(below, 0) / unit
    streaks = tile[
        _bounce(depth * 5.5 / (0.35 + amplitude / unit * 9)),
        _bounce(along * 0.55 + depth * lean + canvas.dice.random()),
    ]
    fade = inside * np.clip(1 - below / reach, 0, 1)
    canvas.over(smoothstep((streaks - 0.55) * 7) * fade, mix(glassy, crest, 0.25), 0, top, 0.55)
    canvas.over(smoothstep((0.45 - streaks) * 6) * fade, palette.near, 0, top, 0.4)
    if foam > 0:
        ragged = tile[_bounce(along * 2.3 + depth * 3), _bounce(depth * 6 + along * 0.7)]
        thick = unit * 0.0035 + amplitude * 0.42 * np.clip(exposure * 1.9 - 0.75, 0, 1)[None] * (ragged * 1.7 - 0.35)
        cap = (
            inside
            * np.clip((thick - below) / (1 + unit * 0.003) + 0.5, 0, 1)
            * np.clip(exposure * 2.4 - 0.6, 0, 1)[None]
        )
        canvas.over(cap * (0.55 + 0.45 * ragged), crest, 0, top, foam)
        _spray(canvas, profile, exposure, amplitude, crest, foam, lean)
    return profile


def mirror(
    canvas: Canvas, placed: Placed | None, colour: Colour, *, squash: float = 0.55, opacity: float = 0.5
) -> None:
    """Paint the broken reflection of a figure, `squash` as tall as it, below the line it stands or floats on."""
    if placed is None:
        return
    mask = placed.layer.mask
    rows = max(1, min(mask.shape[0], int(placed.ground_y - placed.layer.y)))
    image = Image.fromarray(mask[:rows]).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    size = (mask.shape[1], max(2, int(rows * squash)))
    shape = np.asarray(image.resize(size, Image.Resampling.BILINEAR))
    gaps = Image.fromarray(canvas.dice.field((26, 5))).resize(size, Image.Resampling.BICUBIC)
    tremble = ((canvas.dice.field(size[1]) - 0.5) * canvas.unit * 0.008).astype(np.intp)
    columns = np.clip(np.arange(size[0])[None] + tremble[:, None], 0, size[0] - 1)
    fade = np.linspace(1, 0.3, size[1], dtype=np.float32)[:, None]
    broken = np.take_along_axis(shape, columns, axis=1) * np.clip((np.asarray(gaps) - 0.25) * 3, 0, 1) * fade
    canvas.over(broken, colour, placed.layer.x, int(placed.layer.y + rows), opacity)


def _spray(
    canvas: Canvas, profile: Field, exposure: Field, amplitude: float, colour: Colour, foam: float, lean: float
) -> None:
    """Drops torn off the highest crests."""
    dice, unit = canvas.dice, canvas.unit
    drops = []
    for _ in range(int(110 * canvas.width / unit)):
        x = dice.randrange(canvas.width)
        lift, drift, size = abs(dice.gauss(0, 0.22)), dice.gauss(lean, 0.35), dice.random()
        if exposure[x] > 0.72:
            radius = unit * (0.0008 + 0.0022 * size * size)
            drops.append((x + drift * amplitude * 0.5, float(profile[x]) - lift * amplitude, radius))
    if not drops:
        return

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x, y, radius in drops:
            pen.ellipse([*at(x - radius, y - radius), *at(x + radius, y + radius)], fill=220)

    top = min(y for _, y, _ in drops) - 3
    canvas.lay(canvas.draw(paint, (0, top, canvas.width, float(profile.max()) + 3)), colour, foam)


def _perspective(canvas: Canvas, down: Field, across: float, away: float) -> Field:
    """Noise laid flat on the water: `across` and `away` are tiles to a unit at the viewer's feet."""
    tile = noise.fbm(canvas.dice, _TILE, _TILE, 9, 3, 1.0, 0.5, 1)
    depth = 1 / (down + 0.04)
    start = canvas.dice.random() * 2
    column = _bounce((canvas.xs / canvas.unit - 0.5) * depth * across + start)
    row = _bounce(depth * away + canvas.dice.random())
    flat = tile[row, column]
    # Far waves are finer than a pixel; only their mean can be seen.
    return np.asarray(0.5 + (flat - 0.5) * np.clip(down * 26 + 0.3, 0, 1), np.float32)


def _bounce(place: Float) -> NDArray[np.intp]:
    """Tile indices of a coordinate that runs to and fro over the tile, so that it has no seam."""
    folded = np.abs((place * 0.5 - np.floor(place * 0.5)) * 2 - 1)
    return np.asarray(np.minimum((folded * _TILE).astype(np.intp), _TILE - 1), np.intp)


def _trochoid(
    canvas: Canvas, y: float, amplitude: float, length: float, steepness: float, lean: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The line of a water wave, and how near to its crest each column is (0 trough, 1 crest)."""
    width = canvas.width
    turns = width / length + 4
    phase = canvas.dice.random() * 2 * math.pi
    angles = np.linspace(0, turns * 2 * math.pi, int(turns * 64))
    rise = np.cos(angles)
    place = (angles - steepness * np.sin(angles) + lean * (1 + rise) - phase) * length / (2 * math.pi) - length
    wander = (canvas.profile(1.6, 2) - 0.5) * length * 0.7
    crest = np.interp(np.arange(width) + wander, place, rise) * 0.5 + 0.5
    size = 0.35 + 0.9 * canvas.profile(1.3 * canvas.unit / length, 2)
    chop = (canvas.profile(26, 3) - 0.5) * amplitude * 0.09
    profile = np.asarray(y - amplitude * size * crest + chop, np.float32)
    return profile, np.asarray(np.clip(crest * size, 0, 1), np.float32)
