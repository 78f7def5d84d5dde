"""Shapes of light in a neon night: the striped sun, wire mountains, bars on the sea, frames; and palms before them."""

import math
from itertools import pairwise

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, mix, ramp, shade
from posterlib.offline_art.masks import Layer, Place, blur
from posterlib.offline_art.sets import foliage, lighting
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage

NEON_PINK = hex_colour("#ff3f8e")


def sky(canvas: Canvas, horizon: int) -> None:
    """The sky of the decade: dark above, burning at the horizon, a few stars."""
    palette = canvas.palette
    share = horizon / canvas.height
    canvas.gradient(
        [
            (0, palette.zenith),
            (share * 0.5, palette.sky),
            (share * 0.93, palette.horizon),
            (share, mix(palette.horizon, palette.light, 0.5)),
            (1, palette.near),
        ]
    )
    lighting.stars(canvas, 900, 0.4, palette.light, 8)


def striped_sun(canvas: Canvas, stage: Stage, x: float, horizon: int, radius: float, lift: float) -> None:
    """The sun of the decade, `lift` radii above the horizon, cut by bars that widen downwards."""
    palette = canvas.palette
    y = horizon - radius * lift
    canvas.glow(x, y, radius * 2.1, palette.horizon, 0.75, power=1.5)
    size = int(radius * 2 + 6)
    axis = np.arange(size, dtype=np.float32) - size / 2
    cover = np.clip(radius - np.sqrt((axis * axis)[None] + (axis * axis)[:, None]) + 0.5, 0, 1)
    down = axis / radius
    gap, period = np.clip((down + 0.35) * 0.62, 0, 1), radius * 0.165
    phase = (axis / period) % 1
    bars = np.clip((np.abs(phase - 0.5) * 2 - gap * 0.95) * period / 2 + 0.5, 0, 1)
    tone = ramp(((0.0, palette.light), (1.0, palette.horizon)), np.clip((down + 0.7) / 1.5, 0, 1))
    canvas.over(
        cover * bars[:, None], np.broadcast_to(tone[:, None], (size, size, 3)), int(x - size / 2), int(y - size / 2)
    )
    stage.reserve_disc(x, y, radius, 1.0)


