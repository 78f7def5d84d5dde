"""The sea: a ship before the sun, a storm with a lighthouse, a boat under a vast sky, a great wave, two shores."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import birds, fly
from posterlib.offline_art.colour import lightness, mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.ocean import shores
from posterlib.offline_art.scenes.ocean.great_wave import great_wave
from posterlib.offline_art.scenes.ocean.storms import storm
from posterlib.offline_art.scenes.ocean.vessels import VESSEL_HEIGHTS, afloat, vessel
from posterlib.offline_art.sets import lighting, water
from posterlib.offline_art.staging import Stage

FINISH = Finish(bloom=0.45, vignette=0.42)


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of six ideas of the sea."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _voyage(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A vessel on one third, the low sun on the other, near swells along the bottom edge."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    horizon = int(height * dice.uniform(0.5, 0.6))
    side = dice.choice((-1, 1))
    sun_x, radius = width / 2 + side * width * 0.17, unit * dice.uniform(0.08, 0.16)
    _sky(canvas, stage, reading, horizon, sun_x, horizon - radius * dice.uniform(0.1, 1.7), radius)
    water.sea(canvas, horizon, sun_x, palette.light)
    name = vessel(canvas, reading)
    x, size = (
        width / 2 - side * width * dice.uniform(0.08, 0.16),
        unit * VESSEL_HEIGHTS[name] * dice.uniform(0.85, 1.25),
    )
    if reading.mentions("island", "lighthouse", "cliff", "coast") or (width > height * 1.2 and dice.chance(0.35)):
        shores.headland(canvas, stage, reading, horizon, -side)
        x, size = width / 2 - side * width * 0.03, size * 0.75
    afloat(canvas, stage, name, x, horizon + unit * 0.05, size, sun_x)
    fronts = water.wave_fronts(canvas, horizon, 4)
    for i in range(fronts):
        near = i / (fronts - 1)
        water.swell(
            canvas,
            horizon + (height - horizon) * (0.56 + 0.4 * near),
            unit * (0.018 + 0.035 * near),
            unit * (0.42 + 0.5 * near),
            mix(palette.far, palette.near, 0.35 + 0.65 * near),
            mix(palette.horizon, palette.light, 0.3),
            steepness=0.55,
            lean=dice.uniform(-0.3, 0.3),
            foam=0.5 - 0.2 * near,
        )
    fly(stage, reading, horizon * 0.15, horizon * 0.6, mix(palette.near, palette.sky, 0.2))
    birds(
        stage, width * dice.uniform(0.2, 0.8), horizon * dice.uniform(0.25, 0.6), mix(palette.near, palette.sky, 0.25)
    )
    return FINISH


def _vast(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A very low horizon and one small boat: the sky is the subject."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    horizon = int(height * dice.uniform(0.78, 0.85))
    side = dice.choice((-1, 1))
    moon_x, moon_y = width / 2 + side * width * 0.16, height * dice.uniform(0.2, 0.34)
    night = reading.time_of_day == "night" or lightness(palette.zenith) < 0.36
    canvas.gradient(
        [(0, palette.zenith), (0.55, palette.sky), (0.93, palette.horizon), (1, palette.horizon)], 0, horizon
    )
    radius = unit * dice.choice((0.05, 0.12, 0.22))
    if night:
        lighting.stars(canvas, 3000, 0.75, palette.light, 22)
        lighting.moon(canvas, moon_x, moon_y, radius, palette.light)
    else:
        lighting.sun(canvas, moon_x, moon_y, radius, palette.light)
    stage.reserve_disc(moon_x, moon_y, radius, 3.0)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.45),
        mix(palette.horizon, palette.light, 0.65),
        height * 0.3,
        horizon * 1.02,
        1.7,
        1.5,
        0.47,
        0.9,
        moon_x / width,
        0.25,
    )
    water.sea(canvas, horizon, moon_x, palette.light, roughness=0.5)
    name = vessel(canvas, reading, ("rowboat", "rowboat", "sailboat"))
    x = width / 2 - side * width * dice.uniform(0.1, 0.18)
    afloat(canvas, stage, name, x, horizon + (height - horizon) * 0.3, unit * VESSEL_HEIGHTS[name] * 0.7, moon_x)
    return FINISH


def _great_wave(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """One wave as tall as the picture curls over a small boat."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    horizon = int(height * 0.7)
    side = dice.choice((-1, 1))
    wave_x, tall = width / 2 - side * min(width * 0.5, unit * 0.6), unit * 0.8
    radius = unit * dice.uniform(0.07, 0.11)
    sun_x, sun_y = wave_x + side * tall * 0.86, height * 0.9 - tall * dice.uniform(0.36, 0.44)
    _sky(canvas, stage, reading, horizon, sun_x, sun_y, radius)
    water.sea(canvas, horizon, sun_x, palette.light, roughness=1.4, glitter=0.7)
    name = vessel(canvas, reading, ("rowboat", "sailboat", "rowboat"))
    size = unit * VESSEL_HEIGHTS[name] * 0.75
    crest = mix(palette.light, palette.horizon, 0.2)
    body = mix(palette.far, palette.near, 0.35)
    great_wave(canvas, wave_x, height * 0.9, tall, side, body, crest)
    water.swell(canvas, height * 0.86, unit * 0.05, unit * 0.6, body, crest, lean=side * 0.4, foam=0.8)
    stage.stamp(
        name,
        width / 2 + side * min(width * 0.26, unit * 0.26),
        height * 0.875,
        size,
        palette.near,
        flip=side > 0,
        rim=crest,
        rim_direction=(side, -1),
        rim_width=unit * 0.002,
    )
    water.swell(
        canvas,
        height * 0.91,
        unit * 0.06,
        unit * 0.75,
        mix(body, palette.near, 0.45),
        crest,
        steepness=0.7,
        lean=side * 0.4,
        foam=0.75,
    )
    water.swell(canvas, height * 0.99, unit * 0.06, unit * 0.9, palette.near, crest, lean=-side * 0.3, foam=0.5)
    return FINISH


