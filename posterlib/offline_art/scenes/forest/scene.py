"""The forest: a moonlit clearing, a path with a lantern, a look up between trunks, a pale wall of birches, eyes."""

import math

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import building, fly, lead, stand
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.forest.lanterns import (
    LAMP,
    LANTERN_WORDS,
    WANDERERS,
    lit_house,
    lit_path,
    pair_of_eyes,
    wanderer,
)
from posterlib.offline_art.scenes.forest.trees import birch_rank, crown, rank, spokes, undergrowth
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage

FINISH = Finish(bloom=0.5, vignette=0.52)


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of five ideas of a forest."""
    choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)
    return FINISH


def _clearing(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Trunks open on a moon, off to one side; someone stands where its light falls."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    x, y = width / 2 + side * width * dice.uniform(0.06, 0.16), height * dice.uniform(0.27, 0.38)
    _air(canvas, x, y)
    if dice.chance(0.75):
        radius = unit * dice.uniform(0.09, 0.17)
        lighting.moon(canvas, x, y, radius, palette.light)
        stage.reserve_disc(x, y, radius, 2.0)
    opening = x - side * width * 0.03
    for i in range(5):
        t = i / 4
        ground = rank(canvas, t, opening, width * (0.06 + 0.2 * t))
        if i == 1:
            lighting.rays(canvas, x, y, palette.light, 0.4, 34, 1.05, 3, 0.46)
            fly(stage, reading, height * 0.1, height * 0.45, mix(palette.near, palette.far, 0.3))
        if i == 3:
            wanderer(
                canvas,
                stage,
                reading,
                opening - side * width * dice.uniform(0.02, 0.1),
                ground,
                dice.choice((0.14, 0.19, 0.25)),
                x,
            )
    undergrowth(canvas, height * 0.96)


def _path(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Night. A lantern is the only light, and it shows how near the trees are and where the path goes."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    canvas.gradient(
        [(0, shade(palette.zenith, -0.04)), (0.6, mix(palette.zenith, palette.sky, 0.45)), (1, palette.near)]
    )
    x, ground_y = width / 2 + side * width * dice.uniform(0.04, 0.14), height * dice.uniform(0.76, 0.8)
    warm = mix(LAMP, palette.light, 0.25)
    canvas.glow(x, ground_y - unit * 0.1, unit * 0.34, mix(palette.horizon, LAMP, 0.4), 0.7, power=1.5)
    for i in range(4):
        t = i / 3
        rank(canvas, 0.15 + 0.5 * t, x, width * (0.06 + 0.09 * t), shade_of=mix(palette.sky, palette.zenith, 0.4))
    floor = ridge_profile(canvas, ground_y, unit * 0.02, 3, 5, ridged=False)
    canvas.ridge(floor, mix(palette.near, palette.sky, 0.12), palette.near, 1.0, unit * 0.25)
    home = building(reading)
    if home is not None:
        lit_house(canvas, stage, home, width / 2 - side * width * 0.12, floor)
    lit_path(canvas, x, ground_y, side, warm)
    wanderer(canvas, stage, reading, x, ground_y + unit * 0.04, dice.choice((0.18, 0.23)), x + side, lantern=True)
    rank(canvas, 1.0, x, width * 0.33, ground=False)
    undergrowth(canvas, height * 0.985)


def _look_up(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Flat on the moss: trunks rush together towards a hole of sky."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    x, y = (width / 2 + dice.choice((-1, 1)) * width * dice.uniform(0.05, 0.14), height * dice.uniform(0.38, 0.48))
    reach = math.hypot(width, height) * 0.62
    canvas.gradient([(0, mix(palette.sky, palette.zenith, 0.3)), (1, mix(palette.sky, palette.zenith, 0.3))])
    canvas.glow(x, y, unit * 0.36, palette.horizon, 0.9, power=1.4)
    canvas.glow(x, y, unit * 0.14, palette.light, 0.8, power=1.7)
    if reading.time_of_day == "night" or dice.chance(0.5):
        lighting.moon(canvas, x, y, unit * dice.uniform(0.05, 0.09), palette.light)
    for i, (count, inner) in enumerate(((26, 0.1), (16, 0.16), (9, 0.24))):
        colour = mix(mix(palette.horizon, palette.far, 0.75), palette.near, (i + 0.6) / 2.6)
        crown(canvas, x, y, unit * (inner + 0.06), colour, i)
        canvas.lay(spokes(canvas, (x, y), count, inner * unit, reach, unit * (0.012 + 0.012 * i)), colour)
        if i == 0:
            lighting.rays(canvas, x, y, palette.light, 0.35, 40, 1.0, 3, 0.44)
    for _ in range(dice.choice((3, 5))):
        stage.stamp(
            "bird",
            x + dice.gauss(0, 0.06) * unit,
            y + dice.gauss(0, 0.06) * unit,
            unit * dice.uniform(0.01, 0.02),
            palette.near,
        )


def _birches(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A pale wall of straight trunks, and one small spot of colour among them."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    mist = mix(palette.horizon, palette.light, 0.55)
    canvas.gradient([(0, mix(palette.sky, mist, 0.45)), (0.6, mist), (0.85, mist), (1, mix(mist, palette.far, 0.4))])
    side = dice.choice((-1, 1))
    x = width / 2 + side * width * dice.uniform(0.13, 0.2)
    ground_y = height * 0.83
    for i in range(4):
        t = i / 3
        colour = mix(mist, mix(palette.far, palette.near, t), 0.18 + 0.72 * t)
        floor = height * (0.72 + 0.09 * i)
        birch_rank(canvas, colour, mist, t, floor, x)
        if i == 2:
            tint = mix(palette.accent, palette.near, 0.12)
            name = lead(canvas, reading, WANDERERS)
            stand(
                stage,
                reading,
                name,
                x,
                ground_y + unit * 0.03,
                unit * dice.choice((0.13, 0.17)),
                tint,
                light_x=width / 2,
            )
            canvas.glow(x, ground_y, unit * 0.06, palette.accent, 0.25, squash=3)
        if i < 3:
            lighting.fog_band(canvas, floor, unit * 0.09, mist, 0.8 - 0.2 * i)
    undergrowth(canvas, height * 0.985, mix(palette.near, palette.far, 0.2))


def _eyes(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Almost nothing but dark trunks, a sliver of light, and pairs of eyes that have seen the visitor."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    x = width / 2 + side * width * dice.uniform(0.1, 0.18)
    canvas.gradient(
        [(0, shade(palette.zenith, -0.05)), (0.7, mix(palette.zenith, palette.sky, 0.5)), (1, palette.near)]
    )
    canvas.glow(x, height * 0.6, unit * 0.28, palette.horizon, 0.85, power=1.4, squash=0.6)
    for i in range(5):
        ground = rank(
            canvas, 0.2 + 0.18 * i, x, width * (0.06 + 0.05 * i), shade_of=mix(palette.sky, palette.zenith, 0.35)
        )
        if i == 2:
            wanderer(canvas, stage, reading, x, ground, 0.13, x, usual=("girl", "woman", "walking_man"))
    undergrowth(canvas, height * 0.96)
    for _ in range(dice.choice((5, 7, 9))):
        nearness = dice.random()
        eye_x, eye_y = x - side * width * (0.16 + 0.6 * dice.random()), height * dice.uniform(0.34, 0.84)
        if 0.03 * width < eye_x < 0.97 * width:
            pair_of_eyes(canvas, eye_x, eye_y, unit * (0.0045 + 0.009 * nearness * nearness))


CONCEPTS = (
    Concept(_clearing, ("clearing", "moon", "moonlight"), ("wolf", "deer", "fairy", "enchanted", "magic"), 1.2),
    Concept(_path, (*LANTERN_WORDS, "path", "trail", "cabin"), ("lost", "girl", "search", "night")),
    Concept(
        _look_up,
        ("canopy", "treetop", "redwood", "looking up"),
        ("sky", "light", "jungle", "nature"),
        0.7,
        has_room=False,
    ),
    Concept(_birches, ("birch", "autumn"), ("winter", "snow", "red", "fog", "missing", "hunter")),
    Concept(_eyes, ("eyes", "creature", "beast", "hunted"), ("monster", "haunted", "evil", "horror", "watching"), 0.4),
)


def _air(canvas: Canvas, x: float, y: float) -> None:
    palette, unit = canvas.palette, canvas.unit
    canvas.gradient(
        [
            (0, mix(palette.zenith, palette.sky, 0.4)),
            (0.45, mix(palette.sky, palette.horizon, 0.75)),
            (0.75, mix(palette.sky, palette.horizon, 0.55)),
            (1, palette.near),
        ]
    )
    canvas.glow(x, y, unit * 0.42, palette.horizon, 0.85, power=1.4)
    canvas.glow(x, y, unit * 0.2, palette.light, 0.8, power=1.8)
