"""A throne room: pillars, a rose window, shafts of light, and an empty throne."""

import math
from functools import partial

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.masks import Box, Place, blur
from posterlib.offline_art.sets.props import fill_box, pen_at


def rose_window(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A round window of petals, glowing."""
    palette = canvas.palette
    lit = mix(palette.light, palette.horizon, 0.25)
    canvas.glow(x, y, radius * 1.1, lit, 0.7, 1.6)

    def tracery(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.ellipse([*at(x - radius, y - radius), *at(x + radius, y + radius)], fill=255)
        for index in range(12):
            turn = index / 12 * math.tau
            inner, outer = radius * 0.3, radius * 0.99
            pen.line(
                [
                    at(x + inner * math.cos(turn), y + inner * math.sin(turn)),
                    at(x + outer * math.cos(turn), y + outer * math.sin(turn)),
                ],
                fill=0,
                width=at.width(radius * 0.05),
            )
            middle = turn + math.pi / 12
            dot_x, dot_y, dot = (
                x + radius * 0.93 * math.cos(middle),
                y + radius * 0.93 * math.sin(middle),
                radius * 0.07,
            )
            pen.ellipse([*at(dot_x - dot, dot_y - dot), *at(dot_x + dot, dot_y + dot)], fill=0)
        for share in (0.3, 0.66):
            pen.ellipse(
                [*at(x - radius * share, y - radius * share), *at(x + radius * share, y + radius * share)],
                outline=0,
                width=at.width(radius * 0.045),
            )

    canvas.lay(canvas.draw(tracery, (x - radius, y - radius, x + radius, y + radius)), lit)
    canvas.lay(
        canvas.draw(
            lambda pen, at: pen.ellipse(
                [*at(x - radius * 0.28, y - radius * 0.28), *at(x + radius * 0.28, y + radius * 0.28)], fill=255
            )
        ),
        palette.accent,
        0.7,
    )


def pillars(canvas: Canvas, x: float, floor: float, depth: float) -> None:
    """A pair of clustered pillars joined by a pointed vault; `depth` 1 is at the picture's edge."""
    unit, palette = canvas.unit, canvas.palette
    reach = max(canvas.width * 0.56, unit * 0.62)
    out, half = reach * 0.95 / depth, unit * 0.075 / depth
    base = floor + (canvas.height - floor) * 0.95 * (1 / depth - 0.12)
    spring = floor - unit * 1.05 / depth
    colour = mix(palette.near, mix(palette.sky, palette.horizon, 0.25), min(0.55, (depth - 1.2) * 0.16))

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (-1, 1):
            middle = x + side * out
            pen.rectangle([*at(middle - half, -unit), *at(middle + half, base)], fill=255)
            for width, top, bottom in (
                (1.5, base - half * 0.7, base),
                (1.25, base - half * 1.2, base - half * 0.7),
                (1.3, spring - half * 0.4, spring),
                (1.6, spring - half, spring - half * 0.4),
            ):
                pen.rectangle([*at(middle - half * width, top), *at(middle + half * width, bottom)], fill=255)
        outer = [
            (x - out - half, spring - half),
            (x - out - half, -unit * 2),
            (x + out + half, -unit * 2),
            (x + out + half, spring - half),
        ]
        vault = []
        inner = out - half
        for step in range(41):
            t = step / 20 - 1  # -1 left, 1 right
            vault.append((x - t * inner, spring - half - inner * 1.25 * (1 - abs(t) ** 1.9) ** 0.62))
        pen.polygon([at(*point) for point in outer + vault], fill=255)

    canvas.lay(canvas.draw(draw), colour)

    def lit_edges(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (-1, 1):
            edge, thick = x + side * (out - half * 0.82), half * 0.1
            pen.rectangle([*at(edge - thick, spring), *at(edge + thick, base - half * 1.2)], fill=255)

    canvas.lay(canvas.draw(lit_edges), mix(palette.horizon, palette.light, 0.2), 0.5 / depth**0.3)


def shafts(canvas: Canvas, x: float, floor: float) -> None:
    """Slanting light from windows high on one side."""
    unit, dice = canvas.unit, canvas.dice
    side = dice.choice((-1, 1))
    reach = max(canvas.width, unit)

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for index in range(3):
            top = x + side * reach * (0.2 + 0.17 * index)
            wide, run = unit * (0.05 + 0.02 * index), reach * 0.5
            pen.polygon(
                [
                    at(top, -unit * 0.1),
                    at(top + wide, -unit * 0.1),
                    at(top - side * run + wide * 2.4, canvas.height),
                    at(top - side * run - wide * 1.2, canvas.height),
                ],
                fill=(150, 120, 90)[index],
            )

    light = blur(canvas.draw(draw, supersample=1).mask, unit * 0.02)
    fade = np.clip(1.15 - canvas.ys / np.float32(max(floor * 1.25, 1)), 0, 1)
    canvas.screen(light * fade, mix(canvas.palette.light, canvas.palette.horizon, 0.4), 0.4)


def carpet_and_steps(canvas: Canvas, x: float, floor: float) -> None:
    """Three steps up to the throne and a carpet from there to the viewer."""
    unit, palette = canvas.unit, canvas.palette
    lit = mix(palette.horizon, palette.light, 0.3)
    for index in range(3):
        half, top = unit * (0.27 - 0.045 * index), floor - unit * 0.028 * (index + 1)
        for thick, colour, opacity in (
            (unit * 0.028, mix(palette.near, palette.sky, 0.16 + 0.1 * index), 1.0),
            (unit * 0.0024, lit, 0.6),
        ):
            slab = (x - half, top, x + half, top + thick)
            canvas.lay(canvas.draw(partial(_slab, slab)), colour, opacity)
    half, end = unit * 0.075, max(unit * 0.2, (canvas.height - floor) * 0.72)
    corners = [
        (x - half, floor - unit * 0.084),
        (x + half, floor - unit * 0.084),
        (x + half, floor),
        (x + end, canvas.height),
        (x - end, canvas.height),
        (x - half, floor),
    ]
    carpet = canvas.draw(lambda pen, at: pen.polygon([at(*corner) for corner in corners], fill=255))
    canvas.lay(carpet, mix(palette.accent, palette.near, 0.45), 0.9)
    fade = np.clip((canvas.ys - np.float32(floor)) / np.float32(max(1.0, canvas.height - floor)), 0, 1)
    canvas.over(carpet.mask * fade[carpet.y : carpet.y + carpet.mask.shape[0]], palette.near, carpet.x, carpet.y, 0.75)


def empty_throne(canvas: Canvas, x: float, ground: float, size: float) -> None:
    """A high-backed throne of swords and spikes with nobody on it."""

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        throne = pen_at(pen, at, x, ground, size)
        throne.polygon("-.26,0 -.26,-.42 .26,-.42 .26,0")
        throne.polygon("-.34,0 -.34,-.5 -.24,-.5 -.24,0")
        throne.polygon(".34,0 .34,-.5 .24,-.5 .24,0")
        throne.disc(-0.29, -0.53, 0.06)
        throne.disc(0.29, -0.53, 0.06)
        throne.outline("-.24,-.3! -.25,-.9 -.16,-1.02! 0,-1.08 .16,-1.02! .25,-.9 .24,-.3!")
        for index in range(-4, 5):
            tip = 1.36 - 0.055 * abs(index) ** 1.3
            throne.rod(f"{index * 0.055},-.9,.016 {index * 0.078},{-tip},.004")

    layer = canvas.draw(draw, (x - size, ground - size * 1.5, x + size, ground + 2))
    canvas.lay(layer, canvas.palette.near)


def _slab(box: Box, pen: ImageDraw.ImageDraw, at: Place) -> None:
    fill_box(pen, at, box)
