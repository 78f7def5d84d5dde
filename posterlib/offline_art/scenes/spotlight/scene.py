"""Somebody in a light: a stage, a concert, a boxing ring, one chair, a microphone that waits."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.spotlight.auditorium import audience, curtain, lights_out_of_focus, stage_boards
from posterlib.offline_art.scenes.spotlight.boxing_ring import ring
from posterlib.offline_art.scenes.spotlight.performers import companion, performer
from posterlib.offline_art.scenes.spotlight.props import (
    CHAIR_EXTENT,
    MICROPHONE_EXTENT,
    chair,
    chair_shadow,
    microphone,
    microphone_grille,
)
from posterlib.offline_art.sets.beams import beam_to, cone, dust, follow_spot, shine
from posterlib.offline_art.sets.props import prop
from posterlib.offline_art.staging import Stage

BOXING = ("boxer", "boxing", "ring", "fight", "champion", "wrestler", "wrestling", "knockout")

SINGING = ("singer", "sing", "song", "jazz", "band", "rock", "concert", "musician", "guitar", "radio", "comedian")

DANCING = ("dancer", "dance", "ballet", "ballerina", "broadway", "opera", "actor", "actress", "curtain", "magician")

ALONE = ("empty", "lonely", "alone", "grief", "interrogation", "last", "silence", "confession", "chair", "solitary")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of the stage ideas."""
    concepts = AT_THE_FIGHT if reading.mentions(*BOXING) else CONCEPTS
    return choose(canvas, reading, concepts).paint(canvas, stage, reading)


