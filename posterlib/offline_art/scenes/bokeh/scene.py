"""Two people and the lights of a city out of focus: under an umbrella, on a bridge, on a platform, close."""

from collections.abc import Sequence

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import alive
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.bokeh import out_of_focus, station
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.heads import Frame, head_mask, light_face, nose
from posterlib.offline_art.staging import Placed, Stage

UMBRELLA_DEPTH = 0.2
"""How far the umbrella of "umbrella_couple" reaches below its tip, in heights."""


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four meetings in the evening."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _on_the_street(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """On wet asphalt, off the middle, with the street lamps drawn out below them."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    street = height * dice.uniform(0.74, 0.8)
    side = dice.choice((-1, 1, 0))
    x = width * 0.5 + side * min(width * 0.16, unit * 0.22)
    out_of_focus.evening(canvas, street)
    out_of_focus.lights(canvas, street - height * 0.03, height * 0.2, 90)
    out_of_focus.wet(canvas, int(street))
    ground, size = street + (height - street) * 0.5, unit * dice.uniform(0.4, 0.5)
    canvas.glow(x, ground - size * 0.55, unit * 0.24, mix(palette.horizon, palette.light, 0.5), 0.42, 1.6)
    if side:
        out_of_focus.lamp(canvas, stage, x - side * min(width * 0.36, unit * 0.46), ground, size * 1.5)
    umbrella = reading.weather == "rain" or reading.mentions("umbrella", "rain") or dice.chance(0.5)
    _pair(canvas, stage, reading, x, ground, size, "umbrella_couple" if umbrella else "couple", reflect=True)
    return _finish(canvas, reading, ("rain", "petals", None) if umbrella else ("petals", None))


