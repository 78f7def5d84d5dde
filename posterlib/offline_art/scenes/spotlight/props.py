"""What stands on a stage: a chair with its shadow, a microphone of the fifties."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.shapes import polygon

CHAIR_EXTENT = (-0.5, -0.1, 0.5, 1.1)

MICROPHONE_EXTENT = (-0.6, -0.1, 0.6, 3.2)


def chair(pen: Pen) -> None:
    """A bentwood chair seen from the front and a little from above, one unit high."""
    pen.limb(
        "-0.19,0.56,0.026 -0.2,0.2,0.024 -0.12,0.05,0.024 0.0,0.02,0.024 0.12,0.05,0.024 0.2,0.2,0.024 0.19,0.56,0.026"
    )
    pen.limb("-0.1,0.55,0.014 -0.11,0.26,0.014 0.0,0.14,0.014 0.11,0.26,0.014 0.1,0.55,0.014")
    pen.ellipse(0, 0.58, 0.25, 0.085)
    pen.rod("-0.2,0.6,0.026 -0.24,1.0,0.018")
    pen.rod("0.2,0.6,0.026 0.24,1.0,0.018")
    pen.rod("-0.13,0.62,0.022 -0.14,0.9,0.015")
    pen.rod("0.13,0.62,0.022 0.14,0.9,0.015")
    pen.rod("-0.21,0.8,0.012 0.21,0.8,0.012")


def chair_shadow(canvas: Canvas, x: float, y: float, tall: float, lean: float, colour: Colour) -> None:
    """Lay the chair's shadow on the floor, drawn out away from the lamp."""
    slide = lean * 1.6
    for legs in ((-0.22, -0.17), (0.17, 0.22)):
        polygon(
            canvas,
            [
                (x + legs[0] * tall, y),
                (x + legs[1] * tall, y),
                (x + legs[1] * tall * 1.3 + slide * tall, y + tall * 0.5),
                (x + legs[0] * tall * 1.3 + slide * tall, y + tall * 0.5),
            ],
            colour,
            0.7,
            canvas.unit * 0.003,
        )
    polygon(
        canvas,
        [
            (x - tall * 0.3 + slide * tall * 0.9, y + tall * 0.46),
            (x + tall * 0.3 + slide * tall * 0.9, y + tall * 0.46),
            (x + tall * 0.36 + slide * tall * 1.8, y + tall * 1.0),
            (x - tall * 0.36 + slide * tall * 1.8, y + tall * 1.0),
        ],
        colour,
        0.7,
        canvas.unit * 0.005,
    )


def microphone(pen: Pen) -> None:
    """A chrome stage microphone of the fifties on its stand; the head is one unit high."""
    pen.outline(
        "-0.1,0 -0.27,0.06 -0.33,0.22 -0.33,0.62 -0.27,0.86 -0.14,0.97 "
        "0.14,0.97 0.27,0.86 0.33,0.62 0.33,0.22 0.27,0.06 0.1,0"
    )
    pen.polygon("-0.1,0.95 0.1,0.95 0.08,1.06 -0.08,1.06")
    pen.limb("-0.38,0.46,0.026 -0.4,0.8,0.03 -0.24,1.04,0.035 0,1.1,0.04 0.24,1.04,0.035 0.4,0.8,0.03 0.38,0.46,0.026")
    pen.disc(-0.36, 0.46, 0.055)
    pen.disc(0.36, 0.46, 0.055)
    pen.rod("0,1.06,0.06 0,1.3,0.05")
    pen.rod("0,1.3,0.032 0,3.2,0.032")


def microphone_grille(pen: Pen) -> None:
    """The light on the microphone's ribs."""
    for i in range(4):
        x = 0.06 + 0.068 * i
        inset = 0.05 * i * i * 0.35
        for side in (-1, 1):
            pen.rod(f"{side * x},{0.1 + inset},0.013 {side * x},{0.4 - inset * 0.1},0.013")
            pen.rod(f"{side * x},{0.58 + inset * 0.1},0.013 {side * x},{0.88 - inset},0.013")
    pen.rod("-0.3,0.445,0.012 0.3,0.445,0.012")
    pen.rod("-0.3,0.53,0.012 0.3,0.53,0.012")
    pen.rod("-0.16,0.045,0.01 0.16,0.045,0.01")
