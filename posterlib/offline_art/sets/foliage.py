"""Plants, drawn as silhouettes: pines, bare trees, palms, grass."""

import math

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import Layer, Place, Point
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.sets.terrain import height_at


def pines(
    canvas: Canvas,
    profile: Float,
    count: int,
    shortest: float,
    tallest: float,
    colour: Colour,
    left: float = 0.0,
    right: float = 1.0,
    avoid: tuple[float, float] | None = None,
) -> Layer:
    """Plant `count` conifers on a profile between two shares of the width; lengths in pixels.

    `avoid` is (x, half width) of a clearing in pixels. Returns what was drawn.
    """
    dice = canvas.dice
    trees: list[tuple[float, float]] = []
    for _ in range(count):
        x = (left + (right - left) * dice.random()) * canvas.width
        height = shortest + (tallest - shortest) * dice.random() ** 1.6
        if avoid is None or abs(x - avoid[0]) >= avoid[1]:
            trees.append((x, height))

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for x, height in trees:
            _pine(pen, at, dice, x, height_at(profile, x) + height * 0.06, height, canvas.unit)

    top = float(profile.min()) - tallest * 1.1
    bottom = float(profile.max()) + tallest * 0.1 + 2
    layer = canvas.draw(paint, (0, top, canvas.width, bottom))
    canvas.lay(layer, colour)
    return layer


def _pine(pen: ImageDraw.ImageDraw, at: Place, dice: Dice, x: float, ground: float, height: float, unit: int) -> None:
    tiers = 7 + int(height / (unit * 0.03))
    half = height * (0.17 + 0.07 * dice.random())
    right: list[Point] = [(x, ground - height)]
    left: list[Point] = []
    for tier in range(1, tiers + 1):
        t = tier / tiers
        y = ground - height * (1 - t)
        reach = half * t**0.85 * (0.8 + 0.4 * dice.random())
        other = reach * (0.85 + 0.3 * dice.random())
        right += [(x + reach, y + height * 0.015), (x + reach * 0.45, y - height * 0.005)]
        left += [(x - other, y + height * 0.015), (x - other * 0.45, y - height * 0.005)]
    pen.polygon([at(*point) for point in right + left[::-1]], fill=255)


def bare_tree(
    pen: ImageDraw.ImageDraw,
    at: Place,
    dice: Dice,
    x: float,
    y: float,
    length: float,
    angle: float,
    thickness: float,
    depth: int,
) -> None:
    """Draw a branch and `depth` generations of twigs from (x, y); angle in radians, -π/2 is straight up."""
    if depth == 0:
        return
    end = x + math.cos(angle) * length, y + math.sin(angle) * length
    bend = (
        (x + end[0]) / 2 + dice.uniform(-0.1, 0.1) * length,
        (y + end[1]) / 2 + dice.uniform(-0.06, 0.06) * length,
    )
    pen.line([at(x, y), at(*bend), at(*end)], fill=255, width=at.width(thickness), joint="curve")
    radius = at.width(thickness) / 2
    centre_x, centre_y = at(*end)
    pen.ellipse([centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius], fill=255)
    for _ in range(2 if dice.random() < 0.7 else 3):
        bare_tree(
            pen,
            at,
            dice,
            *end,
            length * dice.uniform(0.62, 0.82),
            angle + dice.uniform(-0.75, 0.75),
            thickness * dice.uniform(0.55, 0.7),
            depth - 1,
        )


