"""What maps are drawn with: contour lines, tints of height, scale bars, compasses, summits."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, lightness, mix
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures import HEADROOM, silhouette
from posterlib.offline_art.masks import Place
from posterlib.offline_art.noise import enlarge

Field = NDArray[np.float32]


def paper(canvas: Canvas) -> Colour:
    """The sheet: the palette's zenith where that is pale, else its light."""
    palette = canvas.palette
    return palette.zenith if lightness(palette.zenith) > 0.6 else mix(palette.light, palette.horizon, 0.12)


def terrain(canvas: Canvas) -> Field:
    """Gentle heights 0..1 over the whole sheet."""
    return canvas.fbm(2.4, 5, 1, 0.42, 2)


def contour_lines(
    canvas: Canvas, field: Float, levels: int, colour: Colour, opacity: float, major: int = 5, mask: Float | None = None
) -> None:
    """Draw `levels` lines of equal height of a field 0..1, every `major`-th stronger, all of even width."""
    thick = np.float32(max(1.0, canvas.unit / 1100))
    for start, stop in canvas.bands():
        first, last = max(0, start - 1), min(canvas.height, stop + 1)
        heights = np.asarray(field[first:last], np.float32) * np.float32(levels)
        down, across = np.gradient(heights)
        steep = np.sqrt(down * down + across * across)[start - first : stop - first]
        heights = heights[start - first : stop - first]
        part = field[start:stop]
        open_ground = (part > 0.002) & (part < 0.998)
        steep = np.where(open_ground, steep + np.float32(2e-3), np.float32(9e-4))
        minor = np.abs((heights + np.float32(0.5)) % 1 - np.float32(0.5)) / steep
        grand = (
            np.abs((heights / np.float32(major) + np.float32(0.5)) % 1 - np.float32(0.5)) * np.float32(major) / steep
        )
        line = np.clip(thick * np.float32(1.15) - minor, 0, 1) * np.float32(0.62)
        strong = np.clip(thick * np.float32(1.9) - grand, 0, 1)
        cover = np.maximum(line, strong) * open_ground
        if mask is not None:
            cover = cover * mask[start:stop]
        canvas.over(cover, colour, 0, start, opacity)


def figure_mask(canvas: Canvas, name: str, x: float, y: float, size: float, flip: bool) -> Field:
    """A figure's coverage on a sheet of its own, centred on (x, y)."""
    picture = silhouette(name, max(8, round(size)), flip)
    sheet = Image.new("L", (canvas.width, canvas.height))
    sheet.paste(picture, (round(x - picture.width / 2), round(y - size * (0.5 + HEADROOM))))
    return np.asarray(sheet, np.float32) / np.float32(255)


