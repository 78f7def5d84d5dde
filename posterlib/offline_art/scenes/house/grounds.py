"""The grounds of a haunted house: its night sky, hills, trees, path, graves and railings."""

import math

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, mix
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import bare_tree, pines
from posterlib.offline_art.sets.props import pen_at
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Stage


def path(canvas: Canvas, x: float, top: float, sway: int, colour: Colour) -> None:
    """A path that winds from a door at (x, top) down to the bottom edge, wider the nearer it comes."""
    unit, bottom = canvas.unit, canvas.height
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for step in range(41):
        t = step / 40
        middle = x - sway * unit * 0.11 * math.sin(t * 4.6) * (0.25 + t) - sway * unit * 0.1 * t
        half = unit * (0.006 + 0.075 * t**1.7)
        y = top + (bottom - top) * t**0.85
        left.append((middle - half, y))
        right.append((middle + half, y))
    layer = canvas.draw(lambda pen, at: pen.polygon([at(*point) for point in left + right[::-1]], fill=255))
    canvas.over(blur(layer.mask, unit * 0.003), colour, opacity=0.55)


def trees(canvas: Canvas, ground: Float, places: tuple[float, ...], length: float, lean_to: float) -> None:
    """Bare trees on a profile, leaning towards x `lean_to`; the first is the largest."""
    dice = canvas.dice

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for index, x in enumerate(places):
            size = length * (1, 0.75, 0.5)[min(index, 2)] * dice.uniform(0.85, 1.1)
            angle = -math.pi / 2 + (0.18 if x < lean_to else -0.18) * dice.uniform(0.3, 1.4)
            bare_tree(pen, at, dice, x, height_at(ground, x) + length * 0.06, size, angle, size * 0.13, 8)

    canvas.lay(canvas.draw(draw), canvas.palette.near)


def gravestones(
    canvas: Canvas, ground: float, near: float, colour: Colour, avoid: tuple[float, float] | None = None
) -> None:
    """A row of tilted stones and crosses; `near` 0..1 sets their size, `avoid` (x, half width) keeps a gap."""
    unit, dice = canvas.unit, canvas.dice
    gap = unit * (0.05 + 0.09 * near)

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for index in range(int(canvas.width / gap) + 2):
            x = (index - 0.5 + dice.uniform(-0.3, 0.3)) * gap
            size = unit * (0.03 + 0.075 * near) * dice.uniform(0.7, 1.25)
            turn, kind, sink = dice.uniform(-11, 11), dice.random(), dice.uniform(0, 0.02) * unit
            if avoid is not None and abs(x - avoid[0]) < avoid[1]:
                continue
            stone = pen_at(pen, at, x, ground + unit * 0.012 + sink, size).placed(0, 0, angle=turn)
            if kind < 0.55:
                stone.outline("-.32,.3! -.32,-.55! -.27,-.8 -.14,-.97 0,-1.02 .14,-.97 .27,-.8 .32,-.55! .32,.3!")
                stone.polygon("-.44,.3 -.44,.02 .44,.02 .44,.3")
            elif kind < 0.85:
                stone.polygon(
                    "-.08,.3 -.08,-.66 -.36,-.66 -.36,-.84 -.08,-.84 -.08,-1.14 "
                    ".08,-1.14 .08,-.84 .36,-.84 .36,-.66 .08,-.66 .08,.3"
                )
                stone.polygon("-.3,.3 -.22,-.06 .22,-.06 .3,.3")
            else:
                stone.polygon("-.16,.3 -.12,-1.2 0,-1.42 .12,-1.2 .16,.3")
                stone.polygon("-.3,.3 -.3,-.1 .3,-.1 .3,.3")

    canvas.lay(canvas.draw(draw), colour)


def railings(canvas: Canvas, base: float, colour: Colour) -> None:
    """Iron railings with spearheads along the bottom edge, some of them bent."""
    unit, dice = canvas.unit, canvas.dice
    gap, tall = unit * 0.034, unit * 0.1

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for y in (base - tall * 0.72, base - tall * 0.16):
            pen.rectangle([*at(0, y), *at(canvas.width, y + unit * 0.006)], fill=255)
        for index in range(int(canvas.width / gap) + 2):
            bend = dice.uniform(-1, 1) * unit * (0.012 if dice.chance(0.12) else 0.001)
            post = index % 9 == 4
            x, half, top = index * gap, unit * (0.005 if post else 0.0022), base - tall * (1.12 if post else 1)
            tip = [(x + bend - half * 2.4, top), (x + bend, top - unit * 0.02), (x + bend + half * 2.4, top)]
            shaft = [(x - half, base), (x + bend - half, top), (x + bend + half, top), (x + half, base)]
            pen.polygon([at(*point) for point in shaft], fill=255)
            pen.polygon([at(*point) for point in tip], fill=255)

    canvas.lay(canvas.draw(draw, (0, base - tall * 1.4, canvas.width, base)), colour)


def bats(canvas: Canvas, stage: Stage, x: float, y: float, radius: float) -> None:
    """Bats around a moon, the larger ones farther out, each where nothing else stands."""
    dice, unit = canvas.dice, canvas.unit
    for _ in range(dice.choice((5, 8, 11))):
        turn, away = dice.uniform(0, math.tau), radius * (0.35 + 1.1 * dice.random())
        bat_x, bat_y = x + math.cos(turn) * away * 1.2, y + math.sin(turn) * away * 0.7
        size = unit * (0.018 + 0.03 * away / (radius * 1.5))
        if stage.overlap((bat_x - size, bat_y - size, bat_x + size, bat_y + size)) < size * size * 2:
            stage.stamp("bat", bat_x, bat_y, size, canvas.palette.near)


def night(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A clouded sky and the moon in it."""
    palette, height = canvas.palette, canvas.height
    canvas.gradient([(0, palette.zenith), (0.5, palette.sky), (1, palette.horizon)], 0, height * 0.8)
    light_x = x / canvas.width
    lighting.clouds(
        canvas,
        mix(palette.zenith, palette.sky, 0.6),
        mix(palette.sky, palette.horizon, 0.6),
        0,
        height * 0.75,
        2.4,
        2.4,
        0.42,
        0.85,
        light_x,
    )
    lighting.moon(canvas, x, y, radius, palette.light)
    lighting.clouds(
        canvas,
        mix(palette.zenith, palette.sky, 0.5),
        mix(palette.horizon, palette.sky, 0.3),
        y,
        y + radius * 2.4,
        2.2,
        4.0,
        0.55,
        0.7,
        light_x,
    )


def hills(canvas: Canvas, base: float) -> None:
    """Two wooded ranges and the fog between them."""
    palette, unit = canvas.palette, canvas.unit
    for share in (0.0, 1.0):
        hills = ridge_profile(canvas, base + unit * 0.06 * share, unit * 0.08, 3 + share, 6, 0.5)
        canvas.ridge(
            hills,
            mix(palette.far, palette.near, 0.2 + 0.3 * share),
            mix(palette.horizon, palette.sky, 0.4),
            0.7,
            unit * 0.14,
        )
        if share == 0:
            pines(
                canvas,
                hills,
                round(60 * canvas.width / unit),
                unit * 0.02,
                unit * 0.06,
                mix(palette.far, palette.near, 0.3),
            )
    lighting.fog_band(canvas, base + unit * 0.02, unit * 0.07, mix(palette.horizon, palette.light, 0.15), 0.6)