def palm(
    pen: ImageDraw.ImageDraw,
    at: Place,
    dice: Dice,
    x: float,
    ground: float,
    height: float,
    lean: float,
) -> None:
    """Draw a coconut palm `height` pixels tall whose crown stands `lean` heights beside its foot."""
    crown = x + lean * height, ground - height
    steps = 46
    left: list[Point] = []
    right: list[Point] = []
    for i in range(steps + 1):
        t = i / steps
        middle, y = x + lean * height * t * (0.35 + 0.65 * t), ground - height * t
        # A swollen foot, and the rings of old leaf scars.
        radius = height * (0.016 - 0.0075 * t + 0.012 * max(0.0, 1 - t * 9) ** 2 + (0.0011 if i % 2 else 0))
        left.append((middle - radius, y))
        right.append((middle + radius, y))
    pen.polygon([at(*point) for point in left + right[::-1]], fill=255)
    fronds = 11
    for i in range(fronds):
        share = (i / (fronds - 1) - 0.5) * 2
        angle = -math.pi / 2 + share * 1.85 + dice.uniform(-0.13, 0.13)
        # The youngest stand upright in the middle and are the shortest.
        length = height * dice.uniform(0.3, 0.4) * (0.72 + 0.28 * min(1.0, abs(share) * 1.6))
        _frond(pen, at, dice, crown, angle, length)
    for _ in range(3):
        nut_x, nut_y = crown[0] + dice.uniform(-0.03, 0.03) * height, crown[1] + 0.025 * height
        radius = height * 0.014
        pen.ellipse([*at(nut_x - radius, nut_y - radius), *at(nut_x + radius, nut_y + radius)], fill=255)


def _frond(pen: ImageDraw.ImageDraw, at: Place, dice: Dice, crown: Point, angle: float, length: float) -> None:
    """A midrib that arches over and droops, with a comb of leaflets that taper to its tip."""
    side = math.cos(angle) if abs(math.cos(angle)) > 0.12 else dice.choice((-0.12, 0.12))
    droop = length * (0.3 + 0.5 * abs(side))
    sway = length * 0.3 * math.copysign(1 - abs(side), side)  # an upright frond bends over too
    spine: list[Point] = []
    steps = 26
    for i in range(steps + 1):
        t = i / steps
        along, bend = length * t, t * t
        spine.append(
            (crown[0] + math.cos(angle) * along + sway * bend, crown[1] + math.sin(angle) * along + droop * bend)
        )
    blade = length * (0.13 + 0.07 * abs(side))
    width = length * 0.016
    for i in range(1, steps):
        t = i / steps
        (x0, y0), (x1, y1) = spine[i - 1], spine[i + 1]
        run = math.hypot(x1 - x0, y1 - y0) or 1.0
        along_x, along_y = (x1 - x0) / run, (y1 - y0) / run
        reach = blade * math.sin(math.pi * (0.08 + 0.9 * t)) ** 0.8 * dice.uniform(0.8, 1.1)
        x, y = spine[i]
        for hand in (-1, 1):
            tip_x = x + (-along_y * hand * 0.55 + along_x * 0.75) * reach
            tip_y = y + (along_x * hand * 0.55 + along_y * 0.75 + 0.28) * reach
            base = (x - along_x * width, y - along_y * width), (x + along_x * width, y + along_y * width)
            pen.polygon([at(*base[0]), at(tip_x, tip_y), at(*base[1])], fill=255)
    pen.line([at(*point) for point in spine], fill=255, width=at.width(length * 0.014), joint="curve")


def grass(
    canvas: Canvas,
    profile: Float,
    count: int,
    shortest: float,
    tallest: float,
    colour: Colour,
    left: float = 0.0,
    right: float = 1.0,
) -> None:
    """Grow `count` curved blades on a profile between two shares of the width; lengths in pixels."""
    dice = canvas.dice

    def paint(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for _ in range(count):
            x = (left + (right - left) * dice.random()) * canvas.width
            height = dice.uniform(shortest, tallest)
            bend = dice.uniform(-0.55, 0.55) * height
            ground = height_at(profile, x) + height * 0.1
            half = max(0.6, height * 0.045)
            tip, middle = (x + bend, ground - height), (x + bend * 0.3, ground - height * 0.6)
            outline = [
                (x - half, ground),
                (middle[0] - half * 0.7, middle[1]),
                tip,
                (middle[0] + half * 0.7, middle[1]),
                (x + half, ground),
            ]
            pen.polygon([at(*point) for point in outline], fill=255)

    top = float(profile.min()) - tallest * 1.1
    layer = canvas.draw(paint, (0, top, canvas.width, float(profile.max()) + tallest * 0.3 + 2))
    canvas.lay(layer, colour)