def _on_the_bridge(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """On an arched bridge over the river that holds the lights a second time."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    water = height * dice.uniform(0.7, 0.76)
    out_of_focus.evening(canvas, water)
    out_of_focus.lights(canvas, water - height * 0.04, height * 0.17, 80)
    if dice.chance(0.6):
        moon_x = width * dice.choice((0.24, 0.76))
        lighting.moon(canvas, moon_x, height * 0.17, unit * dice.uniform(0.06, 0.09), palette.light)
    middle = width * dice.choice((0.3, 0.5, 0.7))
    span, crown = min(width * 0.62, unit * 0.95), water - unit * dice.uniform(0.17, 0.22)
    dark = mix(palette.near, palette.far, 0.12)

    def deck(x: float) -> float:
        return crown + unit * 0.16 * ((x - middle) / span) ** 2

    def bridge(pen: ImageDraw.ImageDraw, at: Place) -> None:
        steps = [width * step / 60 for step in range(-6, 67)]
        pen.polygon([at(s, deck(s)) for s in steps] + [at(s, water) for s in reversed(steps)], fill=255)
        for arch in (-2, -1, 0, 1, 2):
            arch_x, half = middle + arch * span * 0.62, span * 0.26
            rise = (water - deck(arch_x)) * 0.78
            pen.ellipse([*at(arch_x - half, water - rise), *at(arch_x + half, water + rise)], fill=0)
        rail = unit * 0.055
        pen.line([at(s, deck(s) - rail) for s in steps], fill=255, width=at.width(unit * 0.007))
        for index in range(int(width / (unit * 0.022)) + 2):
            s = index * unit * 0.022
            pen.line([at(s, deck(s) - rail), at(s, deck(s))], fill=255, width=at.width(unit * 0.0028))

    x = middle + dice.uniform(-0.12, 0.12) * span
    size = unit * dice.uniform(0.25, 0.3)
    canvas.glow(x, deck(x) - size * 0.6, unit * 0.2, mix(palette.horizon, palette.light, 0.5), 0.42, 1.6)
    _pair(canvas, stage, reading, x, deck(x) + unit * 0.012, size, _couple(reading), reflect=False)
    canvas.lay(canvas.draw(bridge), dark)
    for lamp in (-0.62, 0.62):
        foot = middle + lamp * span
        if -unit * 0.05 < foot < width + unit * 0.05:
            out_of_focus.lamp(canvas, stage, foot, deck(foot), unit * 0.24)
    out_of_focus.wet(canvas, int(water))
    return _finish(canvas, reading, ("petals", "snow", None))


def _on_the_platform(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A lit train beside them that will leave with one of the two."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    end_x, end_y = width * 0.5 - side * min(width * 0.12, unit * 0.16), height * dice.uniform(0.54, 0.6)
    canvas.gradient(
        [(0, shade(palette.zenith, -0.05)), (0.5, mix(palette.zenith, palette.sky, 0.7)), (1, palette.horizon)],
        0,
        end_y,
    )
    canvas.glow(end_x, end_y, unit * 0.3, palette.horizon, 0.7, 1.3)
    out_of_focus.lights(canvas, end_y - unit * 0.02, unit * 0.1, 44)
    out_of_focus.soften(canvas, 0.002)
    platform_y = station.train(canvas, (end_x, end_y), side)
    station.canopy(canvas, (end_x, end_y), side)
    size = unit * dice.uniform(0.38, 0.44)
    x = width * 0.5 - side * min(width * 0.1, unit * 0.14)
    foot = min(height * 0.93, platform_y + (height - platform_y) * 0.74)
    canvas.glow(x, foot - size * 0.5, unit * 0.22, mix(palette.horizon, palette.light, 0.4), 0.34, 1.6)
    _pair(canvas, stage, reading, x, foot, size, _couple(reading), reflect=True, light=side)
    return _finish(canvas, reading, ("snow", None))


def _close(canvas: Canvas, _stage: Stage, reading: Reading) -> Finish:
    """Two faces, nose to nose, and nothing sharp behind them."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    out_of_focus.evening(canvas, height * 0.86)
    out_of_focus.lights(canvas, height * 0.5, height * 0.24, 130, 1.5)
    size = min(unit * dice.uniform(0.66, 0.76), height * 0.62)
    gap, middle = size * dice.uniform(0.0, 0.07), width * dice.uniform(0.45, 0.55)
    top = max(height * 0.1, height * 0.56 - size * 0.72)
    names = (dice.choice(("man", "bearded man")), dice.choice(("woman", "long-haired woman")))
    if dice.chance(0.5):
        names = (names[1], names[0])
    canvas.glow(middle, top + size * 0.62, size * 0.42, mix(palette.light, palette.horizon, 0.3), 0.75, 1.6)
    if reading.no_people:
        return _finish(canvas, reading, ("petals", "rain", None))
    masks = []
    for index, (name, facing) in enumerate(zip(names, (1, -1), strict=True)):
        scale = size * (0.93 if "woman" in name else 1.0)
        lower = size - scale + (size * 0.04 if index else 0)
        head = Frame(name, middle - facing * (gap / 2 + nose(name) * scale), top + lower, scale, facing)
        masks.append(head_mask(canvas, head))
        canvas.over(masks[-1], mix(palette.near, palette.zenith, 0.1 + 0.15 * index))
    both = np.maximum(*masks)
    for facing, mask in zip((1, -1), masks, strict=True):
        light_face(canvas, mask, facing, mix(palette.light, palette.horizon, 0.35), unit * 0.003, within=both)
    out_of_focus.lights(canvas, height * 0.86, height * 0.1, 26, 1.9)
    return _finish(canvas, reading, ("petals", "rain", "snow", None))


def _couple(reading: Reading) -> str:
    rainy = reading.weather == "rain" or reading.mentions("umbrella")
    return "umbrella_couple" if rainy else "couple"


def _pair(
    canvas: Canvas,
    stage: Stage,
    reading: Reading,
    x: float,
    ground: float,
    size: float,
    name: str,
    *,
    reflect: bool,
    light: int = 1,
) -> None:
    """The couple, or the prompt's own two when they are not simply a man and a woman."""
    palette, subject = canvas.palette, reading.subject
    own = [
        figure for figure in (subject, *reading.companions[:1]) if figure and alive(figure) and "couple" not in figure
    ]
    loving = "romance" in reading.genres or not own
    names = [name] if loving and all(FIGURES[figure].person for figure in own) else own
    wide = [FIGURES[figure].width * size for figure in names]
    left = x - sum(wide) / 2
    for figure, room in zip(names, wide, strict=True):
        placed = stage.stamp(
            figure,
            left + room / 2,
            ground,
            size,
            palette.near,
            rim=mix(palette.horizon, palette.light, 0.6),
            rim_direction=(light, -1),
            rim_width=canvas.unit * 0.0022,
        )
        left += room
        if placed is not None:
            _colour_umbrella(canvas, placed)
            if reflect:
                stage.reflect(placed, palette.near, 0.42, 0.6)


def _colour_umbrella(canvas: Canvas, placed: Placed) -> None:
    """The one spot of colour: whatever of an umbrella couple is over their heads."""
    if placed.name != "umbrella_couple":
        return
    mask = placed.layer.mask.copy()
    rim = max(0, round(placed.box[1] + placed.height * UMBRELLA_DEPTH - placed.layer.y))
    mask[rim:] = 0
    palette = canvas.palette
    canvas.over(mask, mix(palette.accent, palette.near, 0.12), placed.layer.x, placed.layer.y, 0.96)


def _finish(canvas: Canvas, reading: Reading, usual: Sequence[str | None]) -> Finish:
    weather = reading.weather if reading.weather in ("rain", "snow", "petals") else canvas.dice.choice(usual)
    return Finish(bloom=0.45, vignette=0.5, weather=weather, weather_colour=canvas.palette.light)


CONCEPTS = (
    Concept(_on_the_street, ("umbrella", "street", "rain", "rainy", "strangers", "autumn"), weight=1.2),
    Concept(_on_the_bridge, ("bridge", "river", "paris", "venice", "prague", "spring", "canal")),
    Concept(
        _on_the_platform,
        ("train", "station", "platform", "railway", "farewell", "goodbye", "journey", "leaving", "war"),
    ),
    Concept(_close, ("kiss", "love", "lovers", "intimate", "passion", "affair", "marriage", "face", "faces")),
)
