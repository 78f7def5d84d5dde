"""Mountains: a summit, a valley with its river, an apparition in the fog, a line of climbers, a mirror lake."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import alive, birds, building, faces_away, fly, lead, stand
from posterlib.offline_art.colour import lightness, mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.mountains.apparitions import giant, loom
from posterlib.offline_art.scenes.mountains.ranges import ranges, river, spur, valley_walls
from posterlib.offline_art.sets import foliage, lighting, water
from posterlib.offline_art.sets.reflections import mirrored
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage

FINISH = Finish(bloom=0.4, vignette=0.42)
WANDERERS = ("walking_man", "coat", "rider", "deer", "woman", "man_looking_up", "mountaineer")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of five ideas of mountains."""
    choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)
    return FINISH


def _summit(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Someone on a spur of rock on one third; the light and an ocean of peaks on the other."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.52, 0.6)
    light_x = width / 2 + side * width * dice.uniform(0.12, 0.2)
    _sky(canvas, stage, reading, light_x, horizon * dice.uniform(0.45, 0.7), horizon)
    ranges(canvas, horizon, height * 0.9, dice.choice((4, 5)), light_x)
    spur_x = width / 2 - side * min(width * 0.2, unit * 0.34)
    spur_y = height * dice.uniform(0.6, 0.68)
    crag = spur(canvas, spur_x, spur_y, -side)
    canvas.ridge(crag, canvas.palette.near, mix(canvas.palette.near, canvas.palette.far, 0.6), 0.55, unit * 0.55)
    _someone(canvas, stage, reading, spur_x, crag, dice.choice((0.1, 0.15, 0.2)), light_x)
    fly(stage, reading, height * 0.1, horizon * 0.7, mix(canvas.palette.near, canvas.palette.far, 0.3))
    birds(stage, light_x, horizon * 0.5, mix(canvas.palette.near, canvas.palette.far, 0.3))


def _valley(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Two walls open on a river that carries the light down to the viewer; someone walks its bank."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    horizon = height * dice.uniform(0.48, 0.54)
    gap = width / 2 + dice.choice((-1, 1)) * width * dice.uniform(0.04, 0.14)
    _sky(canvas, stage, reading, gap, horizon * dice.uniform(0.5, 0.75), horizon)
    ranges(canvas, horizon, horizon + (height - horizon) * 0.2, 2, gap)
    floor = np.full(width, horizon + unit * 0.1, np.float32)
    meadow = mix(palette.far, palette.near, 0.55)
    canvas.ridge(floor, mix(meadow, palette.horizon, 0.5), meadow, 1.0, (height - horizon) * 0.8)
    river(canvas, gap, horizon + unit * 0.1)
    valley_walls(canvas, gap, horizon, meadow)
    fly(stage, reading, height * 0.08, horizon * 0.6, mix(palette.near, palette.far, 0.3))
    side = 1 if gap < width / 2 else -1
    ground = ridge_profile(canvas, height * 0.94, unit * 0.06, 2, 6, ridged=False, tilt=-side * unit * 0.1)
    foliage.pines(
        canvas,
        ground,
        16,
        unit * 0.08,
        unit * 0.26,
        shade(palette.near, 0.012),
        *((0.72, 1.0) if side > 0 else (0.0, 0.28)),
    )
    canvas.ridge(ground, palette.near)
    _someone(canvas, stage, reading, width / 2 + side * width * 0.12, ground, dice.choice((0.1, 0.14)), gap)


def _apparition(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Something far too large stands in the fog between the ranges; someone small has seen it."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon = height * 0.5
    x = width / 2 + side * width * dice.uniform(0.06, 0.14)
    canvas.gradient(
        [(0, palette.zenith), (0.4, palette.sky), (0.8, palette.horizon), (1, palette.horizon)], 0, horizon * 1.3
    )
    canvas.glow(x, horizon * 0.75, unit * 0.42, mix(palette.horizon, palette.light, 0.6), 0.8, power=1.4)
    if lightness(palette.zenith) < 0.42:
        lighting.stars(canvas, 1100, 0.4, palette.light, 7, 0.8)
    ranges(canvas, horizon * 1.1, horizon * 1.1, 1, x, tones=(0.0, 0.0))
    loom(canvas, stage, giant(canvas, reading), x, height * 0.74, -side)
    ranges(canvas, height * 0.74, height * 0.86, 2, x, tones=(0.3, 0.7))
    fly(stage, reading, height * 0.08, height * 0.3, mix(palette.near, palette.far, 0.4))
    lighting.fog_band(canvas, height * 0.8, unit * 0.06, mix(palette.horizon, palette.light, 0.3), 0.6)
    ground = ridge_profile(canvas, height * 0.93, unit * 0.09, 2.2, 6, ridged=False, tilt=side * unit * 0.12)
    at_x = width / 2 - side * width * 0.18
    foliage.pines(canvas, ground, 34, unit * 0.05, unit * 0.16, shade(palette.near, 0.015), avoid=(at_x, unit * 0.13))
    canvas.ridge(ground, palette.near)
    _someone(canvas, stage, reading, at_x, ground, dice.choice((0.07, 0.1)), x)


def _climbers(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A single slope cuts the picture in two; a few specks in a line make their way up it."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon = height * 0.62
    light_x = width / 2 - side * width * dice.uniform(0.16, 0.26)
    _sky(canvas, stage, reading, light_x, height * dice.uniform(0.2, 0.3), horizon)
    ranges(canvas, horizon, height * 0.86, 3, light_x)
    across = np.arange(width) / width
    climb = across if side > 0 else 1 - across
    bumps = canvas.profile(2.2, 7, 0.5, True) * unit * 0.13
    rise = min(height * 0.46, unit * 0.66)
    profile = np.asarray(height * 0.67 + rise * (0.5 - climb**1.35) - bumps * (0.3 + 0.7 * climb), np.float32)
    snow = shade(mix(palette.horizon, palette.light, 0.25), -0.06)
    rock = mix(palette.near, palette.far, 0.12)
    drifts = (canvas.fbm(7, 5, 3.5, 0.6, 2) - 0.5) * 0.55
    crest = snow if lightness(palette.horizon) > 0.6 else mix(palette.far, palette.horizon, 0.4)
    canvas.ridge(profile, crest, rock, 1.0, unit * 0.36, texture=drifts)
    team = 1 if reading.no_people else dice.choice((3, 5, 6))
    team = reading.headcount if reading.headcount > 1 else team
    name, size = lead(canvas, reading, ("walking_man",)), unit * dice.uniform(0.05, 0.075)
    start = dice.uniform(0.34, 0.44)
    for i in range(team):
        t = start + i * (size * 1.5 / width) * (1 + 0.15 * dice.random())
        at_x = width * t if side > 0 else width * (1 - t)
        stage.stamp(
            name,
            at_x,
            stage.ground_at(profile, at_x) + size * 0.06,
            size,
            palette.near,
            flip=faces_away(name, side),
            rim=mix(palette.horizon, palette.light, 0.5),
            rim_direction=(-side, -1),
        )
        if not FIGURES[name].person:
            break


def _lake(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """The peaks twice, once in still water, and a boat or a watcher where they meet."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    shore = int(height * dice.uniform(0.58, 0.64))
    side = dice.choice((-1, 1))
    light_x = width / 2 + side * width * 0.17
    _sky(canvas, stage, reading, light_x, shore * dice.uniform(0.3, 0.5), shore)
    ranges(canvas, shore * 0.8, shore * 0.98, 3, light_x)
    bank = ridge_profile(canvas, shore + unit * 0.01, unit * 0.03, 3, 5, ridged=False)
    dark = mix(palette.near, palette.far, 0.3)
    foliage.pines(canvas, bank, 60, unit * 0.02, unit * 0.08, dark)
    canvas.ridge(bank, dark)
    home = building(reading)
    if home is not None:
        stage.stamp(
            home,
            width / 2 - side * width * 0.24,
            bank,
            unit * 0.11,
            dark,
            rim=palette.horizon,
            rim_direction=(side, -1),
        )
    fly(stage, reading, height * 0.08, shore * 0.5, mix(palette.near, palette.far, 0.3))
    still = mirrored(canvas, shore, ripple=0.25, smear=3)
    depth = np.linspace(0.1, 0.6, canvas.height - shore, dtype=np.float32)[:, None, None]
    canvas.pixels[shore:] = still * (1 - depth) + np.asarray(mix(palette.near, palette.far, 0.4), np.float32) * depth
    lighting.fog_band(canvas, shore, unit * 0.03, mix(palette.horizon, palette.light, 0.35), 0.75)
    x = width / 2 - side * width * dice.uniform(0.1, 0.17)
    if alive(reading.subject):
        ground = ridge_profile(canvas, height * 0.95, unit * 0.07, 1.6, 6, ridged=False, tilt=side * unit * 0.2)
        foliage.grass(canvas, ground, int(140 * width / unit), unit * 0.015, unit * 0.06, palette.near)
        canvas.ridge(ground, palette.near)
        _someone(canvas, stage, reading, x, ground, dice.choice((0.16, 0.24)), light_x)
    else:
        boat = stage.stamp(
            "rowboat",
            x,
            shore + (height - shore) * 0.38,
            unit * 0.09,
            palette.near,
            flip=side < 0,
            rim=mix(palette.horizon, palette.light, 0.4),
            rim_direction=(side, -1),
        )
        water.mirror(canvas, boat, palette.near, squash=0.8)


CONCEPTS = (
    Concept(_summit, ("summit", "peak", "mountaineer", "mountain top"), ("hero", "journey", "quest", "adventure"), 1.2),
    Concept(_valley, ("valley", "river", "canyon", "fjord"), ("settlers", "homeland", "road", "path", "journey")),
    Concept(
        _apparition,
        ("giant", "god", "titan", "antlers", "spirit", "apparition"),
        ("ghost", "legend", "myth", "beast", "monster", "deer", "dream", "memory", "grief", "father", "mother"),
    ),
    Concept(
        _climbers,
        ("climb", "climber", "expedition", "everest", "ascent", "avalanche"),
        ("rescue", "snow", "winter", "survival"),
    ),
    Concept(_lake, ("lake", "canoe", "reflection", "fishing"), ("boat", "mirror", "quiet", "silence", "summer")),
)


def _sky(canvas: Canvas, stage: Stage, reading: Reading, x: float, y: float, horizon: float) -> None:
    palette, dice = canvas.palette, canvas.dice
    canvas.gradient(
        [(0, palette.zenith), (0.42, palette.sky), (0.72, palette.horizon), (1, palette.horizon)], 0, horizon * 1.25
    )
    night = reading.time_of_day == "night" or lightness(palette.horizon) < 0.55
    if lightness(palette.zenith) < 0.42:
        lighting.stars(canvas, 1100, 0.4, palette.light, 7, 0.8)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.35),
        mix(palette.horizon, palette.light, 0.6),
        horizon * 0.08,
        horizon * 0.95,
        2.6,
        2.8,
        0.5,
        0.75,
        x / canvas.width,
    )
    radius = canvas.unit * dice.uniform(0.065, 0.14)
    (lighting.moon if night else lighting.sun)(canvas, x, y, radius, palette.light)
    stage.reserve_disc(x, y, radius, 3.0)
    if not night:
        lighting.rays(canvas, x, y, palette.light, 0.22, 26, 1.1)


def _someone(
    canvas: Canvas, stage: Stage, reading: Reading, x: float, ground: Float, size: float, light_x: float
) -> None:
    rim = mix(canvas.palette.horizon, canvas.palette.light, 0.5)
    name = lead(canvas, reading, WANDERERS)
    stand(stage, reading, name, x, ground, canvas.unit * size, canvas.palette.near, rim=rim, light_x=light_x)
