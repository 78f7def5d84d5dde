"""A boxing ring under its lamp: fighters, ropes, press cameras in the dark."""

import math

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Point
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.spotlight.auditorium import audience
from posterlib.offline_art.scenes.spotlight.performers import companion, performer
from posterlib.offline_art.sets.beams import cone, dust, pool, shine
from posterlib.offline_art.shapes import box, polygon, polygons
from posterlib.offline_art.staging import Stage


def ring(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Under the lamp of a boxing ring, the ropes between us and the fighter."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    floor = height * dice.uniform(0.72, 0.78)
    x = width * dice.choice((0.38, 0.5, 0.6))
    canvas.gradient(
        [(0, palette.near), (0.6, mix(palette.near, palette.zenith, 0.6)), (1, mix(palette.zenith, palette.sky, 0.5))],
        0,
        floor,
    )
    if not reading.no_people:
        audience(canvas, floor - unit * 0.03, unit * 0.035, mix(palette.near, palette.zenith, 0.7), hands=0.08)
        _flashbulbs(canvas, floor - unit * 0.14, floor - unit * 0.03)
    canvas.gradient(
        [(0, mix(palette.sky, palette.light, 0.3)), (0.5, mix(palette.sky, palette.near, 0.35)), (1, palette.near)],
        floor,
        height,
        only=True,
    )
    lamp_y = max(height * 0.05, floor - unit * 1.1)
    beam = cone(canvas, x, lamp_y, 90, 19, height * 1.1 - lamp_y, mouth=unit * 0.16, softness=0.5, fading=0.75)
    shine(canvas, beam, palette.light, 0.6, 0.55)
    canvas.screen(pool(canvas, x, floor + unit * 0.05, unit * 0.42, 0.16, 2.0), palette.light, 0.45)
    polygon(
        canvas,
        [
            (x - unit * 0.19, lamp_y),
            (x + unit * 0.19, lamp_y),
            (x + unit * 0.13, lamp_y - unit * 0.045),
            (x - unit * 0.13, lamp_y - unit * 0.045),
        ],
        palette.near,
    )
    canvas.glow(x, lamp_y + unit * 0.006, unit * 0.07, palette.light, 0.9, 1.8, squash=4.0)
    _ropes(canvas, floor - unit * 0.01, unit * 0.05, mix(palette.near, palette.accent, 0.35), unit * 0.004, sag=0.0)
    tall = min(unit * dice.uniform(0.5, 0.62), (floor - lamp_y) * 0.68)
    hero = lead(canvas, reading, ("boxer",))
    feet = floor + unit * 0.06
    if hero == "boxer" and dice.chance(0.5):
        performer(canvas, stage, hero, x - tall * 0.3, feet, tall, x, -0.12)
        performer(canvas, stage, hero, x + tall * 0.3, feet, tall * 0.97, x, 0.12, flip=True)
    else:
        performer(canvas, stage, hero, x, feet, tall, x, 0.0, flip=dice.chance(0.5))
        companion(canvas, stage, reading, hero, x + tall * 0.62, feet, tall, x)
    post = dice.choice((0.09, 0.91)) * width
    _corner_post(canvas, post, height * 0.99 - unit * 0.42, height, palette.near, unit * 0.03)
    _ropes(canvas, height * 0.98, unit * 0.12, mix(palette.accent, palette.near, 0.25), unit * 0.011, sag=unit * 0.012)
    dust(canvas, beam)
    return Finish(bloom=0.5, vignette=0.6, contrast=0.18)


def _ropes(canvas: Canvas, bottom: float, gap: float, colour: Colour, thickness: float, sag: float) -> None:
    """Three ropes from side to side, the lowest one `gap` above `bottom`; `sag` pixels in the middle."""
    ropes: list[list[Point]] = []
    for i in range(1, 4):
        upper = [
            (canvas.width * t, bottom - gap * i + sag * math.sin(math.pi * t))
            for t in (k / 24 - 0.04 for k in range(27))
        ]
        ropes.append(upper + [(x, y + thickness) for x, y in reversed(upper)])
    polygons(canvas, ropes, colour)


def _corner_post(canvas: Canvas, x: float, top: float, bottom: float, colour: Colour, thickness: float) -> None:
    """A corner post with its padding."""
    polygon(canvas, box(x - thickness / 2, top, x + thickness / 2, bottom), colour)
    pad = thickness * 1.9
    polygon(canvas, box(x - pad / 2, top + thickness, x + pad / 2, bottom), colour)


def _flashbulbs(canvas: Canvas, top: float, bottom: float) -> None:
    """Let a few press cameras flash in the dark between two heights."""
    dice = canvas.dice
    for _ in range(dice.choice((3, 5, 7))):
        x, y = dice.random() * canvas.width, dice.uniform(top, bottom)
        canvas.glow(x, y, canvas.unit * 0.008, canvas.palette.light, 0.9, 1.5)
