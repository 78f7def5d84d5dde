"""One breaking wave as tall as the picture, drawn as a woodcut would."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import smoothstep
from posterlib.offline_art.figures import catmull_rom
from posterlib.offline_art.masks import Place, Point

# The great wave breaks to the right: its back and crest, then from the tip back along the hollow face to the trough.
WAVE_BACK: tuple[Point, ...] = (
    (-0.75, 0.1),
    (-0.45, -0.12),
    (-0.2, -0.42),
    (0.02, -0.72),
    (0.24, -0.92),
    (0.48, -1.0),
    (0.7, -0.95),
    (0.88, -0.8),
    (0.95, -0.66),
)

WAVE_FACE: tuple[Point, ...] = (
    (0.95, -0.66),
    (0.84, -0.72),
    (0.68, -0.73),
    (0.52, -0.64),
    (0.43, -0.46),
    (0.45, -0.26),
    (0.58, -0.08),
    (0.82, 0.04),
    (1.2, 0.1),
)


def great_wave(canvas: Canvas, x: float, y: float, size: float, side: int, colour: Colour, crest: Colour) -> None:
    """Paint a breaking wave whose foot lies at (x, y), `size` pixels tall, curling to the `side` (-1 left, 1 right)."""
    palette = canvas.palette

    def place(points: tuple[Point, ...]) -> list[Point]:
        return [(x + side * px * size, y + py * size) for px, py in catmull_rom(list(points), 16, False)]

    back, face = place(WAVE_BACK), place(WAVE_FACE)
    floor = canvas.height + size * 0.2
    shape = canvas.draw(
        lambda pen, at: pen.polygon(
            [at(*p) for p in (*back, *face, (face[-1][0], floor), (back[0][0], floor))], fill=255
        )
    )
    rows = canvas.ys[shape.y : shape.y + shape.mask.shape[0]]
    rise = smoothstep(np.clip((y - rows) / size, 0, 1) * 1.05)
    light, deep = mix(colour, palette.sky, 0.5), mix(colour, palette.near, 0.6)
    tone = np.asarray(deep, np.float32) + np.asarray(light - deep, np.float32) * rise[..., None]
    canvas.lay(shape, np.broadcast_to(tone, (*shape.mask.shape, 3)))

    def flow(pen: ImageDraw.ImageDraw, at: Place) -> None:
        # Water drawn up the hollow: lines that lie between its edge and the wave's back.
        edge, rear = _resampled(face, 60), _resampled(back[::-1], 60)
        for i in range(1, 15):
            t = (i / 15) ** 1.25
            bend = [((1 - t) * e[0] + t * r[0], (1 - t) * e[1] + t * r[1]) for e, r in zip(edge, rear, strict=True)]
            pen.line(
                [at(*p) for p in bend[3:]],
                fill=int(230 * (1 - 0.75 * t)),
                width=at.width(size * 0.011 * (1.15 - t)),
                joint="curve",
            )

    streaks = canvas.draw(flow)
    canvas.over(streaks.mask * shape.mask, mix(crest, light, 0.35), opacity=0.75)
    rim = _resampled(back[int(len(back) * 0.5) :] + face[: int(len(face) * 0.16)], 110)
    shadow = canvas.draw(lambda pen, at: _claws(pen, at, canvas, rim, size, side, 0.024, 1.2))
    canvas.over(shadow.mask * shape.mask, mix(crest, colour, 0.5), opacity=0.9)
    canvas.lay(canvas.draw(lambda pen, at: _claws(pen, at, canvas, rim, size, side, 0.0, 1.0)), crest, 0.97)
    canvas.lay(canvas.draw(lambda pen, at: _drops(pen, at, canvas, rim, size, side)), crest, 0.95)


def _resampled(line: list[Point], count: int) -> list[Point]:
    places = np.linspace(0, len(line) - 1, count)
    index = np.arange(len(line))
    xs, ys = np.interp(places, index, [p[0] for p in line]), np.interp(places, index, [p[1] for p in line])
    return [(float(px), float(py)) for px, py in zip(xs, ys, strict=True)]


def _claws(
    pen: ImageDraw.ImageDraw,
    at: Place,
    canvas: Canvas,
    rim: list[Point],
    size: float,
    side: int,
    drop: float,
    spread: float,
) -> None:
    """Foam along a crest: a thick edge that grows fingers, longer towards the breaking tip."""
    dice = canvas.dice
    for i, (px, py) in enumerate(rim):
        share = min(1.0, i / (len(rim) * 0.8))
        radius = size * (0.006 + 0.02 * share) * spread
        pen.ellipse(
            [*at(px - radius, py - radius * 0.8 + drop * size), *at(px + radius, py + radius * 1.1 + drop * size)],
            fill=255,
        )
        for _ in range(1 + int(1.6 * share)):
            angle = math.pi / 2 - side * dice.uniform(-0.25, 0.95)
            length, thick = (
                size * dice.uniform(0.02, 0.085) * (0.3 + share) * spread,
                size * dice.uniform(0.006, 0.012) * (0.5 + share),
            )
            curl = side * dice.uniform(-0.5, 1.4)
            fx, fy = px, py + drop * size
            for step in range(9):
                t = step / 8
                r = thick * (1 - 0.75 * t)
                pen.ellipse([*at(fx - r, fy - r), *at(fx + r, fy + r)], fill=255)
                fx += math.cos(angle + curl * t) * length / 8
                fy += math.sin(angle + curl * t) * length / 8
            r = thick * 0.5
            pen.ellipse([*at(fx - r, fy - r), *at(fx + r, fy + r)], fill=255)


def _drops(pen: ImageDraw.ImageDraw, at: Place, canvas: Canvas, rim: list[Point], size: float, side: int) -> None:
    dice = canvas.dice
    for _ in range(170):
        px, py = dice.choice(rim[len(rim) // 2 :])
        radius = size * 0.0065 * dice.random() ** 2 + size * 0.001
        cx, cy = px + side * abs(dice.gauss(0, 0.11)) * size, py + dice.gauss(0.05, 0.09) * size
        pen.ellipse([*at(cx - radius, cy - radius), *at(cx + radius, cy + radius)], fill=255)
