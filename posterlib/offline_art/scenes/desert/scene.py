"""The desert: a great sun, hard shadows, and how far it is to anywhere."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.desert.badlands import (
    canyon_wall,
    desert_sky,
    far_country,
    near_ledge,
    river,
)
from posterlib.offline_art.scenes.desert.dunes import great_dune, rolling_dune, sand_ripples
from posterlib.offline_art.scenes.desert.roadside import road
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import grass
from posterlib.offline_art.sets.terrain import Profile, height_at, ridge_profile
from posterlib.offline_art.staging import Stage


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of the desert ideas."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _rider_and_sun(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Somebody crosses the ridge; the sun is either wholly behind them or well clear."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    horizon = height * dice.uniform(0.62, 0.68)
    tall = min(unit * dice.choice((0.2, 0.28, 0.36)), height * 0.4)
    crest = ridge_profile(canvas, height * 0.88, unit * 0.05, 1.3, 5, 0.45, False, tilt=dice.uniform(-0.1, 0.1) * unit)
    framed = dice.chance(0.5)
    x = stage.third()
    if framed:
        radius = max(unit * 0.3, tall * 0.8)
        sun_x, sun_y = x, height_at(crest, x) - tall * 0.62
    else:
        radius = unit * dice.uniform(0.13, 0.2)
        sun_x = width - x + dice.uniform(-0.05, 0.05) * width
        sun_y = horizon - radius * dice.uniform(0.3, 1.6)
    desert_sky(canvas, stage, reading, sun_x, sun_y, radius, horizon)
    far_country(canvas, horizon, 0.16 if framed else 0.24)
    for i in range(3):
        rolling_dune(canvas, horizon + (height * 0.88 - horizon) * (0.25 + 0.28 * i), 0.25 + 0.25 * i)
    if framed:
        lighting.sun(canvas, sun_x, sun_y, radius, mix(palette.light, palette.horizon, 0.12), 0.5)
        lighting.fog_band(canvas, horizon + unit * 0.09, unit * 0.05, mix(palette.horizon, palette.light, 0.3), 0.5)
    _cacti(canvas, stage, crest, x, sun_x, tall)
    canvas.ridge(crest, palette.near)
    hero = lead(canvas, reading, ("rider", "cowboy", "rider"))
    stand(
        stage,
        reading,
        hero,
        x,
        crest,
        tall,
        palette.near,
        rim=None if framed else mix(palette.horizon, palette.light, 0.6),
        light_x=sun_x,
    )
    grass(canvas, crest, 170, unit * 0.006, unit * 0.028, palette.near)
    return Finish(bloom=0.35, vignette=0.4, grain=0.036)


def _canyon(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Walls of rock step back into the haze; on the edge of the nearest, one figure."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.4, 0.5)
    radius = unit * dice.uniform(0.1, 0.16)
    sun_x = width * (0.5 + side * dice.uniform(0.06, 0.16))
    desert_sky(canvas, stage, reading, sun_x, horizon - radius * dice.uniform(0.6, 1.6), radius, horizon)
    far_country(canvas, horizon, 0.12)
    floor = mix(palette.horizon, palette.far, 0.3)
    canvas.gradient([(0, mix(floor, palette.light, 0.2)), (1, palette.far)], horizon, height, only=True)
    river(canvas, horizon + unit * 0.02, sun_x, width * 0.5 - side * unit * 0.02)
    middle = width * (0.5 + side * dice.uniform(0.0, 0.1))
    open_side = dice.choice((0, 0, side, -side))
    for i in range(5):
        near = i / 4
        wall_side = side if i % 2 else -side
        if wall_side == open_side and i > 0:
            continue
        top = horizon - unit * (0.01 + dice.uniform(0.02, 0.075) * i)
        edge = middle + wall_side * (unit * (0.03 + dice.uniform(0.02, 0.05) * i) + width * 0.02 * i)
        colour = mix(mix(palette.horizon, palette.far, 0.55), palette.near, near * 0.75)
        canyon_wall(canvas, edge, wall_side, top, horizon + (height - horizon) * (0.2 + 0.34 * i), colour)
        lighting.fog_band(
            canvas,
            horizon + (height - horizon) * 0.22 * (i + 1),
            unit * 0.06,
            mix(palette.horizon, palette.light, 0.2),
            0.3 * (1 - near),
        )
    ledge = near_ledge(canvas, -side, height * dice.uniform(0.66, 0.74))
    canvas.ridge(ledge, palette.near)
    tall = min(unit * dice.choice((0.13, 0.19)), height * 0.2)
    x = width * (0.5 - side * 0.5) + side * width * dice.uniform(0.22, 0.3)
    hero = lead(canvas, reading, ("cowboy", "coat", "rider"))
    stand(
        stage, reading, hero, x, ledge, tall, palette.near, rim=mix(palette.horizon, palette.light, 0.6), light_x=sun_x
    )
    grass(canvas, ledge, 60, unit * 0.006, unit * 0.02, palette.near)
    return Finish(bloom=0.4, vignette=0.4, grain=0.034)


def _caravan(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Great dunes, one side lit and one in shadow, and a thread of travellers along the crest."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.46, 0.54)
    radius = unit * dice.uniform(0.045, 0.1)
    sun_x, sun_y = width * (0.5 + side * 0.27), horizon * dice.uniform(0.3, 0.62)
    desert_sky(canvas, stage, reading, sun_x, sun_y, radius, horizon)
    lit, dark = mix(palette.horizon, palette.far, 0.25), mix(palette.far, palette.near, 0.45)
    great_dune(
        canvas,
        horizon,
        unit * 0.07,
        mix(palette.horizon, palette.light, 0.35),
        mix(palette.horizon, palette.far, 0.5),
        side,
        0.68,
    )
    lighting.fog_band(canvas, horizon + unit * 0.05, unit * 0.07, mix(palette.horizon, palette.light, 0.4), 0.6)
    crest = great_dune(canvas, horizon + (height - horizon) * 0.3, unit * 0.15, lit, dark, side, 0.36)
    _travellers(canvas, stage, reading, crest, side)
    great_dune(
        canvas,
        horizon + (height - horizon) * 0.76,
        unit * 0.16,
        mix(lit, palette.far, 0.4),
        mix(dark, palette.near, 0.6),
        side,
        0.5,
    )
    sand_ripples(canvas, horizon + (height - horizon) * 0.5)
    return Finish(bloom=0.4, vignette=0.4, grain=0.034)


def _travellers(canvas: Canvas, stage: Stage, reading: Reading, crest: Profile, side: int) -> None:
    """A file of riders walks down the crest, all the same way, the prompt's hero leading."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    hero = lead(canvas, reading, ("rider",))
    tall = unit * dice.uniform(0.06, 0.085)
    count = dice.choice((1, 4, 5, 7))
    count = reading.headcount if reading.headcount > 1 else count
    start = canvas.width * (0.5 - side * 0.12)
    for i in range(count):
        x = start + side * (i * tall * 1.35 + dice.uniform(-0.12, 0.12) * tall)
        size = tall * (1.18 if i == 0 else dice.uniform(0.92, 1.05))
        name = hero if i == 0 or count < 4 else "rider"
        stage.stamp(name, x, height_at(crest, x) + tall * 0.05, size, palette.near, flip=side < 0)


def _cacti(canvas: Canvas, stage: Stage, crest: Profile, hero_x: float, sun_x: float, tall: float) -> None:
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    if "scifi" in stage.reading.genres:
        return
    for _ in range(dice.choice((1, 2, 3))):
        x = canvas.width * dice.choice((0.07, 0.15, 0.25, 0.76, 0.85, 0.93))
        if abs(x - hero_x) > tall * 0.8:
            stage.stamp(
                "cactus",
                x,
                crest,
                unit * dice.uniform(0.1, 0.22),
                palette.near,
                flip=dice.chance(0.5),
                rim=mix(palette.horizon, palette.light, 0.3),
                rim_direction=(1 if sun_x > x else -1, -1),
                rim_width=unit * 0.002,
            )


CONCEPTS = (
    Concept(_rider_and_sun, ("rider", "rides", "horse", "sunset", "gunslinger")),
    Concept(road, ("road", "highway", "car", "truck", "train", "railway", "railroad", "drive", "hitchhiker", "town")),
    Concept(_canyon, ("canyon", "cliff", "edge", "river", "gorge", "mesa")),
    Concept(_caravan, ("caravan", "dunes", "dune", "sahara", "camel", "camels", "sand", "pilgrim", "arabia")),
)
