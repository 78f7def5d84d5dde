"""Outlines as text and as curves: parsing point lists and rounding them into centripetal Catmull-Rom splines."""

import math
from collections.abc import Iterator, Sequence
from functools import cache

Point = tuple[float, ...]


@cache
def parse(text: str) -> tuple[tuple[Point, ...], tuple[bool, ...]]:
    """Read "x,y x,y! x,y" as SVG does; a "!" behind a point marks it as a corner that no curve rounds off."""
    words = text.split()
    points = tuple(tuple(float(number) for number in word.rstrip("!").split(",")) for word in words)
    return points, tuple(word.endswith("!") for word in words)


def catmull_rom(points: Sequence[Point], steps: int = 8, closed: bool = True) -> list[Point]:
    """Round a chain of points of any dimension; the curve passes through each of them and does not overshoot."""
    count = len(points)
    if count < 3:
        return list(points)
    curve: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            before, start, end, after = (points[(i + offset) % count] for offset in (-1, 0, 1, 2))
        else:
            before, start, end, after = (points[min(max(i + offset, 0), count - 1)] for offset in (-1, 0, 1, 2))
        curve.extend(_segment(before, start, end, after, steps))
    if not closed:
        curve.append(tuple(points[-1]))
    return curve


def outline(text: str, steps: int = 10) -> list[Point]:
    """Turn a parsed point list into a closed outline, smooth everywhere but at its corners."""
    points, corners = parse(text)
    if not any(corners):
        return catmull_rom(points, steps)
    first = corners.index(True)
    points = points[first:] + points[: first + 1]
    corners = corners[first:] + corners[: first + 1]
    curve: list[Point] = []
    stretch = [points[0]]
    for point, corner in zip(points[1:], corners[1:], strict=True):
        stretch.append(point)
        if corner:
            curve.extend(catmull_rom(stretch, steps, closed=False))
            stretch = [point]
    return curve


def _segment(before: Point, start: Point, end: Point, after: Point, steps: int) -> Iterator[Point]:
    span = _knot(start, end)
    lead, trail = _knot(before, start) or span, _knot(end, after) or span
    if span == 0:
        yield tuple(start)
        return
    leaving = [
        span * ((b - a) / lead - (c - a) / (lead + span)) + (c - b) for a, b, c in zip(before, start, end, strict=True)
    ]
    arriving = [
        span * ((d - c) / trail - (d - b) / (span + trail)) + (c - b) for b, c, d in zip(start, end, after, strict=True)
    ]
    for step in range(steps):
        t = step / steps
        yield tuple(
            b + t * m + t * t * (3 * (c - b) - 2 * m - n) + t * t * t * (m + n - 2 * (c - b))
            for b, c, m, n in zip(start, end, leaving, arriving, strict=True)
        )


def _knot(start: Point, end: Point) -> float:
    return math.sqrt(math.hypot(end[0] - start[0], end[1] - start[1]))