def wire_mountains(canvas: Canvas, horizon: int, pass_x: float) -> None:
    """Ranges of lit wire on both sides of a pass."""
    palette, unit, width, dice = canvas.palette, canvas.unit, canvas.width, canvas.dice
    line = ridge_profile(canvas, horizon + 2, unit * dice.uniform(0.12, 0.24), dice.choice((2.2, 3.2, 5)), 4)
    opening = np.clip(np.abs(np.arange(width) - pass_x) / width * 2.6 - 0.25, 0.05, 1)
    profile = np.asarray(horizon + 2 - (horizon + 2 - line) * opening, np.float32)
    canvas.ridge(
        profile, mix(palette.zenith, palette.sky, 0.35), mix(palette.sky, palette.horizon, 0.4), 0.8, unit * 0.16
    )
    step = max(6, round(unit / 46))

    def wire(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x in range(0, width, step):
            end = min(width - 1, x + step)
            rises = float(profile[x]), float(profile[end])
            for share, value in ((0.0, 255), (0.34, 120), (0.68, 120)):
                a, b = (rise + (horizon - rise) * share for rise in rises)
                pen.line([at(x, a), at(end, b)], fill=value, width=at.width(unit * (0.0016 if share == 0 else 0.001)))
                lower = rises[0] + (horizon - rises[0]) * (share + 0.34)
                pen.line([at(x, lower), at(end, b)], fill=70, width=at.width(unit * 0.001))

    layer = canvas.draw(wire, (0, float(profile.min()) - 4, width, horizon + 2))
    canvas.lay(layer, palette.accent, 0.8)


def palms(canvas: Canvas, horizon: int, side: int) -> None:
    """Rows of palms beside the road; `side` -1 or 1 plants one side only, 0 both."""
    dice, width, height, unit = canvas.dice, canvas.width, canvas.height, canvas.unit

    def rows(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for edge in (-1, 1) if side == 0 else (side,):
            for i in range(dice.choice((1, 2, 3))):
                x = width / 2 + edge * width * (0.47 - 0.12 * i + dice.uniform(-0.02, 0.02))
                ground = horizon + (height - horizon) * (0.9 - 0.3 * i)
                foliage.palm(
                    pen,
                    at,
                    dice,
                    x,
                    ground,
                    unit * dice.uniform(0.5, 0.72) * (1 - 0.27 * i),
                    -edge * dice.uniform(0.03, 0.16),
                )

    canvas.lay(canvas.draw(rows), shade(canvas.palette.near, -0.02))


def light_bars(canvas: Canvas, x: float, radius: float, top: float, bottom: float) -> None:
    """The sun's path over still water: bars of light about the column `x`, shorter and thicker downwards."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice

    def bars(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(34):
            t = (i + 0.5) / 34
            y = top + (bottom - top) * t**1.5
            half = radius * (0.95 - 0.5 * t) * dice.uniform(0.35, 1.15)
            middle = x + dice.uniform(-0.3, 0.3) * radius * t
            thick = unit * (0.0012 + 0.004 * t)
            box = [*at(middle - half, y), *at(middle + half, y + thick)]
            pen.rounded_rectangle(box, radius=at.width(thick / 2), fill=int(255 - 90 * t))

    layer = canvas.draw(bars, (0, top, canvas.width, bottom + unit * 0.01))
    canvas.screen(blur(layer.mask, unit * 0.006), palette.horizon, 0.8, layer.y)
    canvas.over(layer.mask, mix(palette.light, palette.horizon, 0.3), layer.x, layer.y, 0.9)


def light_frames(canvas: Canvas, x: float, y: float) -> None:
    """Nine frames of light, one inside the other, that close in on (x, y); the dice choose their corners."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    corners = dice.choice((3, 4, 6, 40))
    turn = -math.pi / 2 + (math.pi / 4 if corners == 4 else 0)
    count, twist = 9, dice.choice((0.0, 0.0, 0.1))

    def outline(i: float) -> list[tuple[float, float]]:
        share = 1.52**i
        reach, drift = unit * 0.115 * share, 1 - 1 / share
        centre_x, centre_y = x + (canvas.width / 2 - x) * drift, y + (canvas.height / 2 - y) * drift
        angles = [turn + twist * i + k * 2 * math.pi / corners for k in range(corners)]
        return [(centre_x + math.cos(angle) * reach, centre_y + math.sin(angle) * reach) for angle in angles]

    def draw(first: int) -> Layer:
        def lines(pen: ImageDraw.ImageDraw, at: Place) -> None:
            for i in range(first, count, 3):
                points = outline(i)
                closed = [at(*point) for point in (*points, points[0], points[1])]
                pen.line(closed, fill=255, width=at.width(unit * 0.0028 * 1.32**i), joint="curve")

        return canvas.draw(lines)

    def edges(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for step, following in pairwise(steps):
            for corner, next_corner in zip(step, following, strict=True):
                pen.line([at(*corner), at(*next_corner)], fill=255, width=at.width(unit * 0.002))

    for tone in range(3):
        colour = mix(palette.accent, palette.horizon, tone / 2)
        layer = draw(tone)
        canvas.screen(blur(layer.mask, unit * 0.012), colour, 1.0)
        canvas.over(layer.mask, mix(colour, palette.light, 0.45), opacity=0.95)
    if corners < 40:  # a circle has no edges to follow
        steps = [outline(i / 2) for i in range(2 * count)]
        canvas.screen(canvas.draw(edges).mask, palette.accent, 0.55)


def neon_signs(canvas: Canvas, base: float, count: int, keep_clear: tuple[float, float]) -> None:
    """Hang vertical signs above `base`, none within the columns of `keep_clear`."""
    unit, dice, palette = canvas.unit, canvas.dice, canvas.palette
    for _ in range(count):
        x = canvas.width * dice.uniform(0.04, 0.96)
        y, tall, wide = (
            base - unit * dice.uniform(0.12, 0.38),
            unit * dice.uniform(0.05, 0.15),
            unit * dice.uniform(0.007, 0.016),
        )
        colour = dice.choice((palette.accent, palette.horizon, NEON_PINK))
        if keep_clear[0] < x < keep_clear[1]:
            continue
        canvas.glow(x, y + tall / 2, unit * 0.05, colour, 0.7, power=1.6, squash=0.5)
        canvas.lay(_sign(canvas, x, y, wide, tall), mix(colour, palette.light, 0.5))


def _sign(canvas: Canvas, x: float, y: float, wide: float, tall: float) -> Layer:
    def letters(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i in range(5):
            edge = y + i * tall / 5
            pen.rectangle([*at(x - wide, edge), *at(x + wide, edge + tall / 6.8)], fill=255)

    return canvas.draw(letters, (x - wide - 2, y - 2, x + wide + 2, y + tall + 4))
