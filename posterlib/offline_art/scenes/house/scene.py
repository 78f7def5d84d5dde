"""The house nobody should enter: on its hill, from inside its door, at one window, across the graves."""

import numpy as np

from posterlib.offline_art import exact
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.house import furnishings, grounds
from posterlib.offline_art.scenes.house.openings import doorway, one_window
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import grass
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Stage


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four views of a haunted house."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _on_the_hill(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """The house on a bare hill cuts into the moon; somebody is on the way up."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    middle = width * 0.5 + side * min(width * 0.13, unit * 0.2)
    size = unit * dice.uniform(0.34, 0.44)
    top = height * 0.93 - unit * dice.uniform(0.26, 0.34)
    moon_x = middle - side * size * dice.choice((0.25, 0.45, 0.9))
    radius = unit * dice.uniform(0.2, 0.27)
    moon_y = max(radius * 1.12, top - size * dice.uniform(0.75, 1.05))
    grounds.night(canvas, moon_x, moon_y, radius)
    stage.reserve_disc(moon_x, moon_y, radius, 0.4)
    grounds.hills(canvas, height * 0.72)
    across = (canvas.xs[0] - np.float32(middle)) / np.float32(unit * 0.26)
    rise = exact.exp(-np.abs(across * across * across)) if dice.chance(0.4) else exact.exp(-across * across)
    rough = (canvas.profile(6, 6) - np.float32(0.5)) * np.float32(unit * 0.035)
    hill = np.asarray(height * 0.93 - (height * 0.93 - top) * rise - rough, np.float32)
    ground = height_at(hill, middle) + unit * 0.02
    stage.stamp(
        "house",
        middle,
        ground,
        size,
        palette.near,
        flip=side > 0,
        rim=mix(palette.horizon, palette.light, 0.25),
        rim_direction=(1 if moon_x > middle else -1, -1),
        rim_width=unit * 0.002,
    )
    furnishings.light_windows(canvas, middle, ground, size, side > 0)
    canvas.ridge(hill, palette.near, mix(palette.near, palette.horizon, 0.22), 0.6, unit * 0.3)
    grounds.path(canvas, middle, ground, side, mix(palette.near, palette.horizon, 0.3))
    far_edge, near_edge = width * (0.5 - side * 0.42), width * (0.5 + side * 0.44)
    grounds.trees(canvas, hill, (far_edge, near_edge, far_edge + side * unit * 0.1), unit * 0.17, middle)
    grounds.bats(canvas, stage, moon_x, moon_y, radius)
    lighting.fog_band(canvas, height * 0.9, unit * 0.045, mix(palette.horizon, palette.sky, 0.3), 0.5, 4)
    lighting.fog_band(canvas, height * 0.97, unit * 0.04, mix(palette.horizon, palette.sky, 0.4), 0.45, 4)
    if reading.subject or dice.chance(0.6):
        x = middle - side * min(width * 0.3, unit * dice.uniform(0.26, 0.31))
        stand(
            stage,
            reading,
            lead(canvas, reading, ("person", "woman", "child_with_lantern", "walking_man")),
            x,
            hill,
            unit * 0.13,
            palette.near,
            rim=mix(palette.horizon, palette.light, 0.3),
            light_x=middle,
            rim_width=unit * 0.0016,
        )
    return _FINISH


def _across_the_graves(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Tilted stones and iron railings in front; the house, far off, still has a light on."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    moon_x, moon_y = width * 0.5 + side * min(width * 0.18, unit * 0.24), height * dice.uniform(0.3, 0.4)
    radius = unit * dice.uniform(0.13, 0.2)
    grounds.night(canvas, moon_x, moon_y, radius)
    stage.reserve_disc(moon_x, moon_y, radius)
    grounds.hills(canvas, height * 0.62)
    far_x = width * 0.5 - side * min(width * 0.22, unit * 0.3)
    ridge = ridge_profile(canvas, height * 0.7, unit * 0.06, 2.4, 6, 0.5, False)
    size, ground, tone = unit * 0.16, height_at(ridge, far_x) + unit * 0.006, mix(palette.near, palette.far, 0.3)
    stage.stamp("house", far_x, ground, size, tone)
    furnishings.light_windows(canvas, far_x, ground, size, False)
    canvas.ridge(ridge, tone, mix(palette.horizon, palette.far, 0.4), 0.6, unit * 0.12)
    lighting.fog_band(canvas, height * 0.74, unit * 0.06, mix(palette.horizon, palette.light, 0.15), 0.65)
    grounds.gravestones(canvas, height * 0.8, 0.5, mix(palette.near, palette.far, 0.3))
    lighting.fog_band(canvas, height * 0.81, unit * 0.04, mix(palette.horizon, palette.sky, 0.3), 0.55, 4)
    lawn = ridge_profile(canvas, height * 0.9, unit * 0.04, 2, 5, 0.5, False)
    x = stage.spot((width * 0.36, width * 0.5, width * 0.64), unit * 0.14, unit * 0.26, lawn)
    usual = ("person", "zombie", "woman_with_lantern", "vampire", "child")
    canvas.ridge(lawn, palette.near)
    stand(
        stage,
        reading,
        lead(canvas, reading, usual),
        x,
        lawn,
        unit * 0.25,
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.35),
        light_x=moon_x,
        rim_width=unit * 0.002,
    )
    grounds.gravestones(canvas, height * 0.9, 1.0, palette.near, avoid=(x, unit * 0.12))
    grass(canvas, lawn, 260, unit * 0.015, unit * 0.05, palette.near)
    tree_x = width * 0.5 - side * (width * 0.5 - unit * 0.06)
    grounds.trees(canvas, lawn, (tree_x,), unit * 0.3, x)
    grounds.railings(canvas, height, palette.near)
    for _ in range(dice.choice((0, 3, 5))):
        stage.stamp(
            "bat",
            moon_x + dice.gauss(0, 0.12) * unit,
            moon_y + dice.gauss(0, 0.08) * unit,
            unit * dice.uniform(0.02, 0.045),
            palette.near,
        )
    return _FINISH


_FINISH = Finish(bloom=0.45, vignette=0.6)

CONCEPTS = (
    Concept(_on_the_hill, ("hill", "mansion", "manor", "castle", "estate", "bats", "moon"), weight=1.3),
    Concept(doorway, ("door", "doorway", "basement", "stranger", "invasion", "inside", "corridor", "hotel", "room")),
    Concept(one_window, ("window", "attic", "neighbour", "neighbor", "watching", "ghost", "doll", "rain", "possessed")),
    Concept(
        _across_the_graves,
        ("grave", "graves", "graveyard", "cemetery", "zombie", "zombies", "undead", "vampire", "buried"),
    ),
)
