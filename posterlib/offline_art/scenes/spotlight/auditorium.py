"""The house around a stage: curtain, boards, audience, lights out of focus."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import power, sin
from posterlib.offline_art.masks import Place


def curtain(canvas: Canvas, floor: float, light_x: float) -> None:
    """A curtain down to the floor, brighter around light_x."""
    palette = canvas.palette
    bottom = int(floor)
    across = np.arange(canvas.width) / canvas.unit
    wander = canvas.profile(3, 3)
    fold = 0.5 + 0.5 * sin((across * 13 + wander * 3.2) * math.tau)
    fold = power(fold, 1.4) * (0.6 + 0.4 * sin((across * 37 + wander * 6) * math.tau) ** 2)
    lit = np.clip(1.12 - np.abs(canvas.xs - np.float32(light_x)) / np.float32(canvas.unit * 0.8), 0.08, 1)
    lit = lit * np.clip(0.25 + canvas.ys[:bottom] / np.float32(floor), 0, 1)
    canvas.pixels[:bottom] = palette.zenith
    canvas.over(fold[None].astype(np.float32) * lit, mix(palette.sky, palette.horizon, 0.35))


def stage_boards(canvas: Canvas, floor: float, opacity: float = 0.6) -> None:
    """Stage boards in perspective from `floor` down."""
    palette, unit, width, height = canvas.palette, canvas.unit, canvas.width, canvas.height
    if opacity > 0.5:
        canvas.gradient([(0, mix(palette.sky, palette.near, 0.45)), (1, palette.near)], floor, height, only=True)
    reach = int(width / unit * 24) + 2

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(-reach, reach + 1):
            pen.line(
                [at(width / 2 + i * unit * 0.05, floor), at(width / 2 + i * unit * 0.13, height)],
                fill=255,
                width=at.width(unit * 0.0012),
            )

    canvas.lay(canvas.draw(paint, (0, floor, width, height)), palette.near, opacity)


def audience(canvas: Canvas, y: float, size: float, colour: Colour, hands: float) -> None:
    """A row of heads whose eyes are at `y`, heads `size` pixels wide; the share `hands` holds an arm up."""
    dice = canvas.dice
    people: list[tuple[float, float, float, bool, float]] = []
    x = -size
    while x < canvas.width + size:
        people.append(
            (
                x,
                y + dice.uniform(-0.35, 0.35) * size,
                size * dice.uniform(0.85, 1.15),
                dice.chance(hands),
                dice.uniform(-0.5, 0.5),
            )
        )
        x += size * dice.uniform(1.25, 1.9)

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for px, py, width, raised, lean in people:
            pen.ellipse(
                (*at(px - width * 0.42, py - width * 0.55), *at(px + width * 0.42, py + width * 0.55)), fill=255
            )
            pen.ellipse((*at(px - width * 1.15, py + width * 0.58), *at(px + width * 1.15, py + width * 3.4)), fill=255)
            pen.rectangle(
                (*at(px - width * 1.15, py + width * 2.0), *at(px + width * 1.15, canvas.height + width)), fill=255
            )
            pen.rectangle((*at(px - width * 0.22, py), *at(px + width * 0.22, py + width)), fill=255)
            if raised:
                side = 1 if lean > 0 else -1
                hand = (px + side * width * (1.0 + abs(lean)), py - width * 1.9)
                pen.line(
                    [
                        at(px + side * width * 0.85, py + width),
                        at(px + side * width * 1.15, py - width * 0.5),
                        at(*hand),
                    ],
                    fill=255,
                    width=at.width(width * 0.3),
                    joint="curve",
                )
                pen.ellipse(
                    (
                        *at(hand[0] - width * 0.2, hand[1] - width * 0.3),
                        *at(hand[0] + width * 0.2, hand[1] + width * 0.2),
                    ),
                    fill=255,
                )

    canvas.lay(canvas.draw(paint, (0, y - size * 3, canvas.width, canvas.height)), colour)


def lights_out_of_focus(canvas: Canvas) -> None:
    """Scatter the blurred lamps of a room."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    for _ in range(round(26 * canvas.width * canvas.height / unit**2)):
        radius = unit * dice.uniform(0.018, 0.06)
        colour = dice.choice((palette.horizon, palette.accent, palette.light))
        canvas.disc(
            dice.random() * canvas.width,
            canvas.height * dice.uniform(0.08, 0.9),
            radius,
            colour,
            dice.uniform(0.08, 0.3),
            radius * 0.12,
        )
