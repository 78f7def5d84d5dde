"""Where sea meets something: a headland with its lighthouse, a great wave, a beach at eye level and from above."""

import math

import numpy as np
from PIL import Image, ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import hex_colour, mix, shade
from posterlib.offline_art.exact import smoothstep
from posterlib.offline_art.figures import FIGURES, silhouette
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.sets import lighting, water
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage

LAGOON = hex_colour("#2fa6ae")
SANDS = ("#e8d2a6", "#f0dcb8", "#d9bd8b")


def headland(
    canvas: Canvas, stage: Stage, reading: Reading, horizon: int, side: int, lighthouse: bool | None = None
) -> None:
    """Raise rocks on one side of the horizon (-1 left, 1 right), perhaps with a lighthouse and its beam."""
    width, unit, palette, dice = canvas.width, canvas.unit, canvas.palette, canvas.dice
    centre = width * (0.5 + side * 0.37)
    rocks = ridge_profile(canvas, horizon - unit * 0.03, unit * 0.06, 5)
    slope = np.clip(1 - np.abs(np.arange(width) - centre) / (min(width * 0.24, unit * 0.3)), 0, 1) ** 0.5
    profile = np.asarray(horizon + unit * 0.02 - (horizon + unit * 0.02 - rocks) * slope, np.float32)
    foot = horizon + int(unit * 0.012)
    below = canvas.pixels[foot:].copy()
    canvas.ridge(profile, mix(palette.near, palette.far, 0.2), mix(palette.horizon, palette.far, 0.5), 0.5, unit * 0.15)
    canvas.pixels[foot:] = below
    wanted = lighthouse if lighthouse is not None else reading.mentions("lighthouse") or dice.chance(0.5)
    if not wanted:
        return
    tall = unit * dice.uniform(0.19, 0.26)
    placed = stage.stamp(
        "lighthouse",
        centre,
        float(profile[int(centre)]) + tall * 0.13,
        tall,
        mix(palette.near, palette.far, 0.1),
        rim=palette.horizon,
        rim_direction=(-side, -1),
    )
    if placed is None:
        return
    lamp_x, lamp_y = placed.x, placed.ground_y - placed.height * 0.84
    reach = width * 1.1
    beam = canvas.draw(
        lambda pen, at: pen.polygon(
            [
                at(lamp_x, lamp_y),
                at(lamp_x - side * reach, lamp_y - unit * 0.2),
                at(lamp_x - side * reach, lamp_y - unit * 0.01),
            ],
            fill=255,
        ),
        (0, lamp_y - unit * 0.25, width, lamp_y + unit * 0.05),
    )
    fade = np.clip(1 - np.abs(canvas.xs - lamp_x) / (width * 0.8), 0, 1)
    canvas.screen(blur(beam.mask, unit * 0.004) * fade * fade, palette.light, 0.5, beam.y)
    canvas.glow(lamp_x, lamp_y, unit * 0.045, palette.light, 0.95, power=1.6)


def shoreline(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A figure at the water's edge, mirrored in wet sand, the low sun on the opposite third."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    horizon, edge = int(height * dice.uniform(0.5, 0.56)), height * dice.uniform(0.74, 0.78)
    side = dice.choice((-1, 1))
    sun_x, radius = width / 2 + side * width * 0.18, unit * dice.uniform(0.07, 0.13)
    sun_y = horizon - radius * dice.uniform(0.6, 2.0)
    canvas.gradient([(0, palette.zenith), (0.55, palette.sky), (1, palette.horizon)], 0, horizon)
    night = reading.time_of_day == "night"
    (lighting.moon if night else lighting.sun)(canvas, sun_x, sun_y, radius, palette.light)
    stage.reserve_disc(sun_x, sun_y, radius, 3.0)
    lighting.clouds(
        canvas,
        mix(palette.sky, palette.horizon, 0.3),
        mix(palette.horizon, palette.light, 0.5),
        0,
        horizon * 0.95,
        1.8,
        3.4,
        0.46,
        0.85,
        sun_x / width,
    )
    water.sea(canvas, horizon, sun_x, palette.light, roughness=0.8)
    line = np.asarray(edge + (canvas.profile(1.1, 3) - 0.5) * unit * 0.09, np.float32)
    sand = mix(palette.near, palette.far, 0.25)
    canvas.ridge(line, mix(sand, palette.horizon, 0.45), sand, 1.0, unit * 0.22)
    below = canvas.ys - line[None]
    lace = np.clip(1 - np.abs(canvas.fbm(8, 3, 3.0, 0.55, 2) - 0.5) * 13, 0, 1)
    surf = np.clip(1 - np.abs(below) / (unit * 0.006), 0, 1) + lace * np.clip(1 + below / (unit * 0.06), 0, 1) * (
        below < 0
    )
    canvas.over(np.clip(surf, 0, 1), mix(palette.light, palette.horizon, 0.25), opacity=0.75)
    canvas.glow(sun_x, edge + unit * 0.08, unit * 0.2, palette.light, 0.4, squash=3)
    name = lead(canvas, reading, ("woman", "coat", "person"))
    x = width / 2 - side * width * dice.uniform(0.12, 0.18)
    ground = float(line[int(x)]) + unit * dice.uniform(0.05, 0.09)
    placed = stand(
        stage,
        reading,
        name,
        x,
        ground,
        unit * dice.choice((0.16, 0.22, 0.3)),
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.5),
        light_x=sun_x,
    )
    water.mirror(canvas, placed, palette.near, squash=0.75, opacity=0.45)
    return Finish(bloom=0.45, vignette=0.42)


