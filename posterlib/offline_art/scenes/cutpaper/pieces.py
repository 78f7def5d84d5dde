"""Pieces of coloured paper: straight cuts, discs and strips in a unit square."""

import math
from dataclasses import dataclass

from posterlib.offline_art.figures.curve import parse
from posterlib.offline_art.masks import Point

FIRST, SECOND, GROUND = 0, 1, 2


@dataclass(frozen=True)
class Piece:
    """One piece of paper: which ink it is cut from, and its outline (x right, y down, both 0..1)."""

    ink: int
    outline: tuple[Point, ...]


Motif = tuple[Piece, ...]


def cut(ink: int, outline: str) -> Piece:
    """A straight-edged piece from "x,y x,y" text."""
    return Piece(ink, tuple((x, y) for x, y in parse(outline)[0]))


def disc(ink: int, x: float, y: float, radius: float, squash: float = 1.0, corners: int = 44) -> Piece:
    """A disc; with few corners it looks cut by hand."""
    turn = 2 * math.pi / corners
    return Piece(
        ink,
        tuple((x + radius * math.cos(i * turn), y + radius * squash * math.sin(i * turn)) for i in range(corners)),
    )


def strip(ink: int, start: Point, end: Point, start_width: float, end_width: float) -> Piece:
    """A straight tapering strip whose end is cut a little askew."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    across = (-(end[1] - start[1]) / length, (end[0] - start[0]) / length)
    skew = min(0.02, end_width * 0.25)
    along = (across[1] * skew, -across[0] * skew)

    def beside(point: Point, width: float, slip: float) -> Point:
        return (point[0] + across[0] * width + along[0] * slip, point[1] + across[1] * width + along[1] * slip)

    corners = ((start, start_width, 0), (end, end_width, 1), (end, -end_width, -1), (start, -start_width, 0))
    return Piece(ink, tuple(beside(point, width / 2, slip) for point, width, slip in corners))
