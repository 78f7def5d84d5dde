"""The streets of a film noir: one lamp in the fog, and a shadow on a wall of bricks."""

import numpy as np
from PIL import Image, ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead
from posterlib.offline_art.colour import mix
from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Layer, Place, Point, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.blinds.cast import WOMEN
from posterlib.offline_art.scenes.blinds.slats import close_up
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.beams import cone, pool, shine
from posterlib.offline_art.sets.props import prop
from posterlib.offline_art.sets.reflections import mirrored
from posterlib.offline_art.shapes import box, polygon, polygons
from posterlib.offline_art.staging import Stage

# Who flees runs; anybody the prompt dresses up stays as they are.
RUNNING = {
    **dict.fromkeys(("person", "coat", "detective", "walking_man", "man_looking_up", "man_leaning"), "running_man"),
    **dict.fromkeys(("woman", "femme_fatale", "girl", "woman_with_umbrella"), "running_woman"),
}

LAMP_EXTENT = (-0.4, -0.1, 0.4, 1.1)


def street_lamp(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """One lamp in the fog, one figure at the edge of its light, wet stones."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    ground = int(height * dice.uniform(0.74, 0.8))
    side = dice.choice((-1, 1))
    x = width * 0.5 + side * min(width * 0.22, unit * dice.uniform(0.16, 0.26))
    canvas.gradient(
        [
            (0, palette.zenith),
            (0.7, mix(palette.sky, palette.zenith, 0.3)),
            (1, mix(palette.sky, palette.horizon, 0.35)),
        ],
        0,
        ground,
    )
    _house_fronts(canvas, x, ground)
    lighting.fog_band(canvas, ground - unit * 0.08, unit * 0.2, mix(palette.sky, palette.horizon, 0.5), 0.6)
    tall = min(unit * dice.uniform(0.72, 0.85), ground * 0.8)
    lamp_x, lamp_y = x - side * tall * 0.16, ground - tall * 0.86
    shine(
        canvas,
        np.where(
            canvas.ys < ground,
            cone(canvas, lamp_x, lamp_y, 90, 27, tall, mouth=unit * 0.02, softness=0.5, fading=0.6),
            0,
        ),
        mix(palette.light, palette.horizon, 0.2),
        0.75,
        0.6,
    )
    canvas.lay(prop(canvas, _lamp_post, x, ground - tall, tall, LAMP_EXTENT, side < 0), palette.near)
    canvas.glow(lamp_x, lamp_y, unit * 0.035, palette.light, 1.0, 1.4)
    size = min(tall * 0.46, unit * 0.36)
    hero = lead(canvas, reading, ("detective", "femme_fatale", "walking_man", "woman_with_umbrella"))
    hero = "detective" if hero == "man_leaning" else hero  # he brings a lamp of his own
    spot = lamp_x - side * tall * dice.uniform(0.12, 0.34)
    stage.stamp(
        hero,
        spot,
        ground + unit * 0.004,
        size,
        palette.near,
        flip=side > 0,
        rim=palette.light,
        rim_direction=(side, -1),
        rim_width=unit * 0.002,
    )
    for name in reading.companions[:1]:
        stage.stamp(
            name,
            lamp_x - side * tall * 0.6,
            ground + unit * 0.002,
            size * 0.9,
            palette.near,
            rim=mix(palette.light, palette.sky, 0.4),
            rim_direction=(side, -1),
        )
    wet = mirrored(canvas, ground, ripple=0.7, smear=9)
    canvas.pixels[ground:] = wet * np.float32(0.62) + np.asarray(palette.near, np.float32) * np.float32(0.38)
    canvas.screen(pool(canvas, lamp_x, ground + unit * 0.03, tall * 0.5, 0.13, 1.4), palette.light, 0.4)
    return Finish(bloom=0.5, vignette=0.6, grain=0.04, contrast=0.16)


def shadow_on_wall(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A small figure runs along a wall; the shadow on it belongs to somebody else."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    ground = height * 0.86
    side = dice.choice((-1, 1))
    x, y = width * 0.5 + side * min(width * 0.12, unit * 0.2), height * 0.46
    canvas.pixels[:] = mix(palette.near, palette.far, 0.35)
    lit = blur(pool(canvas, x, y, unit * 0.68, dice.uniform(0.95, 1.15) * min(1.3, height / unit), 1.3), unit * 0.03)
    canvas.over(lit * (0.8 + 0.3 * canvas.fbm(5, 4, 1, 0.55)), mix(palette.horizon, palette.light, 0.55), opacity=0.95)
    canvas.lay(_brick_joints(canvas, ground), mix(palette.near, palette.far, 0.5), 0.3)
    if not reading.no_people:
        giant = (
            "femme_fatale"
            if reading.mentions(*WOMEN) and dice.chance(0.5)
            else dice.choice(("detective", "detective", "coat"))
        )
        tall = min(height * 0.86, unit * 1.15)
        mask, left, top = close_up(giant, x - side * unit * 0.04, ground + tall * 0.22, tall, flip=side < 0)
        lean = -side * dice.uniform(0.05, 0.2)
        picture = Image.fromarray((mask * 255).astype(np.uint8))
        rows = picture.height
        slanted = picture.transform(
            (picture.width + 2 * int(rows * 0.2), rows),
            Image.Transform.AFFINE,
            (1, lean, -rows * 0.2 - lean * rows / 2, 0, 1, 0),
            Image.Resampling.BILINEAR,
        )
        shadow = blur(np.asarray(slanted, np.float32) / np.float32(255), unit * 0.006)
        canvas.over(shadow, mix(palette.near, palette.zenith, 0.3), left - int(rows * 0.2), top, 0.9)
    canvas.gradient([(0, mix(palette.near, palette.far, 0.3)), (1, palette.near)], ground, height, only=True)
    canvas.screen(
        pool(canvas, x, ground + unit * 0.04, unit * 0.55, 0.1, 1.2), mix(palette.horizon, palette.light, 0.3), 0.35
    )
    size = min(unit * 0.2, height * 0.2)
    runner = RUNNING.get(reading.subject or "", reading.subject) or dice.choice(("running_man", "running_woman"))
    stage.stamp(
        runner,
        x - side * unit * dice.uniform(0.34, 0.4),
        ground + unit * 0.03,
        size,
        palette.near,
        flip=side > 0,
        rim=palette.light,
        rim_direction=(side, -1),
        rim_width=unit * 0.0018,
    )
    return Finish(bloom=0.4, vignette=0.7, grain=0.045, contrast=0.2)


def _lamp_post(pen: Pen) -> None:
    """A lamp post one unit tall standing at x 0, its lantern hanging on an arm at (-0.16, 0.12)."""
    pen.rod("0,1.0,0.03 0,0.94,0.03")
    pen.rod("0,0.96,0.022 0,0.8,0.016")
    pen.rod("0,0.8,0.013 0,0.1,0.01")
    pen.limb("0,0.14,0.01 -0.02,0.05,0.01 -0.09,0.02,0.009 -0.16,0.05,0.009")
    pen.limb("0,0.24,0.006 -0.05,0.2,0.005 -0.07,0.12,0.005 -0.03,0.06,0.005")
    pen.polygon("-0.185,0.06 -0.135,0.06 -0.1,0.105 -0.22,0.105")
    pen.polygon("-0.225,0.105 -0.095,0.105 -0.1,0.115 -0.22,0.115")
    pen.disc(0, 0.08, 0.018)


def _brick_joints(canvas: Canvas, bottom: float) -> Layer:
    """The mortar of a brick wall down to `bottom`."""
    unit = canvas.unit
    course, length = unit * 0.026, unit * 0.075

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        line = at.width(unit * 0.002)
        for row in range(int(bottom / course) + 1):
            y = bottom - row * course
            pen.line([at(0, y), at(canvas.width, y)], fill=255, width=line)
            shift = length / 2 if row % 2 else 0.0
            for i in range(int(canvas.width / length) + 2):
                pen.line([at(i * length - shift, y), at(i * length - shift, y - course)], fill=255, width=line)

    return canvas.draw(paint, (0, 0, canvas.width, bottom))


def _house_fronts(canvas: Canvas, vanishing_x: float, ground: float) -> None:
    """Dark fronts of a street on both sides, stepping back into the fog, with a few lit windows."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    for depth in range(3):
        colour = mix(mix(palette.sky, palette.horizon, 0.2), palette.near, 0.35 + 0.3 * depth)
        for side in (-1, 1):
            gap = unit * (0.12 + 0.15 * depth) * dice.uniform(0.8, 1.25)
            x = vanishing_x + side * gap
            edge = -unit * 0.1 if side < 0 else canvas.width + unit * 0.1
            if (edge - x) * side <= 0:
                continue
            top = ground - min(ground * 1.1, unit * (0.45 + 0.42 * depth) * dice.uniform(0.85, 1.2))
            polygon(canvas, [(x, ground + 2), (x, top), (edge, top - abs(edge - x) * 0.35), (edge, ground + 2)], colour)
            windows = _windows(canvas, x, edge, top, ground, side, unit * (0.022 + 0.014 * depth))
            polygons(canvas, windows, mix(palette.horizon, palette.light, 0.35), 0.55)


def _windows(
    canvas: Canvas, x: float, edge: float, top: float, ground: float, side: int, size: float
) -> list[list[Point]]:
    dice = canvas.dice
    lit: list[list[Point]] = []
    for column in range(1, int(abs(edge - x) / (size * 2.4))):
        for row in range(1, int((ground - top) / (size * 3.6))):
            if dice.random() > 0.09:
                continue
            left, upper = x + side * column * size * 2.4, top + row * size * 3.6
            lit.append(box(left, upper, left + size, upper + size * 1.7))
    return lit
