"""Bright hills for stories told to children: balloons, companions, a house, a flight over the clouds."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import fly
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.hills.balloons import among_balloons, balloon
from posterlib.offline_art.scenes.hills.cast import friends, storybook_finish
from posterlib.offline_art.scenes.hills.meadow import (
    cottage,
    flowers,
    great_tree,
    green_hill,
    hill_green,
    path,
    rolling_hills,
    round_trees,
)
from posterlib.offline_art.scenes.hills.sky import FLIERS, bright_sky, flight, scattered_clouds
from posterlib.offline_art.sets.foliage import grass
from posterlib.offline_art.sets.terrain import height_at
from posterlib.offline_art.staging import Stage

FLYING = ("dragon", "whale", "bird", "sky", "cloud", "dream", "rocket", "plane", "witch")

HOME = ("house", "home", "cottage", "farm", "village", "grandmother", "grandfather", "path", "road", "countryside")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of the storybook ideas."""
    airborne = any(name in reading.companions for name in FLIERS)
    return choose(canvas, reading, WITH_A_FLIER if airborne else CONCEPTS).paint(canvas, stage, reading)


def _companions(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Two friends on a slope of flowers, the sun on the other side."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    x = stage.third()
    side = 1 if x < width / 2 else -1
    sun_x = width * 0.5 + side * width * dice.uniform(0.12, 0.26)
    horizon = height * dice.uniform(0.52, 0.6)
    bright_sky(
        canvas, stage, reading, sun_x, height * dice.uniform(0.24, 0.4), unit * dice.uniform(0.09, 0.14), horizon
    )
    scattered_clouds(canvas, 5, 0.06, 0.42)
    if dice.chance(0.4):
        balloon(
            canvas,
            x + unit * dice.uniform(-0.06, 0.06),
            height * 0.1,
            unit * 0.14,
            (palette.accent, palette.light),
            sun_x,
            0.15,
        )
    rolling_hills(canvas, horizon, 3, sun_x)
    slope = green_hill(canvas, height * 0.84, unit * 0.1, 1.0, tilt=-side * unit * dice.uniform(0.1, 0.22))
    fly(stage, reading, height * 0.06, horizon * 0.6, mix(palette.near, palette.far, 0.2), rim=palette.light)
    flowers(canvas, slope, 95, (palette.accent, palette.light))
    tall = min(unit * dice.uniform(0.24, 0.34), height * 0.4)
    friends(canvas, stage, reading, x, slope, tall, sun_x)
    return storybook_finish()


def _house_on_hill(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """One round hill, a path, a small house with its window lit, and somebody on the way to it."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.58, 0.64)
    tall, rise, offset = dice.choice(((0.15, 0.42, 0.24), (0.1, 0.62, 0.12), (0.3, 0.2, 0.26)))
    tall, rise = unit * tall * dice.uniform(0.9, 1.15), min(unit * rise, height * rise * 0.72)
    house_x = width * 0.5 + side * min(width * offset * 0.75, unit * offset)
    radius = unit * dice.uniform(0.16, 0.25)
    sun_x, sun_y = width * 0.5 - side * min(width * 0.22, unit * 0.3), horizon * dice.uniform(0.42, 0.6)
    bright_sky(canvas, stage, reading, sun_x, sun_y, radius, horizon)
    scattered_clouds(canvas, 5, 0.05, 0.4)
    rolling_hills(canvas, horizon, 2, sun_x)
    columns = np.arange(canvas.width)
    away = np.clip(np.abs(columns - house_x) / (unit * 0.85), 0, 1)
    crest = (height * 0.8 - rise * (1 - away * away * (3 - 2 * away))).astype(np.float32)
    green = mix(mix(palette.horizon, palette.far, 0.9), palette.near, 0.22)
    canvas.ridge(crest, mix(green, palette.light, 0.36), green, 1.0, unit * 0.3)
    top = height_at(crest, house_x)
    path(
        canvas,
        (width * 0.5 - side * unit * 0.2, height * 0.94),
        (house_x - side * unit * 0.01, top + unit * 0.012),
        unit * 0.06,
        mix(palette.light, palette.horizon, 0.3),
    )
    great_tree(
        canvas,
        house_x + side * tall * 1.05,
        height_at(crest, house_x + side * tall * 1.05) + unit * 0.012,
        tall * 1.5,
        sun_x,
    )
    edges = sorted((house_x - side * tall * 0.5, house_x + side * tall * 1.8))
    stage.reserve((edges[0], top - tall * 1.6, edges[1], top), 2.0)
    cottage(canvas, house_x, top + unit * 0.014, tall, side)
    fly(stage, reading, height * 0.06, horizon * 0.6, mix(palette.near, palette.far, 0.2), rim=palette.light)
    round_trees(canvas, crest, 5, unit * 0.03, green, sun_x, avoid=(house_x, tall * 1.1))
    meadow = green_hill(canvas, height * 0.9, unit * 0.05, 1.0, tilt=side * unit * 0.08)
    flowers(canvas, meadow, 80, (palette.accent, palette.light))
    friends(
        canvas,
        stage,
        reading,
        width * 0.5 - side * min(width * 0.24, unit * 0.26),
        meadow,
        min(unit * 0.2, height * 0.24),
        sun_x,
    )
    return storybook_finish()


def _under_the_tree(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """The biggest tree in the world leans into the picture; somebody is small under it."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    sun_x, horizon = width * (0.5 - side * 0.3), height * dice.uniform(0.58, 0.66)
    bright_sky(
        canvas,
        stage,
        reading,
        sun_x,
        horizon - unit * dice.uniform(0.14, 0.3),
        unit * dice.uniform(0.08, 0.12),
        horizon,
    )
    scattered_clouds(canvas, 4, 0.08, 0.4)
    rolling_hills(canvas, horizon, 3, sun_x)
    slope = green_hill(canvas, height * 0.82, unit * 0.1, 1.0, tilt=-side * unit * 0.16)
    tree_x = width * 0.5 + side * min(width * 0.26, unit * 0.36)
    ground = height_at(slope, tree_x)
    great_tree(canvas, tree_x, ground + unit * 0.02, min(unit * 1.0, ground * 0.96), sun_x)
    share = unit * 0.16 / width
    grass(
        canvas,
        slope,
        90,
        unit * 0.012,
        unit * 0.03,
        hill_green(canvas, 1.0),
        tree_x / width - share,
        tree_x / width + share,
    )
    crown = min(unit, ground) * 0.46
    stage.reserve((tree_x - crown, 0, tree_x + crown, ground - unit * 0.3), 2.0)
    stage.reserve((tree_x - unit * 0.1, ground - unit * 0.4, tree_x + unit * 0.1, ground), 2.0)
    fly(stage, reading, height * 0.06, horizon * 0.6, mix(palette.near, palette.far, 0.2), rim=palette.light)
    flowers(canvas, slope, 80, (palette.accent, palette.light))
    friends(
        canvas,
        stage,
        reading,
        tree_x - side * min(width * 0.4, unit * 0.44),
        slope,
        min(unit * dice.uniform(0.17, 0.24), height * 0.3),
        sun_x,
    )
    return storybook_finish()


CONCEPTS = (
    Concept(_companions, ("friend", "friendship", "robot", "dog", "cat", "fox", "meadow", "brother", "sister")),
    Concept(among_balloons, ("balloon", "balloons", "air", "race", "around the world")),
    Concept(_house_on_hill, HOME),
    Concept(flight, ("fly", "flight", "flying", "wings"), FLYING),
    Concept(_under_the_tree, ("tree", "garden", "summer", "apple", "forest", "picnic", "story")),
)

WITH_A_FLIER = (
    Concept(flight, weight=2.0),
    Concept(_companions),
    Concept(_house_on_hill, HOME),
    Concept(_under_the_tree, ("tree", "garden", "forest")),
)
