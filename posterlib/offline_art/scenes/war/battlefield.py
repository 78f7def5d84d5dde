"""What battlefields are made of: smoke, ruins, bombers, wire, crosses, poppies."""

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art import exact, noise
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour, lightness, mix
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import Place
from posterlib.offline_art.sets import foliage, lighting
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage


def smoky_sky(canvas: Canvas, horizon: float, x: float, y: float, radius: float) -> None:
    """A hazy sky down to `horizon`, a sun at (x, y) and smoke drifting before it."""
    palette, unit = canvas.palette, canvas.unit
    canvas.gradient([(0, palette.zenith), (0.5, palette.sky), (1, palette.horizon)], 0, horizon)
    canvas.glow(x, y, unit * 0.36, palette.horizon, 0.7, 1.3)
    lighting.rays(canvas, x, y, palette.light, 0.26, 20, 1.25)
    lighting.sun(canvas, x, y, radius, mix(palette.light, palette.horizon, 0.12), 0.45 if radius > unit * 0.15 else 0.8)
    lighting.clouds(
        canvas,
        mix(palette.zenith, palette.sky, 0.35),
        mix(palette.horizon, palette.sky, 0.3),
        -canvas.height * 0.1,
        horizon * 0.8,
        2.2,
        1.5,
        0.46,
        0.8,
        x / canvas.width,
        0.3,
    )


def smoke(canvas: Canvas, x: float, base: float, fire: bool = True) -> None:
    """A column that leans with the wind and widens as it rises."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    lean = dice.uniform(0.1, 0.22) * (1 if x < canvas.width / 2 else -1)
    step = 4 if unit < 2000 else 8
    swell = noise.fbm(dice, canvas.width // step, canvas.height // step, 5 * canvas.width / unit, 5, 0.8, 0.6, 1)
    rows, columns = swell.shape
    xs = ((np.arange(columns, dtype=np.float32) + np.float32(0.5)) * np.float32(canvas.width / columns))[None]
    ys = ((np.arange(rows, dtype=np.float32) + np.float32(0.5)) * np.float32(canvas.height / rows))[:, None]
    rise = np.clip((np.float32(base) - ys) / np.float32(max(base * 0.85, 1)), 0, 1)
    middle = np.float32(x) + rise * np.float32(unit * lean) + (swell - np.float32(0.5)) * np.float32(unit * 0.09)
    offset = (xs - middle) / (np.float32(unit) * (np.float32(0.026) + np.float32(0.14) * rise))
    cover = exact.exp(-offset * offset) * np.clip((swell - 0.22) * 2.4, 0, 1) * (1 - rise * 0.7)
    cover *= np.clip((np.float32(base) - ys) / np.float32(unit * 0.02), 0, 1)
    canvas.over(noise.enlarge(cover, canvas.width, canvas.height), mix(palette.zenith, palette.near, 0.4), opacity=0.85)
    if fire:
        flame = palette.accent if lightness(palette.accent) > 0.5 else hex_colour("#ff8a3c")
        canvas.glow(x, base - unit * 0.006, unit * 0.05, flame, 0.85, 1.6, 1.4)


def ruined_town(canvas: Canvas, horizon: float) -> None:
    """What is left of a town, between two ranges of hills."""
    unit, width, dice, palette = canvas.unit, canvas.width, canvas.dice, canvas.palette

    def broken_wall(pen: ImageDraw.ImageDraw, at: Place) -> None:
        x = width * dice.choice((dice.uniform(-0.02, 0.3), dice.uniform(0.68, 0.98)))
        across, tall = unit * dice.uniform(0.04, 0.09), unit * dice.uniform(0.07, 0.22)
        ground = horizon + unit * 0.05
        edge = []
        for step in range(6):
            top = ground - tall * min(1, dice.uniform(0.45, 1.15))
            edge += [
                (x + across * step / 6, top),
                (x + across * (step + 1) / 6, top + dice.choice((0, 0, tall * 0.06))),
            ]
        pen.polygon(
            [at(*point) for point in ((x, ground + unit * 0.06), *edge, (x + across, ground + unit * 0.06))], fill=255
        )
        for column in range(2):
            for row in range(3):
                left, top = x + across * (0.2 + 0.4 * column), ground - tall * (0.56 - row * 0.15)
                pen.rectangle([*at(left, top), *at(left + across * 0.14, top + tall * 0.07)], fill=0)

    def town(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for _ in range(9):
            broken_wall(pen, at)

    for share in (0.0, 0.5):
        hills = ridge_profile(canvas, horizon + unit * (0.06 * share + 0.02), unit * 0.06, 3, 6, 0.45, False)
        canvas.ridge(hills, mix(palette.far, palette.near, 0.2 + 0.5 * share), palette.horizon, 0.5, unit * 0.12)
        if share == 0:
            walls = canvas.draw(town, (0, horizon - unit * 0.3, width, canvas.height))
            canvas.lay(walls, mix(palette.far, palette.near, 0.55))
    lighting.fog_band(canvas, horizon, unit * 0.1, mix(palette.horizon, palette.sky, 0.2), 0.75)


def bombers(canvas: Canvas, stage: Stage, side: int, horizon: float) -> None:
    """A wedge of bombers, smaller the farther away they fly."""
    unit, dice, palette = canvas.unit, canvas.dice, canvas.palette
    lead_x = canvas.width * 0.5 + side * unit * dice.uniform(0.05, 0.2)
    lead_y, count = horizon * dice.uniform(0.36, 0.46), dice.choice((5, 7, 9))
    for index in range(count):
        rank, wing = (index + 1) // 2, 1 if index % 2 else -1
        x = lead_x + (wing * 0.12 - side * 0.05) * rank * unit
        y = lead_y - (0.035 + wing * side * 0.03) * rank * unit + dice.uniform(-0.004, 0.004) * unit
        tone = mix(palette.near, palette.far, 0.12 + 0.06 * rank)
        stage.stamp("plane", x, y, unit * (0.12 - 0.014 * rank), tone)


def levelled(canvas: Canvas, profile: Float, x: float, reach: float, ground: float) -> Float:
    """The profile made flat within `reach` pixels of x, so that a long thing stands on it."""
    flat = np.clip(1.6 - np.abs(canvas.xs[0] - np.float32(x)) / np.float32(reach), 0, 1)
    flat = exact.smoothstep(flat)
    level: Float = (profile * (1 - flat) + np.float32(ground) * flat).astype(np.float32)
    return level


def palms(canvas: Canvas, side: int) -> None:
    """A clump of palms that leans in from the edge of the picture."""
    unit, width, dice = canvas.unit, canvas.width, canvas.dice

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for index in range(3):
            x = width * 0.5 + side * (width * 0.5 - unit * (0.02 + 0.09 * index))
            height = unit * (0.52 - 0.1 * index + dice.uniform(-0.04, 0.04))
            foliage.palm(pen, at, dice, x, canvas.height - unit * 0.04, height, -side * dice.uniform(0.04, 0.2))

    canvas.lay(canvas.draw(draw), canvas.palette.near)
