"""The abyss: a submarine, its lamp, and what the lamp finds."""

import math

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.deep.undersea import KRAKEN, bubbles
from posterlib.offline_art.scenes.deep.water import blue_depth
from posterlib.offline_art.sets.beams import cone, shine
from posterlib.offline_art.sets.props import prop
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.shapes import circle, polygon, tapering, turned
from posterlib.offline_art.staging import Stage

SUBMARINE_EXTENT = (-0.9, -0.1, 1.1, 1.1)


def light_cone(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """A submarine's lamp crosses the sea floor and stops at an eye."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    blue_depth(canvas, -height * 0.9)
    flip = dice.chance(0.5)
    side = 1 if flip else -1
    wreck = reading.mentions("wreck", "shipwreck", "treasure", "pirate", "sunken") or (
        dice.chance(0.3) and not reading.mentions(*KRAKEN)
    )
    far = mix(palette.zenith, palette.sky, 0.22)
    canvas.ridge(
        ridge_profile(canvas, height * 0.93, unit * 0.16, 2, 5, 0.45, ridged=False),
        far,
        mix(far, palette.sky, 0.2),
        0.5,
    )
    tall = unit * dice.uniform(0.17, 0.22)
    x, y = width * 0.5 - side * min(width * 0.2, unit * 0.3), height * dice.uniform(0.22, 0.4)
    lamp_x, lamp_y = x + side * tall * 0.76, y - tall * 0.2
    eye = unit * dice.uniform(0.12, 0.23)
    eye_x, eye_y = (
        width * 0.5 + side * min(width * 0.26, unit * 0.42),
        min(height * 0.74, y + unit * dice.uniform(0.3, 0.55)),
    )
    if wreck:
        eye_y = height * 0.93 - unit * 0.16
    aim = math.degrees(math.atan2(eye_y - lamp_y, eye_x - lamp_x))
    reach = math.hypot(eye_x - lamp_x, eye_y - lamp_y) * 1.7
    shine(
        canvas,
        cone(canvas, lamp_x, lamp_y, aim, 15, reach, mouth=tall * 0.05, fading=0.8),
        mix(palette.light, palette.sky, 0.25),
        0.7,
        0.45,
    )
    if wreck:
        turned(
            canvas,
            "ship",
            eye_x,
            eye_y + unit * 0.06,
            unit * 0.42,
            mix(palette.near, palette.zenith, 0.15),
            degrees=side * -18,
            flip=flip,
            soft=unit * 0.0015,
            rim=mix(palette.light, palette.sky, 0.3),
        )
    else:
        _great_eye(canvas, eye_x, eye_y, eye, side)
    canvas.ridge(ridge_profile(canvas, height * 0.985, unit * 0.09, 2.6, 6, 0.5, ridged=False), palette.near)
    for layer, colour in (
        (submarine, mix(palette.near, palette.zenith, 0.2)),
        (portholes, mix(palette.light, palette.accent, 0.35)),
    ):
        canvas.lay(prop(canvas, layer, x, y - tall, tall, SUBMARINE_EXTENT, flip), colour)
    canvas.glow(lamp_x, lamp_y, unit * 0.014, palette.light, 1.0, 1.5)
    bubbles(canvas, x - side * tall, height * 0.05, y, unit * 0.03, 50, palette.light)
    return Finish(bloom=0.5, vignette=0.6)


def submarine(pen: Pen) -> None:
    """A deep-sea submarine heading left, 1.7 units long and one high, its lamp at (-0.74, 0.78)."""
    pen.outline(
        "-0.8,0.66 -0.66,0.47 -0.3,0.4 0.3,0.4 0.62,0.5 0.86,0.62! 0.86,0.7! 0.6,0.86 0.25,0.94 -0.4,0.94 -0.7,0.86"
    )
    pen.outline("-0.34,0.44! -0.3,0.16 -0.2,0.13 0.12,0.13 0.2,0.18 0.28,0.44!")
    pen.rod("-0.08,0.16,0.018 -0.08,-0.04,0.018")
    pen.rod("-0.08,-0.04,0.022 -0.17,-0.04,0.022")
    pen.rod("0.04,0.16,0.012 0.04,0.03,0.012")
    pen.polygon("0.66,0.5 0.92,0.3 0.98,0.3 0.9,0.62 0.9,0.72 0.98,1.0 0.92,1.0 0.66,0.82")
    pen.rod("0.88,0.66,0.03 1.0,0.66,0.02")
    pen.ellipse(1.01, 0.55, 0.03, 0.1)
    pen.ellipse(1.01, 0.77, 0.03, 0.1)
    pen.rod("-0.62,0.92,0.03 -0.78,0.8,0.045")
    pen.rod("-0.35,1.0,0.022 0.4,1.0,0.022")
    pen.rod("-0.25,0.92,0.02 -0.25,1.0,0.02")
    pen.rod("0.3,0.92,0.02 0.3,1.0,0.02")


def portholes(pen: Pen) -> None:
    """The lit windows of the submarine."""
    for x in (-0.46, -0.26, -0.06, 0.14):
        pen.disc(x, 0.66, 0.055)
    pen.ellipse(-0.68, 0.62, 0.05, 0.08)


def _great_eye(canvas: Canvas, x: float, y: float, radius: float, side: int) -> None:
    """A head so large that only its brow and its open eye leave the dark."""
    palette, unit = canvas.palette, canvas.unit
    skin = mix(palette.zenith, palette.sky, 0.3)
    wrinkle = mix(palette.near, palette.zenith, 0.4)
    polygon(
        canvas,
        _almond(x + side * radius * 0.7, y + radius * 0.2, radius * 3.4, 0.62, side),
        skin,
        0.5,
        soft=unit * 0.05,
    )
    polygon(canvas, _almond(x + side * radius * 0.2, y, radius * 1.75, 0.62, side), wrinkle, 0.75, soft=unit * 0.012)
    polygon(canvas, _almond(x, y, radius * 1.28, 0.56, side), palette.near, 0.9, soft=unit * 0.003)
    for fold in (1.5, 1.72, 1.95):
        lid = _almond(x, y - radius * 0.06, radius * fold, 0.55, side)[:24]
        spine = [(px, py, unit * 0.0035 * math.sin(math.pi * (i + 0.5) / 24)) for i, (px, py) in enumerate(lid)]
        polygon(canvas, tapering(spine), palette.near, 0.6, soft=unit * 0.002)
    white = mix(palette.accent, palette.light, 0.45)
    polygon(canvas, _almond(x, y, radius, 0.52, side), white, soft=unit * 0.0016)
    iris = radius * 0.47
    canvas.disc(x, y, iris, mix(palette.accent, palette.near, 0.55), softness=unit * 0.006)
    canvas.disc(x, y + iris * 0.12, iris * 0.8, mix(palette.accent, palette.near, 0.15), softness=iris * 0.5)
    polygon(canvas, circle(x, y, iris * 0.2, 4.3), palette.near)
    canvas.disc(x - side * iris * 0.42, y - iris * 0.42, iris * 0.17, palette.light, softness=unit * 0.002)


def _almond(x: float, y: float, radius: float, squash: float, side: int) -> list[tuple[float, float]]:
    """The outline of an eye: the upper lid first, 24 points from corner to corner, then the lower."""
    upper = [
        (x + side * radius * math.cos(a), y - radius * squash * math.sin(a) ** 1.25)
        for a in (math.pi * i / 23 for i in range(24))
    ]
    lower = [
        (x - side * radius * math.cos(a), y + radius * squash * 0.85 * math.sin(a) ** 1.4)
        for a in (math.pi * i / 23 for i in range(24))
    ]
    return upper + lower
