"""A sky for children: sun or moon, round clouds, and a flight over a sea of cloud."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix, shade
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.hills.cast import NOT_OUT_HERE, storybook_finish
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.lighting import WHITE
from posterlib.offline_art.shapes import box, circle, coverage, turned
from posterlib.offline_art.staging import Stage

FLIERS = ("dragon", "whale", "bird", "eagle", "plane", "ufo", "rocket", "witch_on_broom", "bat", "raven")


def flight(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Over a sea of cloud something large is flying, and somebody small is riding it."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.66, 0.74)
    flier = _flier(canvas, reading)
    # Either the sun is a stage for the flight, or it stands well clear of it.
    framed = dice.chance(0.4)
    span = min(unit * (0.44 if framed else 0.68), horizon * 0.9)
    tall = min(span / FIGURES[flier].width, horizon * 0.5)
    if framed:
        x, y = stage.third(), horizon * dice.uniform(0.42, 0.52)
        x = min(max(x, unit * 0.36), width - unit * 0.36)
        sun_x, sun_y, radius = x, y + unit * 0.02, min(unit * 0.33, horizon * 0.44)
    else:
        x, y = width * 0.5 - side * min(width * 0.16, unit * 0.2), horizon * dice.uniform(0.34, 0.5)
        radius = unit * dice.uniform(0.12, 0.19)
        sun_x, sun_y = width * 0.5 + side * min(width * 0.28, unit * 0.36), horizon - radius * dice.uniform(0.2, 0.9)
    bright_sky(canvas, stage, reading, sun_x, sun_y, radius, horizon)
    scattered_clouds(canvas, 4, 0.05, 0.3)
    bank = mix(palette.light, palette.horizon, 0.45)
    deep = mix(palette.sky, palette.far, 0.3)
    cloud_bank(canvas, horizon, unit * 0.1, mix(bank, palette.sky, 0.25), mix(bank, deep, 0.65))
    body = mix(palette.near, palette.far, 0.15)
    turned(canvas, flier, x, y, tall, body, degrees=side * -dice.uniform(3, 12), flip=side > 0, rim=palette.light)
    rider = (
        reading.subject
        if reading.subject and reading.subject not in NOT_OUT_HERE and reading.subject != flier
        else "child"
    )
    if flier in ("whale", "dragon", "eagle") and FIGURES.get(rider) and FIGURES[rider].feet:
        stage.stamp(
            rider,
            x - side * tall * 0.06,
            y - tall * (0.12 if flier == "whale" else 0.05),
            tall * 0.3,
            shade(body, -0.06),
            flip=side < 0,
            rim=palette.light,
            rim_width=unit * 0.0015,
        )
    birds = [(x - side * unit * dice.uniform(0.2, 0.42), y + unit * dice.uniform(-0.16, 0.22)) for _ in range(5)]
    for bird_x, bird_y in birds:
        turned(canvas, "bird", bird_x, bird_y, unit * dice.uniform(0.016, 0.03), mix(palette.near, palette.sky, 0.3))
    cloud_bank(
        canvas, horizon + (height - horizon) * 0.36, unit * 0.14, mix(bank, palette.light, 0.35), mix(bank, deep, 0.8)
    )
    cloud_bank(
        canvas, horizon + (height - horizon) * 0.72, unit * 0.19, mix(bank, lighting.WHITE, 0.5), mix(bank, deep, 0.6)
    )
    return storybook_finish()


def _flier(canvas: Canvas, reading: Reading) -> str:
    """Name what flies: the prompt's own, else one of the dice's."""
    for name in FLIERS:
        if name in reading.companions or reading.mentions(name.split("_")[0]):
            return name
    return canvas.dice.choice(("whale", "whale", "dragon", "eagle"))


def bright_sky(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, y: float, radius: float, horizon: float
) -> None:
    """Paint a clear sky with its sun, or at night its moon and stars, and reserve the disc."""
    palette = canvas.palette
    canvas.gradient([(0, palette.zenith), (0.6, palette.sky), (1, palette.horizon)], 0, horizon * 1.1)
    if reading.time_of_day == "night":
        lighting.stars(canvas, 700, 0.6, palette.light, 12, 0.9)
        lighting.moon(canvas, x, y, radius, mix(palette.light, lighting.WHITE, 0.3))
    else:
        lighting.rays(canvas, x, y, palette.light, 0.3, 26, 1.2, 1, 0.48)
        lighting.sun(canvas, x, y, radius, palette.light, 0.8)
    stage.reserve_disc(x, y, radius, 3.0)


def scattered_clouds(canvas: Canvas, count: int, top: float, bottom: float) -> None:
    """Scatter about `count` round clouds a unit between two shares of the height."""
    dice, unit = canvas.dice, canvas.unit
    for _ in range(round(count * max(1.0, canvas.width / unit * 0.8))):
        round_cloud(
            canvas,
            canvas.width * dice.random(),
            canvas.height * dice.uniform(top, bottom),
            unit * dice.uniform(0.07, 0.16),
            dice.uniform(0.65, 0.95),
        )


def round_cloud(canvas: Canvas, x: float, y: float, size: float, opacity: float) -> None:
    """A cloud of round puffs on a flat base, about 2 × `size` wide."""
    dice, palette = canvas.dice, canvas.palette
    puffs = []
    for i in range(7):
        rise = math.sin(math.pi * (i + 0.5) / 7) * dice.uniform(0.6, 1.25)
        puffs.append(
            (
                x + (i - 3) * size * 0.3 + dice.uniform(-0.06, 0.06) * size,
                y - size * 0.26 * rise,
                size * dice.uniform(0.16, 0.25) * (0.7 + 0.5 * rise),
            )
        )

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for px, py, radius in puffs:
            pen.ellipse((*at(px - radius, py - radius), *at(px + radius, py + radius)), fill=255)
        pen.rounded_rectangle(
            (*at(x - size, y - size * 0.08), *at(x + size, y + size * 0.14)), at.width(size * 0.11), fill=255
        )

    layer = canvas.draw(paint, (x - size * 1.3, y - size, x + size * 1.3, y + size * 0.4))
    fade = np.linspace(0, 1, layer.mask.shape[0], dtype=np.float32)[:, None, None]
    top, base = (
        np.asarray(mix(palette.light, WHITE, 0.5), np.float32),
        np.asarray(mix(palette.sky, palette.light, 0.5), np.float32),
    )
    picture = np.broadcast_to(top + (base - top) * fade, (*layer.mask.shape, 3))
    canvas.over(layer.mask, picture, layer.x, layer.y, opacity)


def cloud_bank(canvas: Canvas, y: float, size: float, colour: Colour, shadow: Colour) -> None:
    """A sea of cloud from `y` down: puffs about `size` pixels large, `colour` on top and `shadow` in the depth."""
    dice = canvas.dice
    puffs = []
    x = -size
    while x < canvas.width + size:
        puffs.append(circle(x, y + dice.uniform(-0.15, 0.35) * size, size * dice.uniform(0.45, 0.95), 0.8, 48))
        x += size * dice.uniform(0.45, 0.9)
    bottom = max(canvas.height, y + size) + 2.0
    body = box(-2.0, y + size * 0.15, canvas.width + 2.0, bottom)
    layer = coverage(canvas, [*puffs, body])
    if layer is None:
        return
    fade = np.clip(
        np.linspace(0, 1, layer.mask.shape[0], dtype=np.float32) * np.float32(layer.mask.shape[0] / (size * 2.4)), 0, 1
    )[:, None, None]
    top, base = np.asarray(colour, np.float32), np.asarray(shadow, np.float32)
    canvas.over(layer.mask, np.broadcast_to(top + (base - top) * fade, (*layer.mask.shape, 3)), layer.x, layer.y)
