"""War: a patrol against the sun, one soldier under the planes, armour on a ridge, a trench, and who is left behind."""

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.war import battlefield, remembrance, trench
from posterlib.offline_art.scenes.war.field_cross import FIELD_CROSS_EXTENT, field_cross
from posterlib.offline_art.sets import lighting, props
from posterlib.offline_art.sets.foliage import grass
from posterlib.offline_art.sets.terrain import height_at, ridge_profile
from posterlib.offline_art.staging import Stage


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of five views of a war."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _patrol(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A single file climbs a slope across a huge low sun."""
    unit, width, height, dice = canvas.unit, canvas.width, canvas.height, canvas.dice
    palette = canvas.palette
    climb = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.7, 0.76)
    sun_x = width * (0.5 + climb * dice.uniform(0.08, 0.2))
    sun_y = horizon - unit * dice.uniform(0.12, 0.3)
    battlefield.smoky_sky(canvas, horizon, sun_x, sun_y, unit * dice.uniform(0.2, 0.29))
    battlefield.ruined_town(canvas, horizon)
    for share in (dice.uniform(0.06, 0.24), dice.uniform(0.76, 0.94)):
        battlefield.smoke(canvas, width * share, horizon, fire=True)
    slope = ridge_profile(canvas, height * 0.9, unit * 0.06, 2.6, 6, 0.5, False, -climb * min(width, unit * 1.5) * 0.16)
    canvas.ridge(slope, palette.near)
    count = dice.choice((5, 6, 7)) if width > height * 0.6 else 4
    count = reading.headcount if reading.headcount > 1 else count
    stride = min(width * 0.86 / count, unit * 0.2)
    size = min(unit * 0.23, stride * 1.55)
    first = width / 2 - stride * (count - 1) / 2
    rim = mix(palette.horizon, palette.light, 0.3)
    leader = reading.subject if reading.subject and reading.subject != "soldier" else None
    for index in range(count):
        x = first + stride * (index + dice.uniform(-0.16, 0.16))
        front = index == (count - 1 if climb > 0 else 0)
        name = leader if front and leader else "soldier"
        stage.stamp(
            name,
            x,
            height_at(slope, x) + size * 0.06,
            size * dice.uniform(0.94, 1.03),
            palette.near,
            flip=climb < 0,
            rim=rim,
            rim_direction=(1 if sun_x > x else -1, -1),
            rim_width=unit * 0.002,
        )
    trench.barbed_wire(canvas)
    return _FINISH


