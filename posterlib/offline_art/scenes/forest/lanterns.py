"""Who walks in the forest at night, and the small lights there: lanterns, windows, eyes."""

import math

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import Colour, hex_colour, mix
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.staging import Ground, Placed, Stage

LAMP, FLAME = hex_colour("#ffb347"), hex_colour("#fff0c0")
LANTERN_WORDS = ("lantern", "torch", "candle", "lamp", "flashlight")

WANDERERS = ("woman", "coat", "wolf", "deer", "girl", "walking_man", "fox")

LAMP_BEARERS = ("woman_with_lantern", "child_with_lantern")

BEARING_A_LAMP = {"woman": "woman_with_lantern", "child": "child_with_lantern", "girl": "child_with_lantern"}


# Where the flame is: heights sideways from the figure's axis, and up from the ground.
LAMPS = {"woman_with_lantern": (0.258, 0.63), "child_with_lantern": (0.285, 0.72)}


def lit_path(canvas: Canvas, x: float, y: float, side: int, warm: Colour) -> None:
    """A winding path whose light comes from the lantern at (x, y)."""
    unit, height = canvas.unit, canvas.height
    left, right = [], []
    for i in range(40):
        t = i / 39
        row = y - unit * 0.03 + (height - y + unit * 0.05) * t
        middle = x + math.sin(t * 4.2) * unit * 0.09 * side
        half = unit * (0.045 + 0.2 * t)
        left.append((middle - half, row))
        right.append((middle + half, row))
    bed = canvas.draw(
        lambda pen, at: pen.polygon([at(*p) for p in left + right[::-1]], fill=255),
        (0, y - unit * 0.06, canvas.width, height),
    )
    fall = np.clip(1 - canvas.distance(x, y)[bed.y : bed.y + bed.mask.shape[0]] / (unit * 0.42), 0, 1)
    canvas.screen(blur(bed.mask, unit * 0.012) * fall, warm, 0.55, bed.y)


def wanderer(
    canvas: Canvas,
    stage: Stage,
    reading: Reading,
    x: float,
    ground: Ground,
    size: float,
    light_x: float,
    lantern: bool | None = None,
    usual: tuple[str, ...] = WANDERERS,
) -> Placed | None:
    """Stand the prompt's subject on the ground; a red coat and a lantern when the words or the mood ask for them."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    horror = "horror" in reading.genres
    carries = lantern if lantern is not None else reading.mentions(*LANTERN_WORDS) or (horror and dice.chance(0.4))
    name = lead(canvas, reading, LAMP_BEARERS if carries else usual)
    if carries:
        name = BEARING_A_LAMP.get(name, name)
    red = name.startswith(("woman", "girl", "child")) and (horror or reading.mentions("red"))
    colour = mix(palette.accent, palette.near, 0.25) if red else mix(palette.near, palette.far, 0.06)
    placed = stand(
        stage,
        reading,
        name,
        x,
        ground,
        unit * size,
        colour,
        rim=mix(palette.horizon, LAMP if carries else palette.light, 0.5),
        light_x=light_x,
        rim_width=max(1.0, unit * 0.002),
    )
    if placed is not None and name in LAMPS:
        across, up = LAMPS[name]
        side = 1 if light_x >= x else -1
        lamp_x, lamp_y = placed.x + side * placed.height * across, placed.ground_y - placed.height * up
        canvas.glow(lamp_x, lamp_y, unit * 0.13, LAMP, 0.55, power=1.6)
        canvas.glow(lamp_x, lamp_y, unit * 0.035, LAMP, 0.95, power=1.5)
        canvas.disc(lamp_x, lamp_y, unit * 0.0065, FLAME)
    return placed


def lit_house(canvas: Canvas, stage: Stage, name: str, x: float, ground: Ground) -> None:
    """A house among the trees, its windows the colour of lamps."""
    unit, palette = canvas.unit, canvas.palette
    placed = stage.stamp(
        name, x, ground, unit * 0.14, palette.near, rim=mix(palette.horizon, LAMP, 0.3), rim_direction=(1, -1)
    )
    if placed is not None:
        canvas.glow(placed.x, placed.ground_y - placed.height * 0.3, unit * 0.05, LAMP, 0.8, power=1.6)


def pair_of_eyes(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Two slanted eyes that shine in the dark; `size` is half the width of one."""
    colour = mix(canvas.palette.accent, canvas.palette.light, 0.35)
    for side in (-1, 1):
        canvas.glow(x + side * size * 1.9, y, size * 2.2, colour, 0.5, power=1.8)

    def almonds(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side in (-1, 1):
            middle = x + side * size * 1.9
            pen.polygon(
                [
                    at(middle - side * size * 1.1, y + size * 0.35),
                    at(middle, y + size * 0.55),
                    at(middle + side * size * 1.1, y - size * 0.5),
                    at(middle - side * size * 0.1, y - size * 0.45),
                ],
                fill=255,
            )

    canvas.lay(canvas.draw(almonds, (x - size * 4, y - size * 2, x + size * 4, y + size * 2), 4), colour)
