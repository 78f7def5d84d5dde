"""Film noir: what a venetian blind, a lettered door or one street lamp does to a face."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.blinds.cast import WOMEN, caller, close_up_of
from posterlib.offline_art.scenes.blinds.office_door import lettered_glass, sign_on_door
from posterlib.offline_art.scenes.blinds.slats import (
    close_up,
    dim_wall,
    lit_edge,
    slat_light,
    smoke,
    striped_light,
    striped_window,
)
from posterlib.offline_art.scenes.blinds.street import shadow_on_wall, street_lamp
from posterlib.offline_art.shapes import box, polygon
from posterlib.offline_art.staging import Stage

OFFICE = ("office", "detective", "private eye", "door", "client", "lawyer", "reporter", "newspaper", "editor", "doctor")

STREET = ("street", "lamp", "alley", "fog", "rain", "night", "city", "corner", "vienna")

PURSUIT = (
    "shadow",
    "chase",
    "hunted",
    "run",
    "follow",
    "stalker",
    "killer",
    "murder",
    "fugitive",
    "escape",
    "third man",
)

FEDORA = ("detective", "gumshoe", "private eye", "blinds", "smoke", "cigarette", "interrogation")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of the noir ideas."""
    concepts = WITHOUT_PEOPLE if reading.no_people else CONCEPTS
    return choose(canvas, reading, concepts).paint(canvas, stage, reading)


