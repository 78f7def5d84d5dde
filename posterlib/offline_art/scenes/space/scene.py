"""Space: a planet's limb, a ringed world, an eclipse, a black hole, a rocket's climb, a vast globe, a visitor."""

import math

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import fly, lead, stand
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.exact import Float
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.space import planets
from posterlib.offline_art.scenes.space.trails import trail
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage

FINISH = Finish(bloom=0.5, vignette=0.4)
EXPLORERS = ("astronaut",)


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of seven ideas of space."""
    choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)
    return FINISH


def _limb(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """From orbit: the planet fills a lower corner, a sunrise breaks over its edge, someone drifts above."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    planets.nebula(canvas)
    side = dice.choice((-1, 1))
    radius = unit * dice.uniform(0.95, 1.25)
    x = width * 0.5 + side * min(width * 0.3, unit * dice.uniform(0.2, 0.42))
    y = height * dice.uniform(0.52, 0.6) + radius
    light = (-side * 0.62, -0.66, dice.choice((-0.2, 0.05, 0.4)))
    inhabited = reading.mentions("earth", "city", "humanity", "civilization") or dice.chance(0.4)
    banded = not inhabited and dice.chance(0.45)
    planets.globe(canvas, x, y, radius, light, banded=banded, night_lights=inhabited, halo=26)
    angle = math.atan2(light[1], light[0])
    dawn_x, dawn_y = x + math.cos(angle) * radius, y + math.sin(angle) * radius
    canvas.glow(dawn_x, dawn_y, unit * 0.2, palette.light, 0.5, squash=12)
    canvas.glow(dawn_x, dawn_y, unit * 0.16, palette.light, 0.8, power=1.5)
    canvas.glow(dawn_x, dawn_y, unit * 0.03, lighting.WHITE, 1.0)
    stage.reserve_disc(dawn_x, dawn_y, unit * 0.14, 3.0)
    fly(stage, reading, height * 0.1, height * 0.5, shade(palette.near, 0.03), rim=palette.light)
    at_x = width / 2 + side * min(width * 0.24, unit * dice.uniform(0.16, 0.3))
    at_y = height * dice.uniform(0.28, 0.38)
    stage.stamp(
        lead(canvas, reading, EXPLORERS),
        at_x,
        at_y,
        unit * dice.uniform(0.13, 0.19),
        shade(palette.near, 0.03),
        flip=side > 0,
        rim=palette.light,
        rim_direction=(-side, -1),
        rim_width=unit * 0.004,
    )