def _under_the_planes(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Someone small and alone in an empty field; a formation crosses the whole sky."""
    unit, width, height, dice = canvas.unit, canvas.width, canvas.height, canvas.dice
    palette = canvas.palette
    horizon = height * dice.uniform(0.76, 0.82)
    side = dice.choice((-1, 1))
    sun_x, sun_y = width * (0.5 - side * 0.2), horizon - unit * dice.uniform(0.02, 0.1)
    battlefield.smoky_sky(canvas, horizon, sun_x, sun_y, unit * 0.1)
    battlefield.bombers(canvas, stage, side, horizon)
    battlefield.smoke(canvas, width * (0.5 - side * dice.uniform(0.3, 0.42)), horizon, fire=True)
    far = ridge_profile(canvas, horizon + unit * 0.02, unit * 0.06, 3, 6, 0.45, False)
    canvas.ridge(far, mix(palette.far, palette.near, 0.35), palette.horizon, 0.5, unit * 0.12)
    lighting.fog_band(canvas, horizon + unit * 0.02, unit * 0.07, mix(palette.horizon, palette.sky, 0.2), 0.7)
    field = ridge_profile(canvas, height * 0.91, unit * 0.035, 2, 6, 0.5, False)
    canvas.ridge(field, palette.near, mix(palette.near, palette.horizon, 0.18), 0.5, unit * 0.2)
    x, size = width * (0.5 + side * dice.uniform(0.12, 0.24)), unit * dice.uniform(0.24, 0.3)
    name = reading.subject or dice.choice(("soldier", "soldier", "child", "woman"))
    stage.stamp(
        name,
        x,
        height_at(field, x) + size * 0.05,
        size,
        palette.near,
        flip=side > 0,
        rim=mix(palette.horizon, palette.light, 0.4),
        rim_direction=(-side, -1),
        rim_width=unit * 0.002,
    )
    grass(canvas, field, 160, unit * 0.02, unit * 0.06, palette.near)
    return _FINISH


def _armour(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A tank on a crest and helicopters out of a swollen sun."""
    unit, width, height, dice = canvas.unit, canvas.width, canvas.height, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.72, 0.78)
    radius = unit * dice.uniform(0.27, 0.34)
    sun_x, sun_y = width * 0.5 + side * unit * dice.uniform(0.1, 0.2), horizon - radius * dice.uniform(0.75, 1.15)
    battlefield.smoky_sky(canvas, horizon, sun_x, sun_y, radius)
    old = reading.mentions("ww1", "wwi", "ww2", "wwii", "world war", "1940s", "panzer")
    if not old:
        for index in range(dice.choice((3, 5))):
            size = radius * 0.42 * 0.86**index
            x = sun_x - side * radius * (0.55 - 0.42 * index) + dice.uniform(-0.05, 0.05) * radius
            y = sun_y + radius * (0.12 - 0.3 * index + dice.uniform(-0.06, 0.06))
            stage.stamp(
                "helicopter", x, y, size, mix(palette.near, palette.horizon, 0.05 * index), flip=side < 0, reserve=False
            )
    else:
        battlefield.bombers(canvas, stage, side, horizon)
    for share in (0.0, 0.5):
        hills = ridge_profile(canvas, horizon + unit * 0.06 * share, unit * 0.1, 3, 7, 0.5, False)
        canvas.ridge(hills, mix(palette.far, palette.near, 0.25 + 0.5 * share), palette.horizon, 0.55, unit * 0.12)
    battlefield.smoke(canvas, width * 0.5 - side * width * 0.38, horizon, fire=True)
    crest = ridge_profile(canvas, height * 0.9, unit * 0.07, 2, 6, 0.5, False, side * unit * 0.06)
    x, size = width * 0.5 - side * min(width * 0.16, unit * 0.3), unit * 0.2
    ground = height_at(crest, x)
    crest = battlefield.levelled(canvas, crest, x, size * 1.2, ground)
    for index in range(9):  # the dust it throws up behind
        canvas.glow(
            x - side * size * (1.0 + 0.25 * index),
            ground - size * 0.06 * index,
            size * (0.16 + 0.05 * index),
            mix(palette.horizon, palette.sky, 0.3),
            0.24,
            1.4,
        )
    stage.stamp(
        "tank",
        x,
        ground + unit * 0.006,
        size * 1.15,
        palette.near,
        flip=side < 0,
        rim=mix(palette.horizon, palette.light, 0.3),
        rim_direction=(side, -1),
        rim_width=unit * 0.0022,
    )
    canvas.ridge(crest, palette.near)
    if reading.mentions("vietnam", "jungle", "pacific", "island", "tropical") or dice.chance(0.25):
        battlefield.palms(canvas, side)
    if (reading.subject and reading.subject != "soldier") or dice.chance(0.5):
        foot = x + side * min(size * 2.1, width * 0.3)
        stage.stamp(
            reading.subject or "soldier",
            foot,
            height_at(crest, foot) + unit * 0.008,
            unit * 0.17,
            palette.near,
            flip=side < 0,
            rim=palette.horizon,
            rim_direction=(side, -1),
            rim_width=unit * 0.002,
        )
    grass(canvas, crest, 120, unit * 0.012, unit * 0.04, palette.near)
    return _FINISH


