"""The city: a street in the rain, a rooftop, a bridge, one lit window among hundreds, towers seen from below."""

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import fly, lead, stand
from posterlib.offline_art.colour import lightness, mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.city.bridges import suspension_bridge
from posterlib.offline_art.scenes.city.facades import from_below, windows
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.neon import neon_signs
from posterlib.offline_art.sets.skyline import facade, skyline, towers, water_tank, wet_street, window_light
from posterlib.offline_art.staging import SAFE_MARGIN, Stage

FINISH = Finish(bloom=0.55, vignette=0.5)

CITIZENS = ("detective", "coat", "woman", "person")


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of five ideas of a city."""
    choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)
    return Finish(bloom=0.55, vignette=0.5, weather="rain" if reading.weather == "rain" else None)


def _street(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """Street level: near walls frame a canyon of towers, the wet road repeats it, a figure stands on one third."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    road = int(height * dice.uniform(0.74, 0.8))
    side = dice.choice((-1, 1))
    gap = width / 2 + side * width * dice.uniform(0.06, 0.14)
    _sky(canvas, stage, reading, gap, height * dice.uniform(0.2, 0.34), road)
    towers(canvas, road, gap)
    figure_x = width / 2 - side * width * dice.uniform(0.06, 0.14)
    if "synth" in reading.genres or reading.mentions("neon", "cyberpunk", "tokyo", "bar", "club"):
        neon_signs(canvas, road, 10, (figure_x - unit * 0.1, figure_x + unit * 0.1))
    for edge in (-1, 1):
        wide = min(width * dice.uniform(0.1, 0.17), unit * 0.2) * (1.35 if edge != side else 0.75)
        top = height * dice.uniform(0.06, 0.26)
        box = (0.0, top, wide, float(height)) if edge < 0 else (width - wide, top, float(width), float(height))
        facade(canvas, box, shade(palette.near, 0.02), window_light(canvas))
    wet_street(canvas, road)
    canvas.glow(gap, road, unit * 0.42, palette.horizon, 0.4, squash=6)
    _citizen(
        canvas,
        stage,
        reading,
        figure_x,
        road + (height - road) * dice.uniform(0.4, 0.55),
        dice.choice((0.2, 0.28, 0.38)),
        gap,
    )