def _ringed(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A ringed world over alien ground, a figure on the other third."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    planets.nebula(canvas)
    side = dice.choice((-1, 1))
    radius = unit * dice.uniform(0.19, 0.3)
    x = width / 2 + side * min(width * 0.2, unit * dice.uniform(0.1, 0.24))
    y = height * dice.uniform(0.29, 0.36)
    tilt, opening = dice.choice((-1, 1)) * dice.uniform(0.2, 0.5), dice.uniform(0.13, 0.3)
    planets.ringed_globe(canvas, x, y, radius, (-side * 0.66, -0.45, 0.6), tilt=tilt, opening=opening)
    stage.reserve_disc(x, y, radius, 2.0)
    _crescent(
        canvas, width / 2 - side * min(width * 0.3, unit * 0.5), height * 0.13, unit * dice.uniform(0.02, 0.04), side
    )
    ground = _ground(canvas, height * 0.82)
    _explorer(canvas, stage, reading, width / 2 - side * width * 0.18, ground, dice.choice((0.12, 0.17, 0.23)), x)


def _eclipse(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A black sun on one third, its watcher on the other."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    planets.nebula(canvas, stars=1600)
    side = dice.choice((-1, 1))
    x, y = width / 2 + side * width * dice.choice((0.0, 0.15, 0.18)), height * dice.uniform(0.28, 0.36)
    radius = unit * dice.uniform(0.15, 0.25)
    planets.eclipse(canvas, x, y, radius)
    stage.reserve_disc(x, y, radius, 3.0)
    ground = _ground(canvas, height * 0.8)
    _explorer(canvas, stage, reading, width / 2 - side * width * 0.17, ground, dice.choice((0.1, 0.15, 0.2)), x)


def _hole(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A black hole with its ring of fire; someone very small before it."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    planets.nebula(canvas, stars=3400)
    side = dice.choice((-1, 1))
    x, y = width / 2 + side * width * dice.uniform(0.0, 0.12), height * dice.uniform(0.36, 0.44)
    planets.black_hole(canvas, x, y, unit * dice.uniform(0.13, 0.18), side * dice.uniform(0.12, 0.34))
    stage.reserve((x - unit * 0.3, y - unit * 0.2, x + unit * 0.3, y + unit * 0.2), 3.0)
    stage.stamp(
        lead(canvas, reading, EXPLORERS),
        width / 2 - side * width * 0.2,
        height * dice.uniform(0.76, 0.84),
        unit * dice.uniform(0.1, 0.16),
        canvas.palette.near,
        rim=canvas.palette.light,
        rim_direction=(side, -1),
    )


def _climb(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A rocket's long bright trail climbs past a dark world, seen from the ground it leaves."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    planets.nebula(canvas)
    side = dice.choice((-1, 1))
    radius = unit * dice.uniform(0.26, 0.36)
    x, y = width / 2 + side * min(width * 0.34, unit * 0.5), height * dice.uniform(0.2, 0.28)
    planets.globe(canvas, x, y, radius, (-side * 0.8, -0.4, 0.15), banded=dice.chance(0.5), halo=18)
    stage.reserve_disc(x, y, radius, 2.0)
    tail_x, head_x, head_y = width / 2 - side * width * 0.3, width / 2 - side * width * 0.12, height * 0.17
    trail(canvas, (tail_x, height * 0.84), (head_x, head_y), -side)
    ground = _ground(canvas, height * 0.84)
    _explorer(canvas, stage, reading, width / 2 + side * width * 0.16, ground, dice.choice((0.1, 0.14)), tail_x)


def _vast(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A globe wider than the picture stands on the horizon; a figure, seen from behind, stands before it."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    planets.nebula(canvas, stars=1400)
    side = dice.choice((-1, 1))
    radius = unit * dice.uniform(0.44, 0.56)
    x, y = (width / 2 + side * width * dice.uniform(0.04, 0.2), height * 0.74 - radius * dice.uniform(0.62, 0.8))
    tones = (mix(palette.sky, palette.far, 0.4), mix(palette.horizon, palette.light, 0.35))
    planets.globe(canvas, x, y, radius, (side * 0.3, -0.75, 0.7), banded=dice.chance(0.6), halo=9, tones=tones)
    lighting.fog_band(canvas, height * 0.76, unit * 0.12, mix(palette.horizon, palette.light, 0.3), 0.9)
    ground = _ground(canvas, height * 0.83)
    at_x = width / 2 - side * width * dice.uniform(0.02, 0.17)
    _explorer(canvas, stage, reading, at_x, ground, dice.choice((0.07, 0.1, 0.15)), x)


def _visitor(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Something hovers over the ground and lets down a column of light."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    planets.nebula(canvas, stars=2000)
    side = dice.choice((-1, 1))
    x, y = width / 2 + side * width * dice.uniform(0.1, 0.18), height * dice.uniform(0.26, 0.34)
    span, floor = unit * dice.uniform(0.15, 0.21), height * 0.82
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.zenith, 0.4),
        mix(palette.horizon, palette.light, 0.3),
        0,
        height * 0.5,
        opacity=0.75,
        light_x=x / width,
    )
    canvas.glow(x, y, unit * 0.3, palette.accent, 0.5, power=1.4)
    ground = _ground(canvas, floor)
    beam = canvas.draw(
        lambda pen, at: pen.polygon(
            [
                at(x - span * 0.5, y),
                at(x + span * 0.5, y),
                at(x + span * 1.25, floor + unit * 0.12),
                at(x - span * 1.25, floor + unit * 0.12),
            ],
            fill=255,
        )
    )
    fade = np.clip(1.1 - (canvas.ys[beam.y : beam.y + beam.mask.shape[0]] - y) / (height * 0.75), 0, 1)
    canvas.screen(
        blur(beam.mask * fade, unit * 0.008), mix(palette.light, palette.accent, 0.3), 0.55, beam.y, left=beam.x
    )
    canvas.glow(x, floor + unit * 0.06, span * 0.9, palette.light, 0.75, squash=5)
    stage.stamp(
        "ufo",
        x,
        y + unit * 0.06,
        unit * dice.uniform(0.22, 0.3),
        shade(palette.near, 0.01),
        rim=mix(palette.light, palette.accent, 0.4),
        rim_direction=(0, 1),
    )
    _explorer(canvas, stage, reading, x - side * span * dice.choice((0.0, 2.1)), ground, dice.choice((0.11, 0.15)), x)


CONCEPTS = (
    Concept(
        _limb, ("orbit", "earth", "gravity", "spacewalk", "space station", "satellite"), ("drift", "isolation", "home")
    ),
    Concept(_ringed, ("saturn", "ring", "ringed planet"), ("planet", "moon")),
    Concept(_eclipse, ("eclipse", "corona", "solar"), ("sun", "darkness", "prophecy")),
    Concept(_hole, ("black hole", "wormhole", "singularity", "event horizon"), ("interstellar", "time", "void"), 0.8),
    Concept(_climb, ("rocket", "launch", "comet", "meteor", "liftoff"), ("mission", "spaceship", "journey")),
    Concept(_vast, ("giant planet", "colony", "jupiter"), ("planet", "lonely", "alone", "mars", "world", "alien")),
    Concept(
        _visitor,
        ("ufo", "abduction", "saucer", "alien invasion", "close encounter"),
        ("alien", "contact", "arrival"),
        0.35,
    ),
)


def _ground(canvas: Canvas, y: float) -> Float:
    """Paint two ranges of alien ground whose near edge lies about `y`; return the near profile."""
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    far = ridge_profile(canvas, y - unit * 0.02, unit * dice.uniform(0.06, 0.14), dice.choice((2.5, 5)), 6)
    haze = mix(palette.sky, palette.horizon, 0.35)
    canvas.ridge(far, mix(palette.far, palette.zenith, 0.3), haze, 0.6, unit * 0.15)
    near = ridge_profile(
        canvas,
        y + unit * 0.08,
        unit * 0.07,
        dice.choice((1.5, 3)),
        7,
        ridged=False,
        tilt=dice.uniform(-0.08, 0.08) * unit,
    )
    canvas.ridge(near, palette.near)
    return near


def _explorer(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, ground: Float, size: float, light_x: float
) -> None:
    rim = mix(canvas.palette.horizon, canvas.palette.light, 0.6)
    fly(stage, reading, canvas.height * 0.1, canvas.height * 0.6, shade(canvas.palette.near, 0.02), rim=rim)
    name = lead(canvas, reading, EXPLORERS)
    stand(stage, reading, name, x, ground, canvas.unit * size, canvas.palette.near, rim=rim, light_x=light_x)


def _crescent(canvas: Canvas, x: float, y: float, radius: float, lit_side: int) -> None:
    palette = canvas.palette
    tones = (mix(palette.horizon, palette.sky, 0.6), mix(palette.horizon, palette.light, 0.3))
    planets.globe(canvas, x, y, radius, (lit_side * 0.8, -0.45, 0.25), banded=False, halo=30, tones=tones)