def heights(canvas: Canvas, mask: Float, size: float, rough: float = 0.22) -> Field:
    """Land that rises from the edge of a mask to its heart, 0..1, roughened by hills of its own."""
    step = 4 if canvas.unit < 2000 else 8
    columns, rows = max(8, canvas.width // step), max(8, canvas.height // step)
    small = np.asarray(
        Image.fromarray(np.asarray(mask, np.float32)).resize((columns, rows), Image.Resampling.BOX), np.float64
    )
    total = np.zeros_like(small)
    for share in (0.012, 0.028, 0.055, 0.1):
        total += np.clip(_mean(small, max(1, round(size * share / step))) * 2 - 1, 0, 1)
    hills = canvas.fbm(5, 5, 1, 0.5)
    rise = enlarge((total / max(1e-6, float(total.max()))).astype(np.float32), canvas.width, canvas.height)
    return np.clip(rise * (np.float32(1 - rough) + (hills - np.float32(0.5)) * np.float32(rough * 3.2)), 0, 1).astype(
        np.float32
    )


def coast(canvas: Canvas, mask: Float) -> None:
    """The line between land and sea."""
    step = max(1, round(canvas.unit / 700))
    wide = np.asarray(mask, np.float32)
    lowest = wide.copy()
    for axis in (0, 1):
        for move in (-step, step):
            lowest = np.minimum(lowest, np.roll(wide, move, axis))
    canvas.over(wide - lowest, canvas.palette.near, opacity=0.8)


def tints(low: Colour, high: Colour, sheet: Colour, warm: Colour, steps: int) -> NDArray[np.float64]:
    """Colours for steps of height, from pale shore to dark heights, the topmost one warm."""
    rows = [
        mix(mix(sheet, low, 0.38 + 0.62 * min(1.0, step / (steps * 0.6))), high, max(0.0, step / steps - 0.45))
        for step in range(steps)
    ]
    rows[-1] = warm
    return np.stack(rows)


def ring(canvas: Canvas, x: float, y: float, radius: float, thickness: float) -> None:
    """A thin circle with a tick at every ten degrees outside it."""

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.ellipse([*at(x - radius, y - radius), *at(x + radius, y + radius)], outline=255, width=at.width(thickness))
        for index in range(36):
            turn, out = math.tau * index / 36, radius * (1.035 if index % 9 == 0 else 1.018)
            pen.line(
                [
                    at(x + radius * math.cos(turn), y + radius * math.sin(turn)),
                    at(x + out * math.cos(turn), y + out * math.sin(turn)),
                ],
                fill=255,
                width=at.width(thickness * 0.7),
            )

    canvas.lay(canvas.draw(draw), canvas.palette.near, 0.9)


def scale_bar(canvas: Canvas) -> None:
    """A line of distance along the foot of the sheet."""
    unit, width = canvas.unit, canvas.width
    y, left, right = canvas.height - unit * 0.1, unit * 0.07, width - unit * 0.07
    ticks = max(10, round((right - left) / unit * 20 / 5) * 5)

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        thickness = at.width(unit * 0.0015)
        pen.line([at(left, y), at(right, y)], fill=255, width=thickness)
        for index in range(ticks + 1):
            x = left + (right - left) * index / ticks
            pen.line([at(x, y), at(x, y + unit * (0.014 if index % 5 == 0 else 0.008))], fill=255, width=thickness)

    canvas.lay(canvas.draw(draw, (0, y - 4, width, y + unit * 0.02)), canvas.palette.near, 0.9)


def compass(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A small compass rose, north in the accent colour."""
    palette = canvas.palette

    def star(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for index in range(4):
            turn = index * math.pi / 2
            along, aside = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
            tip = at(x + along[0] * radius, y + along[1] * radius)
            for half in (1, -1):
                corner = at(
                    x + (along[0] + half * aside[0]) * radius * 0.17, y + (along[1] + half * aside[1]) * radius * 0.17
                )
                pen.polygon([tip, corner, at(x, y)], fill=255 if half > 0 else 90)

    def circle(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.ellipse(
            [*at(x - radius * 0.72, y - radius * 0.72), *at(x + radius * 0.72, y + radius * 0.72)],
            outline=255,
            width=at.width(radius * 0.035),
        )

    box = (x - radius * 1.1, y - radius * 1.1, x + radius * 1.1, y + radius * 1.1)
    canvas.lay(canvas.draw(circle, box, 4), palette.near, 0.8)
    canvas.lay(canvas.draw(star, box, 4), palette.near, 0.95)
    canvas.disc(x, y - radius * 1.28, radius * 0.12, palette.accent)


def summit(canvas: Canvas, x: float, y: float) -> None:
    """The triangle that marks the highest point."""
    size = canvas.unit * 0.012

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.polygon([at(x, y - size * 1.15), at(x + size, y + size * 0.65), at(x - size, y + size * 0.65)], fill=255)

    canvas.lay(canvas.draw(draw, (x - size * 2, y - size * 2, x + size * 2, y + size * 2), 4), paper(canvas))


def _mean(field: NDArray[np.float64], radius: int) -> NDArray[np.float64]:
    """Smooth a field with three passes of a square window, its edges continued."""
    for _ in range(3):
        for axis in (0, 1):
            lead = [(0, 0), (0, 0)]
            lead[axis] = (radius + 1, radius)
            sums = np.cumsum(np.pad(field, lead, mode="edge"), axis=axis)
            count = field.shape[axis]
            upper = np.take(sums, range(2 * radius + 1, 2 * radius + 1 + count), axis=axis)
            field = (upper - np.take(sums, range(count), axis=axis)) / (2 * radius + 1)
    return field