def from_above(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A beach seen from the air: bands of sand, foam and deepening water, and one long shadow."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    side, slope = dice.choice((-1, 1)), dice.uniform(0.25, 0.6)
    sand = mix(hex_colour(dice.choice(SANDS)), palette.horizon, 0.4)
    offset = (canvas.fbm(1.4, 4, 1.0, 0.5) - 0.5) * 0.34
    # How far out to sea each pixel lies, in units; 0 is the line where the waves end.
    out = (
        ((canvas.xs - width / 2) * side + (canvas.ys - height / 2) * slope) / unit + dice.uniform(-0.05, 0.08) + offset
    )
    canvas.pixels[:] = np.asarray(sand, np.float32)
    grain = canvas.fbm(60, 2, 1.0, 0.6, 2)
    canvas.over(np.clip((grain - 0.5) * 1.6, 0, 1), shade(sand, -0.12), opacity=0.5)
    canvas.over(smoothstep((out + 0.12) * 9), shade(sand, -0.13), opacity=0.8)
    shallow = shade(mix(palette.sky, LAGOON, 0.5), 0.12)
    canvas.over(smoothstep(out * 30), shallow, opacity=0.85)
    canvas.over(smoothstep((out - 0.05) * 3.4), mix(mix(palette.sky, palette.far, 0.4), LAGOON, 0.4))
    canvas.over(smoothstep((out - 0.32) * 2.4), mix(mix(palette.far, palette.near, 0.5), LAGOON, 0.3))
    ripple = canvas.fbm(16, 3, 1.0, 0.55, 2)
    canvas.over(np.clip((ripple - 0.55) * 3, 0, 1) * np.clip(out * 8, 0, 1), palette.light, opacity=0.12)
    wobble = out + (canvas.fbm(7, 3, 1.0, 0.55) - 0.5) * 0.05
    lace = np.clip(1 - np.abs(canvas.fbm(22, 2, 1.0, 0.55, 2) - 0.5) * 9, 0, 1)
    foam = np.zeros_like(wobble)
    for distance, strength in ((0.004, 1.0), (0.09, 0.85), (0.21, 0.6), (0.36, 0.3)):
        behind = wobble - distance
        edge = np.clip(1 - np.abs(behind) * 150, 0, 1)
        wash = np.clip(behind * 120, 0, 1) * np.clip(1 - behind * 16, 0, 1) * (0.2 + 0.6 * lace)
        foam = np.maximum(foam, (edge + wash) * strength)
    canvas.over(np.clip(foam, 0, 1), mix(palette.light, lighting.WHITE, 0.5))
    x, y = width / 2 - side * width * dice.uniform(0.2, 0.3), height * dice.uniform(0.5, 0.66)
    shadow = dice.uniform(0.5, 1.0)
    stage.reserve((x - unit * 0.2, y - unit * 0.25, x + unit * 0.2, y + unit * 0.2))
    if dice.chance(0.6) or reading.no_people:
        _parasol(canvas, x - side * unit * 0.04, y + unit * 0.13, unit * dice.uniform(0.045, 0.06), side * shadow)
    _from_straight_above(canvas, reading, x, y, side * shadow)
    return Finish(bloom=0.2, vignette=0.3, contrast=0.1)


def _parasol(canvas: Canvas, x: float, y: float, radius: float, slant: float) -> None:
    """A beach umbrella from above: eight gores, and its shadow on the sand."""
    palette = canvas.palette
    canvas.disc(x + slant * radius * 0.9, y - radius * 0.55, radius, palette.near, 0.3, radius * 0.1)
    canvas.disc(x, y, radius, mix(palette.light, lighting.WHITE, 0.6))
    turn = canvas.dice.random()

    def gores(pen: ImageDraw.ImageDraw, at: Place) -> None:
        box = [*at(x - radius, y - radius), *at(x + radius, y + radius)]
        for i in range(4):
            pen.pieslice(box, turn * 90 + i * 90, turn * 90 + i * 90 + 45, fill=255)

    canvas.lay(canvas.draw(gores, (x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2), 4), palette.accent)
    canvas.disc(x, y, radius * 0.07, palette.near)


def _from_straight_above(canvas: Canvas, reading: Reading, x: float, y: float, slant: float) -> None:
    """Someone seen from the sky: a head and shoulders, and the long shadow that gives them away."""
    name = lead(canvas, reading, ("walking_man", "woman", "child"))
    if reading.no_people and FIGURES[name].person:
        return
    unit, palette = canvas.unit, canvas.palette
    mask = silhouette(name, int(unit * 0.13), slant < 0)
    long = mask.resize((int(mask.width * 0.8), int(mask.height * 1.9)), Image.Resampling.BICUBIC)
    angle = -math.degrees(math.atan2(slant, 0.75))
    reach = long.height
    square = Image.new("L", (2 * reach, 2 * reach))
    square.paste(long, (reach - long.width // 2, 0))  # feet in the middle, so that it turns about them
    turned = square.rotate(angle, Image.Resampling.BICUBIC)
    canvas.over(
        np.asarray(turned, np.float32) / np.float32(255), shade(palette.near, 0.04), int(x - reach), int(y - reach), 0.5
    )
    if not FIGURES[name].person:
        return
    size = unit * 0.0085
    coat = canvas.draw(
        lambda pen, at: pen.ellipse(
            [*at(x - size * 1.5, y - size * 0.8), *at(x + size * 1.5, y + size * 0.8)], fill=255
        ),
        (x - size * 2, y - size * 2, x + size * 2, y + size * 2),
        4,
    )
    canvas.lay(coat, mix(palette.accent, palette.near, 0.15))
    canvas.disc(x, y - size * 0.15, size * 0.62, palette.near)
