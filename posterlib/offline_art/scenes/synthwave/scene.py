"""Synthwave: the endless drive, the coast at dusk, a figure before the neon city, a gate of light."""

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import alive, lead, stand
from posterlib.offline_art.colour import hex_colour, mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.synthwave.highway import car, grid, road
from posterlib.offline_art.sets import foliage, lighting
from posterlib.offline_art.sets.neon import light_bars, light_frames, palms, sky, striped_sun, wire_mountains
from posterlib.offline_art.sets.skyline import skyline
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Ground, Stage

FINISH = Finish(bloom=0.55, vignette=0.5, contrast=0.15)
TAIL_LIGHT, TAIL_GLOW = hex_colour("#ff4a62"), hex_colour("#ff2a4d")
LONERS = ("coat", "woman", "walking_man", "man_looking_up")
DRIVING_WORDS = ("car", "drive", "driving", "driver", "race", "chase", "highway", "road")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four ideas of a neon decade, with the lines of a television over it."""
    choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)
    spacing = max(3, round(canvas.unit / 340))
    canvas.pixels[::spacing] *= np.float32(0.93)
    return FINISH


def _drive(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A road over the grid runs into the sun; the car is on it, off to one side."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon = int(height * dice.uniform(0.54, 0.62))
    vanishing = width / 2 + side * width * dice.uniform(0.04, 0.16)
    sky(canvas, horizon)
    striped_sun(canvas, stage, vanishing, horizon, unit * dice.uniform(0.19, 0.28), dice.uniform(0.35, 0.9))
    if dice.chance(0.4):
        skyline(
            canvas,
            horizon,
            (0.04, dice.uniform(0.14, 0.24)),
            (0.02, 0.045),
            mix(palette.zenith, palette.near, 0.4),
            lit=palette.accent,
            density=0.22,
            fog_colour=palette.horizon,
            fog_depth=0.1,
            fog=0.5,
            centre=vanishing,
        )
    else:
        wire_mountains(canvas, horizon, vanishing)
    grid(canvas, horizon, vanishing)
    foot = width / 2 - side * width * dice.uniform(0.04, 0.12)
    road(canvas, horizon, vanishing, foot)
    palms(canvas, horizon, -side if dice.chance(0.7) else 0)
    share = dice.uniform(0.6, 0.72)
    x = vanishing + (foot - vanishing) * share
    if reading.mentions(*DRIVING_WORDS) or reading.subject is None or not alive(reading.subject):
        car(canvas, stage, x, horizon + (height - horizon) * share, unit * 0.24 * share)
    else:
        _hero(canvas, stage, reading, x, horizon + (height - horizon) * share, unit * 0.26, vanishing)


def _coast(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Sun over a still sea in bars of light, tall palms leaning in from one side, someone on the sand."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon, beach = int(height * dice.uniform(0.58, 0.64)), height * 0.86
    x = width / 2 + side * width * dice.uniform(0.08, 0.16)
    radius = unit * dice.uniform(0.2, 0.28)
    sky(canvas, horizon)
    striped_sun(canvas, stage, x, horizon, radius, dice.uniform(0.4, 0.75))
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.5),
        mix(palette.horizon, palette.light, 0.5),
        horizon * 0.45,
        horizon,
        2.5,
        6,
        0.52,
        0.6,
        x / width,
    )
    canvas.gradient(
        [
            (0, mix(palette.horizon, palette.sky, 0.5)),
            (0.35, mix(palette.sky, palette.zenith, 0.4)),
            (0.8, mix(palette.zenith, palette.sky, 0.35)),
        ],
        horizon,
        height,
        only=True,
    )

    light_bars(canvas, x, radius, horizon, beach + unit * 0.05)
    sand = ridge_profile(canvas, beach + unit * 0.02, unit * 0.035, 1.2, 4, ridged=False, tilt=side * unit * 0.06)
    canvas.ridge(sand, shade(palette.near, -0.02))
    surf = np.clip(1 - np.abs(canvas.ys - sand[None]) / (unit * 0.0035), 0, 1)
    canvas.screen(blur(surf, unit * 0.008), palette.horizon, 0.8)
    canvas.screen(surf, mix(palette.horizon, palette.light, 0.4), 0.9)
    trees = dice.choice((2, 3))

    def grove(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(trees):
            root = width / 2 - side * min(width * (0.46 - 0.12 * i), unit * (0.62 - 0.16 * i))
            foliage.palm(
                pen,
                at,
                dice,
                root,
                float(height_at(sand, root)) + unit * 0.02,
                unit * dice.uniform(0.62, 0.8) * (1 - 0.17 * i),
                side * dice.uniform(0.08, 0.3),
            )

    canvas.lay(canvas.draw(grove), shade(palette.near, -0.02))
    _hero(
        canvas,
        stage,
        reading,
        width / 2 + side * width * dice.uniform(-0.04, 0.04),
        sand,
        unit * dice.choice((0.13, 0.18)),
        x,
    )


def _city(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A figure, back to us, before a city whose sun is larger than its towers."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon = int(height * dice.uniform(0.66, 0.72))
    x = width / 2 + side * width * dice.uniform(0.06, 0.14)
    sky(canvas, horizon)
    striped_sun(canvas, stage, x, horizon, unit * dice.uniform(0.28, 0.36), 0.55)
    haze = mix(palette.horizon, palette.sky, 0.4)
    skyline(
        canvas,
        horizon,
        (0.08, 0.34),
        (0.03, 0.06),
        mix(palette.sky, palette.horizon, 0.35),
        fog_colour=haze,
        fog=0.7,
        centre=x,
    )
    skyline(
        canvas,
        horizon,
        (0.04, 0.26),
        (0.035, 0.07),
        mix(palette.near, palette.sky, 0.3),
        lit=palette.accent,
        density=0.2,
        fog_colour=haze,
        fog_depth=0.12,
        fog=0.7,
    )
    grid(canvas, horizon, x)
    at_x = width / 2 - side * width * dice.uniform(0.1, 0.17)
    _hero(canvas, stage, reading, at_x, min(height * 0.93, horizon + unit * 0.3), unit * dice.choice((0.34, 0.46)), x)


def _gate(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Frames of light, one inside the other, lead the eye down to a small figure and what lies beyond."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    x, y = (width / 2 + dice.choice((-1, 1)) * width * dice.uniform(0.03, 0.12), height * dice.uniform(0.46, 0.54))
    canvas.gradient([(0, palette.zenith), (0.5, mix(palette.zenith, palette.sky, 0.8)), (1, palette.near)])
    lighting.stars(canvas, 700, 1.0, palette.light, 6)
    canvas.glow(x, y, unit * 0.22, palette.horizon, 0.95, power=1.3)
    canvas.disc(x, y, unit * 0.085, mix(palette.light, palette.horizon, 0.15), softness=2)
    light_frames(canvas, x, y)
    size = unit * 0.105
    _hero(canvas, stage, reading, x, y + unit * 0.085 + size * 0.12, size, x)


CONCEPTS = (
    Concept(_drive, DRIVING_WORDS, (), 1.3),
    Concept(_coast, ("miami", "beach", "coast", "palm", "california"), ("ocean", "summer", "love")),
    Concept(_city, ("city", "tokyo", "skyline"), ("cyberpunk", "detective", "revenge", "night", "street")),
    Concept(_gate, ("portal", "gate", "virtual", "arcade", "computer"), ("game", "hacker", "dimension", "time"), 0.8),
)


def _hero(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, ground: Ground, size: float, light_x: float
) -> None:
    stand(
        stage,
        reading,
        lead(canvas, reading, LONERS),
        x,
        ground,
        size,
        shade(canvas.palette.near, -0.02),
        rim=mix(canvas.palette.accent, canvas.palette.light, 0.2),
        light_x=light_x,
        rim_width=max(1.0, canvas.unit * 0.002),
    )
