"""Castles: on a crag before the moon, under a dragon, through the gate, and the throne within."""

from dataclasses import replace

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import lightness, mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.castle import crags, gateway, throne_room
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import pines
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage

SEATED = "king_on_throne"


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four views of a castle."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _afoot(reading: Reading) -> Reading:
    """The reading without those who do not walk about: kings on thrones stay indoors."""
    subject = None if reading.subject == SEATED else reading.subject
    return replace(reading, subject=subject, companions=tuple(name for name in reading.companions if name != SEATED))


def _on_the_crag(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """The castle to one side on its rock, the moon to the other, somebody on the way."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    middle = width * 0.5 + side * min(width * 0.15, unit * 0.2)
    moon_x = middle - side * unit * dice.uniform(0.12, 0.34)
    moon_y, radius = height * dice.uniform(0.28, 0.36), unit * dice.uniform(0.19, 0.26)
    crags.sky(canvas, moon_x, moon_y, radius)
    crags.ranges(canvas, 3, height * 0.62)
    size = unit * dice.uniform(0.36, 0.44)
    ground = crags.castle_on_rock(canvas, stage, middle, size, 1 if moon_x > middle else -1)
    stage.reserve((middle - size * 0.5, ground - size * 1.05, middle + size * 0.5, ground), 3)
    stage.reserve_disc(moon_x, moon_y, radius, 0.2)
    if reading.mentions("dragon") or dice.chance(0.35):
        crags.dragon(canvas, stage, (moon_x, width * 0.5 - side * width * 0.3), moon_y + radius * 0.3, unit * 0.2)
    lighting.fog_band(canvas, height * 0.84, unit * 0.06, mix(palette.horizon, palette.light, 0.25), 0.7)
    foreground = ridge_profile(canvas, height * 0.95, unit * 0.06, 3, 6, 0.5, False, side * unit * 0.08)
    x = middle - side * min(width * 0.24, unit * 0.34)
    pines(
        canvas,
        foreground,
        round(42 * width / unit),
        unit * 0.05,
        unit * 0.14,
        shade(palette.near, 0.01),
        avoid=(x, unit * 0.13),
    )
    canvas.ridge(foreground, palette.near)
    _traveller(canvas, stage, reading, x, foreground, unit * 0.17, moon_x)
    return _FINISH


def _under_the_dragon(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A dragon as large as the sky; the castle below is a toy, its towers on fire."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    moon_x, moon_y = width * 0.5 - side * min(width * 0.1, unit * 0.12), height * dice.uniform(0.3, 0.36)
    radius = unit * dice.uniform(0.28, 0.33)
    crags.sky(canvas, moon_x, moon_y, radius)
    crags.ranges(canvas, 3, height * 0.74)
    middle = width * 0.5 + side * min(width * 0.2, unit * 0.26)
    size = unit * dice.uniform(0.2, 0.25)
    ground = crags.castle_on_rock(canvas, stage, middle, size, -side, 0.2)
    for _ in range(5):
        fire_x = middle + dice.uniform(-0.28, 0.28) * size
        canvas.glow(
            fire_x,
            ground - size * dice.uniform(0.3, 0.75),
            size * dice.uniform(0.06, 0.13),
            gateway.TORCHLIGHT,
            0.6,
            1.5,
            0.75,
        )
    wings = min(width * 0.94, height * 0.72)
    dragon = "dragon" if reading.subject not in ("witch_on_broom",) else str(reading.subject)
    placed = stage.stamp(
        dragon,
        width * 0.5 - side * min(width * 0.03, unit * 0.1),
        moon_y + wings * 0.22,
        wings / FIGURES[dragon].width,
        shade(palette.near, 0.01),
        flip=side > 0,
        rim=mix(palette.horizon, palette.light, 0.3),
        rim_direction=(-side, -1),
        rim_width=unit * 0.002,
    )
    if placed is not None:
        canvas.glow(
            middle,
            ground - size * 0.9,
            size * 0.5,
            palette.accent if lightness(palette.accent) > 0.55 else gateway.TORCHLIGHT,
            0.35,
            1.5,
        )
    foreground = ridge_profile(canvas, height * 0.94, unit * 0.05, 2.4, 6, 0.5, True, -side * unit * 0.1)
    canvas.ridge(foreground, palette.near)
    _traveller(
        canvas, stage, reading, width * 0.5 - side * min(width * 0.22, unit * 0.3), foreground, unit * 0.15, middle
    )
    return Finish(bloom=0.5, vignette=0.5, weather="embers")


def _through_the_gate(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """From the dark of a gateway, under its portcullis: a bridge, a rider, the castle in the light."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    middle = width * dice.uniform(0.44, 0.56)
    half, spring = min(width * 0.34, unit * 0.36), height * 0.42
    moon_x = middle + dice.choice((-1, 1)) * half * 0.35
    crags.sky(canvas, moon_x, spring - half * 0.05, half * dice.uniform(0.36, 0.46))
    crags.ranges(canvas, 3, height * 0.66)
    away = -1 if moon_x > middle else 1
    crags.castle_on_rock(canvas, stage, middle + away * half * 0.36, half * dice.uniform(0.72, 0.9), -away, 0.26)
    lighting.fog_band(canvas, height * 0.78, unit * 0.07, mix(palette.horizon, palette.light, 0.3), 0.8)
    gateway.causeway(canvas, middle, half)
    canvas.glow(middle, height * 0.76, half * 0.4, mix(palette.horizon, palette.light, 0.3), 0.45, 1.6, 1.6)
    reading = _afoot(reading)
    name = lead(canvas, reading, ("knight", "queen", "wizard", "archer"))
    stand(
        stage,
        reading,
        name,
        middle - away * dice.uniform(0.2, 0.36) * half,
        height * 0.87,
        min(half * 0.8, unit * 0.27),
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.5),
        light_x=moon_x,
        rim_width=unit * 0.002,
    )
    gateway.gateway(canvas, middle, half, spring)
    return Finish(bloom=0.5, vignette=0.5, grain=0.032)


