"""City blocks: rows of towers with lit windows, single facades, neon signs, and streets that mirror them."""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, hex_colour, mix
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import Box, Place
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.reflections import mirrored

LAMPLIGHT = hex_colour("#ffc35a")


@dataclass(frozen=True)
class Block:
    """One building: its left edge, width and height in pixels, and a number 0..1 that decides its roof."""

    x: float
    width: float
    height: float
    roof: float


def window_light(canvas: Canvas) -> Colour:
    """Return the colour of lit windows in this palette."""
    return mix(canvas.palette.light, LAMPLIGHT, 0.55)


def skyline(
    canvas: Canvas,
    base: float,
    heights: tuple[float, float],
    widths: tuple[float, float],
    colour: Colour,
    *,
    lit: Colour | None = None,
    density: float = 0.3,
    fog_colour: Colour | None = None,
    fog_depth: float = 0.3,
    fog: float = 0.8,
    centre: float | None = None,
) -> tuple[Block, ...]:
    """Paint a row of buildings standing on `base` and filling everything below it; sizes are shares of a unit.

    Towers crowd around `centre` (a column). Windows are lit at `density` when `lit` has a colour. The row fades into
    `fog_colour` over the last `fog_depth` units above the base.
    """
    blocks = _plan(canvas, heights, widths, centre)
    tallest = max(block.height for block in blocks)
    top = max(0, int(base - tallest * 1.35))
    shape = canvas.draw(lambda pen, at: _row(pen, at, canvas, blocks, base), (0, top, canvas.width, canvas.height))
    paint = np.asarray(colour, np.float32)
    if fog_colour is not None:
        rows = canvas.ys[shape.y : shape.y + shape.mask.shape[0]]
        share = np.clip((rows - (base - fog_depth * canvas.unit)) / (fog_depth * canvas.unit), 0, 1) * np.float32(fog)
        paint = np.broadcast_to(
            paint + (np.asarray(fog_colour, np.float32) - paint) * share[..., None], (*shape.mask.shape, 3)
        )
    canvas.over(shape.mask, paint, 0, shape.y)
    if lit is not None:
        _light_windows(canvas, blocks, base, shape.y, shape.mask, lit, density)
    return blocks


def towers(canvas: Canvas, base: float, centre: float, low: float = 1.0) -> None:
    """Three rows of towers, each nearer, darker and more lit than the one behind."""
    palette, unit = canvas.palette, canvas.unit
    warm, haze = window_light(canvas), mix(palette.horizon, palette.sky, 0.3)
    skyline(
        canvas,
        base,
        (0.18 * low, 0.52),
        (0.03, 0.07),
        mix(palette.horizon, palette.far, 0.5),
        fog_colour=haze,
        fog_depth=0.5,
        fog=0.9,
        centre=centre,
    )
    skyline(
        canvas,
        base,
        (0.14 * low, 0.6),
        (0.05, 0.1),
        mix(palette.far, palette.sky, 0.2),
        lit=warm,
        density=0.14,
        fog_colour=haze,
        fog_depth=0.5,
        fog=0.8,
        centre=centre * 0.6 + canvas.width * 0.2,
    )
    lighting.fog_band(canvas, base - unit * 0.12, unit * 0.13, haze, 0.5)
    skyline(
        canvas,
        base,
        (0.06, 0.36),
        (0.07, 0.13),
        mix(palette.near, palette.far, 0.35),
        lit=warm,
        density=0.24,
        fog_colour=mix(haze, palette.far, 0.4),
        fog_depth=0.24,
        fog=0.7,
    )


def facade(
    canvas: Canvas,
    box: Box,
    colour: Colour,
    lit: Colour,
    *,
    density: float = 0.15,
    window: tuple[float, float] = (0.0095, 0.015),
) -> None:
    """Paint one near building and its windows; `window` is their width and height in units."""
    left, top, right, bottom = box
    canvas.lay(canvas.draw(lambda pen, at: pen.rectangle([*at(left, top), *at(right, bottom)], fill=255), box), colour)
    across, down = window[0] * canvas.unit, window[1] * canvas.unit
    dice = _dice_for_windows(canvas)

    def windows(pen: ImageDraw.ImageDraw, at: Place) -> None:
        y = top + down
        while y < bottom - down:
            x = left + across * 0.8
            while x < right - across * 1.2:
                if dice.chance(density):
                    pen.rectangle([*at(x, y), *at(x + across, y + down)], fill=int(50 + 170 * dice.random()))
                x += across * 1.9
            y += down * 1.7

    canvas.lay(canvas.draw(windows, box), lit, 0.85)


def _dice_for_windows(canvas: Canvas) -> Dice:
    """Return dice of their own: how many windows fit depends on the resolution, what comes after them must not."""
    return canvas.dice.fork(f"windows {canvas.dice.random()}")


def wet_street(canvas: Canvas, top: int, *, darkness: float = 0.3, ripple: float = 1.0) -> None:
    """Turn everything below `top` into wet ground that mirrors what stands above it."""
    image = mirrored(canvas, top, ripple)
    down = np.linspace(0, 1, canvas.height - top, dtype=np.float32)[:, None, None]
    ground = np.asarray(canvas.palette.near, np.float32)
    canvas.pixels[top:] = image * (0.95 - darkness - 0.3 * down) + ground * (darkness * 0.6 + 0.25 * down)