def _trench(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Between the walls of a trench, towards the light at its end."""
    unit, width, height, dice = canvas.unit, canvas.width, canvas.height, canvas.dice
    palette = canvas.palette
    x, y = width * dice.uniform(0.4, 0.6), height * dice.uniform(0.56, 0.62)
    lit = mix(palette.horizon, palette.light, 0.35)
    battlefield.smoky_sky(canvas, y + unit * 0.05, x, y - unit * 0.1, unit * 0.11)
    for _ in range(dice.choice((1, 2, 3))):  # flares hang in the smoke
        flare_x, flare_y = width * dice.uniform(0.15, 0.85), height * dice.uniform(0.08, 0.3)
        canvas.glow(flare_x, flare_y, unit * 0.05, palette.light, 0.5, 1.5)
        canvas.disc(flare_x, flare_y, unit * 0.006, palette.light)
    trench.walls(canvas, x, y, lit)
    trench.duckboards(canvas, x, y, lit)
    size = unit * dice.uniform(0.3, 0.36)
    ground = y + (height - y) * 0.42
    stage.stamp(
        reading.subject or "soldier",
        x + unit * dice.uniform(-0.03, 0.03),
        ground,
        size,
        palette.near,
        rim=lit,
        rim_direction=(dice.choice((-1, 1)), -1),
        rim_width=unit * 0.0025,
    )
    return _FINISH


def _left_behind(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A rifle, a helmet, rows of crosses and poppies: nobody."""
    unit, width, height, dice = canvas.unit, canvas.width, canvas.height, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    horizon = height * dice.uniform(0.64, 0.7)
    sun_x, sun_y = width * (0.5 - side * dice.uniform(0.12, 0.2)), horizon - unit * dice.uniform(0.0, 0.08)
    battlefield.smoky_sky(canvas, horizon, sun_x, sun_y, unit * dice.uniform(0.12, 0.17))
    hill = ridge_profile(canvas, horizon + unit * 0.03, unit * 0.05, 2, 5, 0.45, False)
    canvas.ridge(hill, mix(palette.far, palette.near, 0.3), mix(palette.horizon, palette.far, 0.3), 0.6, unit * 0.16)
    remembrance.graves(canvas, hill)
    lighting.fog_band(canvas, horizon + unit * 0.06, unit * 0.06, mix(palette.horizon, palette.light, 0.15), 0.6)
    field = ridge_profile(canvas, height * 0.87, unit * 0.04, 2, 5, 0.5, False)
    canvas.ridge(field, palette.near, mix(palette.near, palette.far, 0.5), 0.5, unit * 0.3)
    x, size = width * 0.5 + side * min(width * 0.16, unit * 0.2), unit * dice.uniform(0.46, 0.54)
    ground = height_at(field, x) + size * 0.03
    layer = props.prop(canvas, field_cross, x, ground, size, FIELD_CROSS_EXTENT, side < 0, dice.uniform(-4, 4))
    props.lay_lit(canvas, layer, palette.near, mix(palette.horizon, palette.light, 0.5), -side, unit * 0.003)
    stage.reserve((x - size * 0.2, ground - size * 1.05, x + size * 0.2, ground), 1.0)
    if reading.subject and reading.subject != "soldier":
        mourner = stage.spot((width * 0.2, width * 0.35, width * 0.65, width * 0.8), unit * 0.1, unit * 0.2)
        stage.stamp(reading.subject, mourner, height_at(field, mourner) + unit * 0.01, unit * 0.2, palette.near)
    grass(canvas, field, 420, unit * 0.025, unit * 0.075, palette.near)
    remembrance.poppies(canvas, field)
    return Finish(bloom=0.4, vignette=0.5, grain=0.04)


_FINISH = Finish(bloom=0.45, vignette=0.55, grain=0.045, weather="embers")

CONCEPTS = (
    Concept(_patrol, ("platoon", "squad", "company", "soldiers", "troops", "army", "patrol", "march", "brothers")),
    Concept(
        _under_the_planes, ("plane", "planes", "pilot", "bomber", "bombers", "blitz", "air", "lone", "alone", "child")
    ),
    Concept(
        _armour, ("tank", "tanks", "helicopter", "helicopters", "vietnam", "armoured", "armored", "convoy", "panzer")
    ),
    Concept(_trench, ("trench", "trenches", "wwi", "ww1", "somme", "verdun", "western front")),
    Concept(_left_behind, ("memorial", "grave", "fallen", "poppy", "poppies", "remember", "widow", "letter", "last")),
)
