"""Under the sea: something enormous, something small, and the light between them."""

import math

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.deep.abyss import light_cone
from posterlib.offline_art.scenes.deep.undersea import (
    KRAKEN,
    boat,
    bubbles,
    circling,
    kraken_arm,
    lay_arm,
    reaching_in,
    rowing_hull,
    small_fish,
)
from posterlib.offline_art.scenes.deep.water import blue_depth, caustics, open_water, window_of_light
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.beams import cone, shine
from posterlib.offline_art.shapes import turned
from posterlib.offline_art.staging import Stage

WHALE = ("whale", "whales", "moby", "leviathan")

SHARK = ("shark", "sharks", "jaws", "megalodon")

SUBMARINE = ("submarine", "abyss", "trench", "wreck", "shipwreck", "bathyscaphe", "atlantis", "submersible")

DIVER = ("diver", "divers", "diving", "scuba", "freediver")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of the undersea ideas, the prompt's animal in it."""
    concepts = next((ideas for words, ideas in BY_ANIMAL if reading.mentions(*words)), CONCEPTS)
    return choose(canvas, reading, concepts).paint(canvas, stage, reading)


def _rising(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A waterline; a boat; straight below it something comes up."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    surface = height * dice.uniform(0.17, 0.25)
    x = width * dice.choice((0.34, 0.42, 0.6, 0.66))
    line = open_water(canvas, surface, x)
    whale = reading.mentions(*WHALE) or (not reading.mentions(*SHARK) and dice.chance(0.25))
    body = mix(palette.near, palette.zenith, 0.35)
    lit = mix(palette.sky, palette.light, 0.35)
    lean = dice.choice((-1, 1)) * dice.uniform(4, 13)
    room = height - surface
    if whale:
        size = min(unit * 0.62, room * 0.62)
        turned(
            canvas,
            "whale",
            x + size * 0.1,
            surface + room * 0.6,
            size,
            body,
            degrees=-72 + lean,
            soft=unit * 0.002,
            fade=0.45,
            rim=lit,
            opacity=0.95,
        )
    else:
        size = min(room * dice.uniform(0.72, 1.0), unit * 1.15)
        nose = surface + max(unit * 0.13, room * 0.17)
        turned(
            canvas,
            "shark",
            x,
            nose + size * 0.52,
            size,
            body,
            degrees=lean,
            soft=unit * 0.002,
            fade=0.5,
            rim=lit,
            opacity=0.95,
        )
    bubbles(canvas, x, surface, height, width * 0.12, 120, palette.light)
    boat(canvas, stage, x + unit * dice.uniform(-0.02, 0.02), surface, line, reading)
    return Finish(bloom=0.4, vignette=0.55)


def _looking_up(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """The camera lies on its back in the deep: a window of light, a hull across it, sharks around it."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    x, y = canvas.width * dice.choice((0.36, 0.5, 0.62)), canvas.height * dice.uniform(0.3, 0.4)
    window_of_light(canvas, x, y, unit * 0.36)
    dark = mix(palette.near, palette.zenith, 0.25)
    rowing_hull(canvas, x - unit * 0.02, y + unit * 0.02, unit * dice.uniform(0.26, 0.34), dice.uniform(-50, 50), dark)
    if reading.mentions(*KRAKEN):
        reaching_in(canvas, x, y, dark)
    else:
        circling(canvas, x, y, "whale" if reading.mentions(*WHALE) else "shark", dark)
    bubbles(canvas, x, y, canvas.height, unit * 0.25, 90, palette.light)
    return Finish(bloom=0.5, vignette=0.6)


def _from_above(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A gull's view: clear water, a boat, and under it a shadow far larger than the boat."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    x, y = stage.third(), height * dice.uniform(0.3, 0.42)
    shallow = mix(palette.sky, palette.light, 0.3)
    drift = canvas.fbm(2.2, 4, 1, 0.5)
    canvas.gradient([(0, shallow), (0.5, palette.sky), (1, mix(palette.sky, palette.zenith, 0.8))])
    canvas.over(np.clip(drift - 0.35, 0, 1), mix(palette.zenith, palette.sky, 0.3), opacity=0.7)
    side = 1 if x < width / 2 else -1
    animal = "whale" if reading.mentions(*WHALE) else "shark"
    size = min(unit * 0.95, height * 0.8) * (0.72 if animal == "whale" else 1.0)
    lean = side * dice.uniform(14, 38)
    below_x, below_y = x + side * unit * 0.12, y + size * (0.42 if animal == "shark" else 0.5)
    canvas.glow(below_x, below_y, size * 0.5, shallow, 0.55, 1.4)  # a sandbank: a shadow shows on pale ground only
    turned(
        canvas,
        animal,
        below_x,
        below_y,
        size,
        mix(palette.near, palette.zenith, 0.3),
        degrees=lean,
        soft=unit * 0.007,
        opacity=0.86,
    )
    caustics(canvas)
    boat = unit * dice.uniform(0.13, 0.17)
    heading = dice.uniform(-70, 70)
    shadow = (boat * 0.14, boat * 0.2)
    rowing_hull(canvas, x + shadow[0], y + shadow[1], boat, heading, mix(palette.near, palette.zenith, 0.5), 0.45)
    rowing_hull(canvas, x, y, boat, heading, mix(palette.light, palette.accent, 0.15))
    rowing_hull(canvas, x, y, boat * 0.78, heading, mix(palette.near, palette.accent, 0.4), oars=False)
    if not reading.no_people:
        canvas.disc(x, y, boat * 0.06, mix(palette.accent, palette.light, 0.1), softness=1.5)
    return Finish(bloom=0.35, vignette=0.55)


def _passing(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A whale too long for the picture drifts past one small diver and the lamp."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    blue_depth(canvas, 0)
    flip = dice.chance(0.5)
    side = -1 if flip else 1
    lighting.rays(
        canvas, width * (0.3 if flip else 0.7), -height * 0.15, palette.light, 0.4, 40, 1.3 * height / unit, 3, 0.4
    )
    size = min(unit * dice.uniform(0.56, 0.86), height * 0.62)
    dive = dice.choice((dice.uniform(-3, 10), dice.uniform(22, 38), -dice.uniform(20, 34)))
    whale_x, whale_y = width / 2 + side * size * dice.uniform(0.08, 0.3), height * dice.uniform(0.36, 0.46)
    reach = size * 0.66
    head_x, head_y = (
        whale_x - side * reach * math.cos(math.radians(dive)),
        whale_y + reach * math.sin(math.radians(dive)),
    )
    body = mix(palette.near, palette.zenith, 0.45)
    turned(
        canvas,
        "whale",
        whale_x,
        whale_y,
        size,
        body,
        flip=flip,
        degrees=side * dive,
        soft=unit * 0.0022,
        rim=mix(palette.sky, palette.light, 0.5),
        opacity=0.93,
    )
    small_fish(canvas, width * (0.5 - side * 0.2), height * 0.82, mix(palette.zenith, palette.sky, 0.35))
    if not reading.no_people:
        tall = unit * 0.15
        x = head_x + side * size * (0.36 if abs(dive) < 15 else 0.0)
        y = head_y - size * 0.44 if dive > 15 else min(height * 0.88, head_y + size * 0.56)
        aim = math.degrees(math.atan2(head_y - y, head_x - x + side * tall * 0.5))
        beam = cone(canvas, x - side * tall * 0.5, y - tall * 0.07, aim, 15, size * 0.66, mouth=unit * 0.004)
        shine(canvas, beam, mix(palette.light, palette.accent, 0.12), 0.55, 0.3)
        stage.stamp("diver", x, y + tall * 0.5, tall, mix(palette.near, palette.zenith, 0.1), flip=flip)
        canvas.glow(x - side * tall * 0.5, y - tall * 0.07, unit * 0.008, palette.light, 1.0, 1.6)
        bubbles(canvas, x + side * tall * 0.3, y - size * 0.8, y - tall * 0.4, unit * 0.012, 34, palette.light)
    return Finish(bloom=0.45, vignette=0.6)


def _arms(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Arms come up out of the dark on every side of a boat that has not seen them."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    surface = height * dice.uniform(0.22, 0.3)
    x = width * dice.choice((0.38, 0.5, 0.6))
    line = open_water(canvas, surface, x)
    room = height - surface
    for depth in range(3):
        haze = mix(palette.near, palette.sky, 0.5 - 0.25 * depth)
        count = max(2, round((4, 3, 2)[depth] * width / unit))
        for i in range(count):
            place = (i + dice.uniform(0.25, 0.75)) / count
            if depth == 2:
                place = -0.02 + 0.16 * place if i % 2 == 0 else 1.02 - 0.16 * place
            side = 1 if place * width > x else -1
            length = room * (dice.uniform(0.72, 0.95) + 0.3 * depth)
            radius = min(unit, room) * (0.035 + 0.028 * depth) * dice.uniform(0.85, 1.15)
            curl = side * dice.choice((1, 1, -1)) * dice.uniform(2.4, 4.4)
            spine = kraken_arm(
                place * width,
                height * 1.04,
                length,
                radius,
                side * -dice.uniform(0.05, 0.32),
                side * dice.uniform(0.16, 0.42),
                curl,
            )
            cups = mix(haze, palette.accent, 0.4) if depth else None
            lay_arm(canvas, spine, haze, cups, 1 if curl > 0 else -1, unit * (0.004 - 0.0018 * depth))
    bubbles(canvas, x, surface, height, width * 0.2, 110, palette.light)
    boat(canvas, stage, x, surface, line, reading)
    return Finish(bloom=0.4, vignette=0.6)


CONCEPTS = (
    Concept(_rising, (*SHARK, *WHALE, "rises", "beneath")),
    Concept(_looking_up, (*SHARK, "surface", "drowning", "swimmer")),
    Concept(_passing, (*WHALE, *DIVER)),
    Concept(_arms, KRAKEN),
    Concept(light_cone, SUBMARINE),
    Concept(_from_above, ("island", "reef", "swimmer", "raft", "castaway", "boat")),
)

BY_ANIMAL = (
    (KRAKEN, (Concept(_arms, weight=3.0), Concept(_looking_up, weight=2.0), Concept(light_cone, SUBMARINE))),
    (SHARK, (Concept(_rising), Concept(_looking_up), Concept(_from_above))),
    (SUBMARINE, (Concept(light_cone, weight=4.0), Concept(_arms), Concept(_passing, DIVER, weight=0.5))),
    (WHALE, (Concept(_passing, moods=DIVER), Concept(_rising), Concept(_from_above))),
)