CONCEPTS = (
    Concept(
        _voyage, ("pirate", "galleon", "island", "sailing ship"), ("ship", "voyage", "sunset", "captain", "sail"), 1.2
    ),
    Concept(storm, ("storm", "tempest", "lighthouse", "lightning", "hurricane", "shipwreck"), ("thriller", "danger")),
    Concept(
        _vast, ("adrift", "castaway", "lost at sea", "stars"), ("lonely", "alone", "survival", "silence", "fisherman")
    ),
    Concept(_great_wave, ("wave", "tsunami", "surf", "surfer", "flood"), ("disaster", "wrath", "storm")),
    Concept(
        shores.shoreline, ("beach", "shore", "tide", "seaside"), ("coast", "love", "memory", "summer", "romance"), 0.8
    ),
    Concept(
        shores.from_above, ("beach", "holiday", "aerial", "from above"), ("summer", "surf", "paradise", "comedy"), 0.5
    ),
)


def _sky(canvas: Canvas, stage: Stage, reading: Reading, horizon: int, x: float, y: float, radius: float) -> None:
    palette = canvas.palette
    canvas.gradient([(0, palette.zenith), (0.5, palette.sky), (1, palette.horizon)], 0, horizon)
    night = reading.time_of_day == "night"
    if night or lightness(palette.zenith) < 0.3:
        lighting.stars(canvas, 700, 0.35, palette.light, 5, 0.8)
    (lighting.moon if night else lighting.sun)(canvas, x, y, radius, palette.light)
    stage.reserve_disc(x, y, radius, 2.0)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.3),
        mix(palette.horizon, palette.light, 0.5),
        canvas.height * 0.02,
        horizon * 0.98,
        2.2,
        3.2,
        0.5,
        0.85,
        x / canvas.width,
    )
    lighting.rays(canvas, x, y, palette.light, 0.2, 24, 1.0)