def _throne_room(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Pillars, slanting light, and the throne at the top of its steps."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    floor = height * dice.uniform(0.7, 0.75)
    x = width * 0.5 + dice.choice((-1, 0, 1)) * min(width * 0.08, unit * 0.1)
    canvas.gradient([(0, palette.zenith), (0.6, mix(palette.zenith, palette.sky, 0.8)), (1, palette.sky)], 0, floor)
    canvas.gradient([(0, mix(palette.near, palette.sky, 0.45)), (1, palette.near)], floor, height, only=True)
    canvas.glow(x, floor - unit * 0.3, unit * 0.34, palette.horizon, 0.75, 1.3)
    throne_room.rose_window(canvas, x, floor - unit * 0.5, unit * 0.085)
    for depth in (3.3, 2.25, 1.5):
        throne_room.pillars(canvas, x, floor, depth)
    throne_room.shafts(canvas, x, floor)
    throne_room.carpet_and_steps(canvas, x, floor)
    top = floor - unit * 0.084
    seated = reading.subject in (None, SEATED, "queen") or not FIGURES[str(reading.subject)].person
    if seated and not reading.no_people:
        stage.stamp(
            SEATED,
            x,
            top,
            unit * 0.3,
            palette.near,
            rim=mix(palette.horizon, palette.light, 0.6),
            rim_width=unit * 0.002,
        )
        if reading.subject and reading.subject not in (SEATED, "queen"):
            stand(
                stage,
                reading,
                str(reading.subject),
                x + dice.choice((-1, 1)) * unit * 0.2,
                height * 0.93,
                unit * 0.26,
                palette.near,
                rim=palette.horizon,
                light_x=x,
            )
    else:
        throne_room.empty_throne(canvas, x, top, unit * 0.3)
        stand(
            stage,
            reading,
            lead(canvas, reading, ("knight", "queen")),
            x + dice.choice((-1, 1)) * unit * dice.uniform(0.08, 0.16),
            height * 0.95,
            unit * 0.3,
            palette.near,
            rim=mix(palette.horizon, palette.light, 0.6),
            light_x=x,
            rim_width=unit * 0.0025,
        )
    return Finish(bloom=0.55, vignette=0.6, grain=0.036)


def _traveller(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, ground: Float, size: float, light_x: float
) -> None:
    reading = _afoot(reading)
    usual = ("knight", "wizard", "kneeling_knight", "archer", "queen")
    name = lead(canvas, reading, tuple(figure for figure in usual if figure in FIGURES))
    palette = canvas.palette
    stand(
        stage,
        reading,
        name,
        x,
        np.asarray(ground, np.float32),
        size,
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.5),
        light_x=light_x,
        rim_width=canvas.unit * 0.002,
    )


_FINISH = Finish(bloom=0.5, vignette=0.45)

CONCEPTS = (
    Concept(_on_the_crag, ("castle", "mountain", "quest", "journey", "kingdom", "tower"), weight=1.0),
    Concept(_under_the_dragon, ("dragon", "dragons", "fire", "monster", "beast", "siege", "burning")),
    Concept(_through_the_gate, ("gate", "gates", "siege", "knight", "bridge", "portal", "return", "arrival", "rider")),
    Concept(
        _throne_room, ("throne", "king", "queen", "crown", "court", "prince", "princess", "emperor", "empress", "heir")
    ),
)