def _curtain(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A stage before a heavy curtain; the light has found somebody away from its middle."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    floor = height * dice.uniform(0.74, 0.82)
    x = width * dice.choice((0.34, 0.4, 0.6, 0.66))
    feet = floor + (height - floor) * 0.45
    curtain(canvas, floor, x)
    stage_boards(canvas, floor)
    away = 1 if x < width / 2 else -1
    lamp_x = x + away * min(width, unit * 1.2) * dice.uniform(0.22, 0.5)
    tall = min(unit * dice.uniform(0.42, 0.56), floor * 0.66)
    beam = follow_spot(canvas, lamp_x, -height * 0.05, x, feet, tall * 0.56, palette.light)
    if dice.chance(0.6):
        second = width - lamp_x if abs(width - 2 * lamp_x) > unit * 0.2 else lamp_x - away * unit * 0.4
        other = beam_to(canvas, second, -height * 0.05, x, feet, tall * 0.5)
        shine(canvas, other, palette.accent, 0.3, 0.5)
    canvas.glow(x, feet - tall * 0.55, tall * 0.5, palette.light, 0.3, 1.6)
    hero = lead(canvas, reading, ("dancer", "violinist", "singer_with_microphone", "piano_player"))
    performer(canvas, stage, hero, x, feet, tall, lamp_x, (x - lamp_x) / height, flip=dice.chance(0.5))
    companion(canvas, stage, reading, hero, x - away * tall * 0.6, feet, tall, lamp_x)
    dust(canvas, beam)
    return Finish(bloom=0.5, vignette=0.65, contrast=0.16)


def _concert(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """The view from the crowd: light comes from behind the stage, hands go up."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    floor = height * dice.uniform(0.66, 0.74)
    x = width * dice.choice((0.36, 0.5, 0.62))
    canvas.gradient(
        [
            (0, palette.near),
            (0.55, mix(palette.zenith, palette.sky, 0.6)),
            (1, mix(palette.sky, palette.horizon, 0.45)),
        ],
        0,
        floor,
    )
    colours = (palette.horizon, palette.accent, palette.light)
    lamps = dice.choice((5, 7, 8))
    for i in range(lamps):
        lamp_x = width * (0.5 + (i - (lamps - 1) / 2) / (lamps - 1) * 1.1)
        tilt = 90 + (lamp_x - x) / width * dice.uniform(20, 75) + dice.uniform(-8, 8)
        beam = cone(
            canvas, lamp_x, -height * 0.02, tilt, dice.uniform(4, 7), height * 1.05, mouth=unit * 0.01, softness=0.6
        )
        shine(canvas, beam, colours[i % 3], 0.42 if i % 3 != 2 else 0.3, 0.5 if i % 3 == 0 else 0.0)
    canvas.glow(x, floor - unit * 0.18, unit * 0.22, mix(palette.light, palette.horizon, 0.3), 0.85, 1.7)
    canvas.glow(x, floor, unit * 0.5, palette.horizon, 0.5, 1.8, squash=3.0)
    canvas.gradient([(0, mix(palette.near, palette.zenith, 0.4)), (1, palette.near)], floor, height, only=True)
    tall = min(unit * dice.uniform(0.3, 0.42), floor * 0.6)
    hero = lead(canvas, reading, ("singer_with_microphone", "guitarist", "jazz_trumpeter"))
    stage.stamp(
        hero,
        x,
        floor + unit * 0.006,
        tall,
        palette.near,
        flip=dice.chance(0.5),
        rim=palette.light,
        rim_direction=(dice.choice((-1, 1)), -1),
        rim_width=unit * 0.002,
    )
    companion(canvas, stage, reading, hero, x + tall * 0.7, floor + unit * 0.006, tall, x)
    if not reading.no_people:
        for row in range(3):
            colour = mix(palette.near, mix(palette.sky, palette.horizon, 0.3), 0.4 - 0.2 * row)
            audience(
                canvas,
                floor + (height - floor) * (0.3 + 0.3 * row),
                unit * (0.045 + 0.02 * row),
                colour,
                hands=0.3 if row else 0.12,
            )
    return Finish(bloom=0.55, vignette=0.5, contrast=0.16)


def _one_chair(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """From the balcony: darkness, one pool of light, one chair, one long shadow."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    floor = mix(palette.zenith, palette.sky, 0.25)
    canvas.gradient([(0, palette.near), (0.45, mix(palette.near, floor, 0.45)), (1, mix(palette.near, floor, 0.75))])
    x, y = stage.third(), height * dice.uniform(0.6, 0.7)
    radius = min(unit * dice.uniform(0.27, 0.36), width * 0.4)
    x = min(max(x, radius * 1.1), width - radius * 1.1)
    away = 1 if x < width / 2 else -1
    lamp_x = x + away * unit * dice.uniform(0.1, 0.5)
    stage_boards(canvas, height * 0.3, 0.25)
    beam = follow_spot(canvas, lamp_x, -height * 0.05, x, y, radius, palette.light, squash=0.4, strength=0.75)
    lean = (x - lamp_x) / height
    alone = reading.no_people or (reading.subject is None and dice.chance(0.6)) or reading.mentions("empty", "chair")
    tall = radius * (0.72 if alone else 0.95)
    if alone:
        chair_shadow(canvas, x, y + radius * 0.06, tall, lean, palette.near)
        canvas.lay(
            prop(canvas, chair, x, y + radius * 0.06 - tall, tall, CHAIR_EXTENT, away < 0),
            mix(palette.near, palette.zenith, 0.3),
        )
    else:
        hero = lead(canvas, reading, ("seated_man", "woman", "man_looking_up"))
        performer(canvas, stage, hero, x, y + radius * 0.1, tall, lamp_x, lean * 1.6, stretch=1.0)
        companion(canvas, stage, reading, hero, x - away * tall * 0.7, y + radius * 0.1, tall, lamp_x)
    dust(canvas, beam)
    return Finish(bloom=0.45, vignette=0.7, contrast=0.18)


def _microphone(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A microphone as large as a head, and behind it the lights of a room out of focus."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    x = width * 0.5 + side * min(width * 0.18, unit * 0.3)
    canvas.gradient([(0, palette.near), (0.5, mix(palette.zenith, palette.sky, 0.7)), (1, palette.near)])
    canvas.glow(x - side * unit * 0.25, height * 0.4, unit * 0.4, palette.horizon, 0.5, 1.5)
    lights_out_of_focus(canvas)
    lamp_x = width * 0.5 - side * width * 0.5
    shine(canvas, beam_to(canvas, lamp_x, -height * 0.06, x, height * 0.46, unit * 0.3), palette.light, 0.5, 0.5)
    stand_x = width * 0.5 - side * min(width * 0.27, unit * 0.4)
    if not reading.no_people:
        tall = min(unit * 0.46, height * 0.42)
        hero = lead(canvas, reading, ("singer_with_microphone", "jazz_trumpeter", "violinist"))
        canvas.glow(stand_x, height * 0.9 - tall * 0.6, tall * 0.5, palette.light, 0.55, 1.6)
        stage.stamp(
            hero,
            stand_x,
            height * 0.93,
            tall,
            mix(palette.near, palette.zenith, 0.25),
            rim=mix(palette.horizon, palette.light, 0.6),
            rim_direction=(side, -1),
            rim_width=unit * 0.003,
        )
    size = min(unit * 0.62, height * 0.6)
    top = height * dice.uniform(0.14, 0.2)
    body = prop(canvas, microphone, x, top, size, MICROPHONE_EXTENT, side < 0)
    canvas.lay(body, palette.near)
    lit = np.clip(
        (canvas.xs[:, body.x : body.x + body.mask.shape[1]] - np.float32(x)) * np.float32(-side / size) * 2.2 + 0.55,
        0,
        1,
    )
    canvas.over(body.mask * lit, mix(palette.horizon, palette.near, 0.35), body.x, body.y, 0.55)
    grille = prop(canvas, microphone_grille, x, top, size, MICROPHONE_EXTENT, side < 0)
    canvas.over(grille.mask * (0.15 + 0.85 * lit), palette.light, grille.x, grille.y, 0.8)
    return Finish(bloom=0.55, vignette=0.6, contrast=0.16)


CONCEPTS = (
    Concept(_curtain, DANCING),
    Concept(_concert, SINGING),
    Concept(ring, BOXING, weight=0.4),
    Concept(_one_chair, ALONE),
    Concept(_microphone, SINGING, weight=0.7),
)

AT_THE_FIGHT = (Concept(ring, weight=3.0), Concept(_concert), Concept(_one_chair, moods=ALONE))