def _rooftop(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """From a roof's edge on one third, someone looks over all of it; the moon keeps the other."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    light_x = width / 2 + side * width * dice.uniform(0.13, 0.2)
    ground = height * 0.98
    _sky(canvas, stage, reading, light_x, height * dice.uniform(0.22, 0.32), ground)
    towers(canvas, ground, light_x, low=0.75)
    roof, edge = height * dice.uniform(0.66, 0.72), width / 2 - side * width * dice.uniform(0.0, 0.1)
    fly(stage, reading, height * 0.08, height * 0.35, shade(palette.near, 0.02))
    dark = shade(palette.near, -0.01)
    far_edge = 0.0 if side > 0 else float(width)

    def near_roof(pen: ImageDraw.ImageDraw, at: Place) -> None:
        left, right = sorted((far_edge, edge))
        pen.rectangle([*at(left, roof), *at(right, height)], fill=255)
        pen.rectangle(
            [*at(left - unit * 0.02, roof - unit * 0.012), *at(right + unit * 0.012, roof + unit * 0.028)], fill=255
        )
        tank = unit * dice.uniform(0.13, 0.17)
        water_tank(pen, at, far_edge + side * unit * 0.05 - (tank if side < 0 else 0), roof, tank)
        for share in (0.3, 0.62):
            x = far_edge + (edge - far_edge) * share
            pen.line([at(x, roof - unit * 0.2), at(x, roof)], fill=255, width=at.width(unit * 0.003))
            for rung in range(3):
                y, half = roof - unit * (0.19 - 0.025 * rung), unit * (0.03 - 0.006 * rung)
                pen.line([at(x - half, y), at(x + half, y)], fill=255, width=at.width(unit * 0.0022))
            if dice.chance(0.5):
                break

    canvas.lay(canvas.draw(near_roof), dark)
    left, right = sorted((far_edge, edge))
    facade(
        canvas,
        (left, roof + unit * 0.06, right, float(height)),
        dark,
        window_light(canvas),
        density=0.1,
        window=(0.016, 0.026),
    )
    on_the_roof = (max(left, width * SAFE_MARGIN), min(right, width * (1 - SAFE_MARGIN)))
    size = dice.choice((0.16, 0.22))
    _citizen(canvas, stage, reading, edge - side * unit * 0.07, roof - unit * 0.012, size, light_x, on_the_roof)


def _bridge(canvas: Canvas, stage: Stage, reading: Reading) -> None:
    """A suspension bridge strides across the water in front of the city; someone crosses it."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side = dice.choice((-1, 1))
    shore = int(height * dice.uniform(0.7, 0.75))
    light_x = width / 2 + side * width * 0.17
    _sky(canvas, stage, reading, light_x, height * dice.uniform(0.24, 0.36), shore)
    haze = mix(palette.horizon, palette.sky, 0.3)
    skyline(
        canvas,
        shore,
        (0.05, 0.24),
        (0.02, 0.05),
        mix(palette.horizon, palette.far, 0.6),
        fog_colour=haze,
        fog=0.7,
        centre=light_x,
    )
    skyline(
        canvas,
        shore,
        (0.03, 0.16),
        (0.03, 0.06),
        mix(palette.far, palette.near, 0.3),
        lit=window_light(canvas),
        density=0.2,
        fog_colour=haze,
        fog_depth=0.1,
        fog=0.5,
    )
    deck, tower = shore - unit * 0.075, shore - unit * dice.uniform(0.4, 0.5)
    tower_x = width / 2 - side * width * dice.uniform(0.13, 0.2)
    layer = canvas.draw(lambda pen, at: suspension_bridge(pen, at, canvas, tower_x, tower, deck, shore))
    canvas.lay(layer, shade(palette.near, 0.02))
    size = unit * dice.uniform(0.055, 0.075)
    name = lead(canvas, reading, CITIZENS)
    stage.stamp(
        name,
        width / 2 + side * width * dice.uniform(0.04, 0.12),
        deck,
        size,
        palette.near,
        rim=mix(palette.light, palette.horizon, 0.4),
        rim_direction=(side, -1),
    )
    wet_street(canvas, shore, darkness=0.25, ripple=1.6)
    lighting.fog_band(canvas, shore, unit * 0.03, haze, 0.6)


CONCEPTS = (
    Concept(_street, ("street", "alley", "neon", "cyberpunk"), ("rain", "detective", "noir", "taxi", "night"), 1.3),
    Concept(
        _rooftop, ("rooftop", "roof", "vigilante", "superhero"), ("skyline", "guardian", "hero", "moon", "assassin")
    ),
    Concept(_bridge, ("bridge", "river", "harbour", "harbor"), ("goodbye", "meeting", "love", "crossing")),
    Concept(
        windows,
        ("window", "apartment", "neighbour", "neighbor", "voyeur"),
        ("hotel", "office", "secret", "lonely", "alone", "murder"),
        0.8,
    ),
    Concept(
        from_below,
        ("skyscraper", "tower", "wall street", "metropolis"),
        ("dystopia", "plane", "corporate", "conspiracy"),
        0.7,
        has_room=False,
    ),
)


def _sky(canvas: Canvas, stage: Stage, reading: Reading, x: float, y: float, ground: float) -> None:
    palette, unit, dice = canvas.palette, canvas.unit, canvas.dice
    canvas.gradient([(0, palette.zenith), (0.4, palette.sky), (1, palette.horizon)], 0, ground)
    if reading.weather == "rain":
        canvas.glow(x, ground * 0.7, unit * 0.5, palette.light, 0.4, power=1.4)
    else:
        radius = unit * dice.uniform(0.09, 0.17)
        lighting.stars(canvas, 500, 0.4, palette.light, 3, 0.6)
        (lighting.moon if lightness(palette.sky) < 0.55 else lighting.sun)(canvas, x, y, radius, palette.light)
        stage.reserve_disc(x, y, radius, 2.0)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.zenith, 0.4),
        mix(palette.horizon, palette.sky, 0.3),
        canvas.height * 0.03,
        canvas.height * 0.52,
        2.6,
        3.0,
        0.48,
        0.7,
        x / canvas.width,
    )


def _citizen(
    canvas: Canvas,
    stage: Stage,
    reading: Reading,
    x: float,
    ground: float,
    size: float,
    light_x: float,
    room: tuple[float, float] | None = None,
) -> None:
    rim = mix(canvas.palette.light, canvas.palette.horizon, 0.4)
    dark = shade(canvas.palette.near, -0.01)
    placed = stand(
        stage,
        reading,
        lead(canvas, reading, CITIZENS),
        x,
        ground,
        canvas.unit * size,
        dark,
        rim=rim,
        light_x=light_x,
        room=room,
    )
    if placed is not None and ground > canvas.height * 0.74:
        stage.reflect(placed, dark, 0.55, 0.5)