def _bust(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """Head and shoulders against a wall the blind has striped."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    lean = dice.choice((-1, 1)) * dice.uniform(0.14, 0.26)
    side = 1 if lean > 0 else -1
    window_x = width * 0.5 + side * min(width * 0.17, unit * 0.3)
    dim_wall(canvas)
    striped_window(canvas, window_x, lean, unit * dice.uniform(0.06, 0.078))
    if reading.no_people:
        return _noir_finish()
    x = width * 0.5 - side * min(width * dice.uniform(0.04, 0.24), unit * 0.3)
    tall = min(height * dice.choice((0.5, 0.68, 0.8)), unit * 1.15)
    name = close_up_of(reading)
    mask, left, top = close_up(name, x, height, tall, flip=side < 0)
    canvas.over(blur(mask, unit * 0.014), palette.near, left - int(side * unit * 0.085), top + int(unit * 0.05), 0.82)
    canvas.over(mask, shade(palette.near, 0.012), left, top)
    edge = lit_edge(mask, side, int(unit * 0.014))
    canvas.over(
        edge * (0.35 + 0.65 * slat_light(canvas, lean, unit * 0.07, left, top, mask.shape)),
        palette.light,
        left,
        top,
        0.8,
    )
    if reading.mentions("smoke", "cigarette") or dice.chance(0.7):
        smoke(canvas, x + side * tall * 0.17, height - tall * 0.52, side)
    return _noir_finish()


def _face(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """A profile so close that it is mostly dark; the blind draws it."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    canvas.gradient([(0, palette.near), (0.5, mix(palette.near, palette.far, 0.8)), (1, palette.near)])
    glow_x = width * (0.5 + side * 0.42)
    canvas.glow(glow_x, height * 0.4, unit * 0.5, mix(palette.sky, palette.horizon, 0.5), 0.5, 1.4)
    canvas.glow(width * (0.5 - side * 0.36), height * 0.4, unit * 0.42, mix(palette.far, palette.sky, 0.5), 0.3, 1.5)
    slant = side * dice.uniform(-0.2, -0.06)
    pitch = unit * dice.uniform(0.062, 0.085)
    shape = (height, width)
    lines = slat_light(canvas, slant, pitch, 0, 0, shape, open_share=0.42)
    fall = np.clip(1.15 - np.abs(canvas.xs - np.float32(glow_x)) / np.float32(unit * 0.9), 0, 1)
    canvas.screen(blur(lines, unit * 0.008) * fall, mix(palette.horizon, palette.sky, 0.3), 0.35)
    tall = min(height * 0.98, unit * 1.42)
    x = width * 0.5 - side * min(width * 0.1, unit * 0.14)
    name = "profile_face" if reading.mentions(*WOMEN) else dice.choice(("profile_face", "man_profile"))
    mask, left, top = close_up(name, x, height * 1.02, tall, flip=side < 0)
    canvas.over(mask, palette.near, left, top)
    columns = mask.shape[1]
    across = (np.arange(columns, dtype=np.float32)[None] / columns - 0.5) * side
    # The stripes bend as they run over cheek and brow.
    bend = across * across * np.float32(unit * 0.35)
    band = slat_light(canvas, slant, pitch, left, top, mask.shape, open_share=0.42, bend=bend)
    turned_to_light = np.clip((across + 0.08) * 3.4, 0, 1)
    inner = np.clip(blur(mask, unit * 0.02) * 2 - 1, 0, 1)
    skin = mix(palette.horizon, palette.light, 0.5)
    canvas.over(mask * band * turned_to_light * (0.35 + 0.65 * inner), skin, left, top, 0.92)
    canvas.over(lit_edge(mask, side, int(unit * 0.006)), palette.light, left, top, 0.5)
    if reading.mentions("smoke", "cigarette") or dice.chance(0.35):
        smoke(canvas, x + side * tall * 0.3, height * 0.66, side)
    return _noir_finish()


def _door(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A dark office, a door with lettered glass, and somebody on the other side of it."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    dim_wall(canvas)
    floor = height * 0.9
    tall = min(height * 0.78, unit * 1.15)
    door_width = min(tall * 0.5, width * 0.6)
    side = dice.choice((-1, 1))
    x = width * 0.5 + side * min(width * 0.5 - door_width * 0.62, unit * 0.16)
    left, right, top = x - door_width / 2, x + door_width / 2, floor - tall
    wood = mix(palette.near, palette.far, 0.4)
    canvas.gradient([(0, mix(palette.near, palette.zenith, 0.5)), (1, palette.near)], floor, height, only=True)
    polygon(canvas, box(left - unit * 0.035, top - unit * 0.035, right + unit * 0.035, floor), palette.near)
    polygon(canvas, box(left, top, right, floor), wood)
    glass = (left + door_width * 0.13, top + tall * 0.06, right - door_width * 0.13, top + tall * 0.62)
    spill = [
        (left + door_width * 0.1, floor),
        (right - door_width * 0.1, floor),
        (right + side * -unit * 0.2 + door_width * 0.3, height * 1.05),
        (left + side * -unit * 0.2 - door_width * 0.1, height * 1.05),
    ]
    polygon(canvas, spill, mix(palette.horizon, palette.light, 0.3), 0.22, soft=unit * 0.02)
    lettered_glass(canvas, glass, sign_on_door(reading, canvas), None if reading.no_people else caller(canvas, reading))
    for panel in (0.68, 0.83):
        polygon(
            canvas,
            box(left + door_width * 0.14, top + tall * panel, right - door_width * 0.14, top + tall * (panel + 0.115)),
            shade(wood, -0.04),
        )
    knob = right - door_width * 0.065 if side < 0 else left + door_width * 0.065
    canvas.disc(knob, top + tall * 0.66, unit * 0.014, mix(palette.horizon, palette.light, 0.4), softness=unit * 0.004)
    canvas.glow((glass[0] + glass[2]) / 2, (glass[1] + glass[3]) / 2, door_width * 0.6, palette.light, 0.4, 1.6)
    striped_light(canvas, 0 if side > 0 else width, floor * 0.62, -side)
    stage.reserve((left, top, right, floor))
    if reading.no_people or dice.chance(0.4):
        return _noir_finish()
    stage.stamp(
        "fedora_bust",
        width * 0.5 - side * min(width * 0.34, unit * 0.5),
        height * 1.03,
        min(height * 0.4, unit * 0.5),
        palette.near,
        rim=mix(palette.light, palette.horizon, 0.5),
        rim_direction=(side, -1),
        rim_width=unit * 0.003,
        crop=True,
    )
    return _noir_finish()


def _noir_finish() -> Finish:
    return Finish(bloom=0.4, vignette=0.6, grain=0.045, contrast=0.18)


CONCEPTS = (
    Concept(_bust, FEDORA),
    Concept(_face, WOMEN),
    Concept(_door, OFFICE),
    Concept(street_lamp, (*STREET, *WOMEN)),
    Concept(shadow_on_wall, PURSUIT),
)

WITHOUT_PEOPLE = (Concept(_door, OFFICE), Concept(street_lamp, STREET), Concept(_bust))