def _plan(
    canvas: Canvas, heights: tuple[float, float], widths: tuple[float, float], centre: float | None
) -> tuple[Block, ...]:
    unit, dice = canvas.unit, canvas.dice
    blocks: list[Block] = []
    x = -unit * 0.02
    while x < canvas.width + unit * 0.005:
        width, share = unit * dice.uniform(*widths), dice.random() ** 1.5
        if centre is not None:
            share *= 0.35 + 0.75 * math.exp(-(((x + width / 2 - centre) / (canvas.width * 0.3)) ** 2))
        blocks.append(Block(x, width, (heights[0] + (heights[1] - heights[0]) * share) * unit, dice.random()))
        x += width * dice.uniform(0.86, 1.0)
    return tuple(blocks)


def _row(pen: ImageDraw.ImageDraw, at: Place, canvas: Canvas, blocks: tuple[Block, ...], base: float) -> None:
    for block in blocks:
        _building(pen, at, canvas, block, base)


def _building(pen: ImageDraw.ImageDraw, at: Place, canvas: Canvas, block: Block, base: float) -> None:
    """The body, and one of: setbacks with a mast, a gable, a slant, a water tank, a stair head with an aerial, flat."""
    x, width, tall = block.x, block.width, block.height
    top, middle, right = base - tall, x + width / 2, x + width
    hair = at.width(canvas.unit * 0.0011)

    def box(left: float, upper: float, end: float, lower: float) -> None:
        pen.rectangle([*at(left, upper), *at(end, lower)], fill=255)

    box(x, top, right, canvas.height)
    if block.roof < 0.2:
        box(middle - width * 0.3, top - tall * 0.07, middle + width * 0.3, top)
        box(middle - width * 0.15, top - tall * 0.13, middle + width * 0.15, top)
        pen.line([at(middle, top - tall * 0.26), at(middle, top)], fill=255, width=hair)
    elif block.roof < 0.32:
        pen.polygon([at(x, top), at(middle, top - width * 0.55), at(right, top)], fill=255)
        pen.line([at(middle, top - width * 0.95), at(middle, top)], fill=255, width=hair)
    elif block.roof < 0.46:
        pen.polygon([at(x, top), at(right, top), at(right, top - width * 0.4)], fill=255)
    elif block.roof < 0.64:
        water_tank(pen, at, x + width * (0.2 + block.roof * 0.4), top, width * 0.25)
    elif block.roof < 0.82:
        pen.line([at(x + width * 0.7, top - tall * 0.12), at(x + width * 0.7, top)], fill=255, width=hair)
        box(x + width * 0.1, top - width * 0.1, x + width * 0.5, top)


def water_tank(pen: ImageDraw.ImageDraw, at: Place, x: float, ground: float, width: float) -> None:
    """Draw a rooftop water tank on its legs, its left edge at `x`."""
    foot, rim = ground - width * 0.55, ground - width * 1.5
    pen.rectangle([*at(x, rim), *at(x + width, foot)], fill=255)
    pen.polygon([at(x - width * 0.1, rim), at(x + width / 2, rim - width * 0.5), at(x + width * 1.1, rim)], fill=255)
    for share in (0.06, 0.5, 0.94):
        pen.line([at(x + width * share, foot), at(x + width * share, ground)], fill=255, width=at.width(width * 0.07))
    pen.line([at(x, foot), at(x + width, ground)], fill=255, width=at.width(width * 0.04))


def _light_windows(
    canvas: Canvas, blocks: tuple[Block, ...], base: float, top: int, shape: Float, lit: Colour, density: float
) -> None:
    height = canvas.height - top
    image = Image.new("L", (canvas.width, height))
    pen = ImageDraw.Draw(image)
    wide, tall = max(2, int(canvas.unit * 0.0052)), max(3, int(canvas.unit * 0.0075))
    dice = _dice_for_windows(canvas)
    for block in blocks:
        _windows_of(pen, dice.fork(f"{block.roof}"), block, base - top, height, wide, tall, density)
    light = np.asarray(image, np.float32) / np.float32(255)
    canvas.over(light * shape, lit, 0, top, 0.95)
    soft = image.reduce(4).filter(ImageFilter.GaussianBlur(canvas.unit * 0.0022))
    spill = soft.resize((canvas.width, height), Image.Resampling.BILINEAR)
    canvas.screen(np.asarray(spill, np.float32) / np.float32(255), lit, 0.55, top)


def _windows_of(
    pen: ImageDraw.ImageDraw, dice: Dice, block: Block, base: float, bottom: int, wide: int, tall: int, density: float
) -> None:
    across, down = wide * dice.choice((1.9, 2.2, 2.6)), tall * dice.choice((1.7, 2.0, 2.3))
    share = density * dice.uniform(0.3, 1.6)
    y = base - block.height + tall * 1.5
    while y < min(bottom, base + tall):
        whole_floor = dice.chance(0.06)
        x = block.x + wide
        while x < block.x + block.width - wide * 1.4:
            if whole_floor or dice.chance(share):
                pen.rectangle([x, y, x + wide - 1, y + tall - 1], fill=int(110 + 145 * dice.random()))
            x += across
        y += down
