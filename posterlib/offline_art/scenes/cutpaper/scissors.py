"""Scissors and glue: coloured papers, and how pieces of them are cut and laid on a sheet."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, lightness
from posterlib.offline_art.masks import Point
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.cutpaper.pieces import Motif
from posterlib.offline_art.staging import Stage


@dataclass(frozen=True)
class Papers:
    """The coloured papers of one sheet: what it is glued on, the black, and two colours."""

    ground: Colour
    ink: Colour
    first: Colour
    second: Colour


@dataclass(frozen=True)
class Desk:
    """What a designer has in front of them."""

    canvas: Canvas
    stage: Stage
    reading: Reading
    papers: Papers
    hero: str


def choose_papers(canvas: Canvas) -> Papers:
    """Return the papers of a palette: pale ground, black, and its two strongest colours."""
    palette = canvas.palette
    if lightness(palette.zenith) >= 0.5:
        return Papers(palette.zenith, palette.near, palette.far, palette.accent)
    return Papers(palette.light, palette.near, palette.horizon, palette.accent)


def round_paper(x: float, y: float, radius: float) -> list[Point]:
    """Return the outline of a disc, in pixels."""
    return [(x + radius * math.cos(i * math.pi / 45), y + radius * math.sin(i * math.pi / 45)) for i in range(90)]


def cut_out(desk: Desk, outline: Sequence[Point], colour: Colour) -> None:
    """Glue one outline, in pixels, onto the sheet."""
    canvas = desk.canvas
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    box = (
        max(0, int(min(xs)) - 2),
        max(0, int(min(ys)) - 2),
        min(canvas.width, int(max(xs)) + 3),
        min(canvas.height, int(max(ys)) + 3),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    layer = canvas.draw(lambda pen, at: pen.polygon([at(x, y) for x, y in outline], fill=255), box=box)
    canvas.lay(layer, colour, opacity=0.97)


def slab(desk: Desk, left: float, top: float, right: float, bottom: float, colour: Colour, wobble: float) -> None:
    """A four-sided piece whose edges wander as scissors do; `wobble` is in canvas units."""
    dice, reach = desk.canvas.dice, wobble * desk.canvas.unit
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    outline: list[Point] = []
    for (x, y), (next_x, next_y) in zip(corners, corners[1:] + corners[:1], strict=True):
        outline.append((x + dice.uniform(-reach, reach), y + dice.uniform(-reach, reach)))
        if dice.random() < 0.6:
            slack = reach * 0.4
            outline.append(
                ((x + next_x) / 2 + dice.uniform(-slack, slack), (y + next_y) / 2 + dice.uniform(-slack, slack))
            )
    cut_out(desk, outline, colour)


def paste(desk: Desk, motif: Motif, x: float, y: float, size: float, inks: Sequence[Colour], degrees: float) -> None:
    """Glue a motif centred on (x, y), its square `size` pixels a side."""
    cosine, sine = math.cos(math.radians(degrees)) * size, math.sin(math.radians(degrees)) * size
    for piece in motif:
        centred = [(a - 0.5, b - 0.5) for a, b in piece.outline]
        cut_out(desk, [(x + a * cosine - b * sine, y + a * sine + b * cosine) for a, b in centred], inks[piece.ink])


def dry_ink(canvas: Canvas, paper: Colour) -> None:
    """Let a little paper show through the ink."""
    speckle = np.clip((canvas.fbm(cells=130, octaves=3, gain=0.7, scale=1) - 0.8) * 4, 0, 1) * np.float32(0.2)
    canvas.over(speckle, paper)
