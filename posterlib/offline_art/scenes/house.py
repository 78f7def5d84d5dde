"""The house nobody should enter: on its hill, from inside its door, at one window, across the graves."""

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art import exact, lighting
from posterlib.offline_art.canvas import Canvas, Place, blur, ridge_profile
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.foliage import bare_tree, grass, height_at
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes import graveyard, haunted
from posterlib.offline_art.scenes.concepts import Concept, choose, lead, stand
from posterlib.offline_art.staging import Stage


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of four views of a haunted house."""
    return choose(canvas, reading, _CONCEPTS).paint(canvas, stage, reading)


def _on_the_hill(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """The house on a bare hill cuts into the moon; somebody is on the way up."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    middle = width * 0.5 + side * min(width * 0.13, unit * 0.2)
    size = unit * dice.uniform(0.34, 0.44)
    top = height * 0.93 - unit * dice.uniform(0.26, 0.34)
    moon_x = middle - side * size * dice.choice((0.25, 0.45, 0.9))
    radius = unit * dice.uniform(0.2, 0.27)
    moon_y = max(radius * 1.12, top - size * dice.uniform(0.75, 1.05))
    graveyard.night(canvas, moon_x, moon_y, radius)
    stage.reserve_disc(moon_x, moon_y, radius, 0.4)
    graveyard.hills(canvas, height * 0.72)
    across = (canvas.xs[0] - np.float32(middle)) / np.float32(unit * 0.26)
    rise = exact.exp(-np.abs(across * across * across)) if dice.chance(0.4) else exact.exp(-across * across)
    rough = (canvas.profile(6, 6) - np.float32(0.5)) * np.float32(unit * 0.035)
    hill = np.asarray(height * 0.93 - (height * 0.93 - top) * rise - rough, np.float32)
    ground = height_at(hill, middle) + unit * 0.02
    stage.stamp(
        "house",
        middle,
        ground,
        size,
        palette.near,
        flip=side > 0,
        rim=mix(palette.horizon, palette.light, 0.25),
        rim_direction=(1 if moon_x > middle else -1, -1),
        rim_width=unit * 0.002,
    )
    haunted.light_windows(canvas, middle, ground, size, side > 0)
    canvas.ridge(hill, palette.near, mix(palette.near, palette.horizon, 0.22), 0.6, unit * 0.3)
    graveyard.path(canvas, middle, ground, side, mix(palette.near, palette.horizon, 0.3))
    far_edge, near_edge = width * (0.5 - side * 0.42), width * (0.5 + side * 0.44)
    graveyard.trees(canvas, hill, (far_edge, near_edge, far_edge + side * unit * 0.1), unit * 0.17, middle)
    graveyard.bats(canvas, stage, moon_x, moon_y, radius)
    lighting.fog_band(canvas, height * 0.9, unit * 0.045, mix(palette.horizon, palette.sky, 0.3), 0.5, 4)
    lighting.fog_band(canvas, height * 0.97, unit * 0.04, mix(palette.horizon, palette.sky, 0.4), 0.45, 4)
    if reading.subject or dice.chance(0.6):
        x = middle - side * min(width * 0.3, unit * dice.uniform(0.26, 0.31))
        stand(
            stage,
            reading,
            lead(canvas, reading, ("person", "woman", "child_with_lantern", "walking_man")),
            x,
            hill,
            unit * 0.13,
            palette.near,
            rim=mix(palette.horizon, palette.light, 0.3),
            light_x=middle,
            rim_width=unit * 0.0016,
        )
    return _FINISH


def _doorway(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """From the dark inside: an open door, somebody in it, and a shadow that reaches the viewer."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    wall = mix(palette.near, palette.zenith, 0.35)
    canvas.gradient([(0, palette.near), (0.6, wall), (1, palette.near)])
    floor = height * dice.uniform(0.66, 0.72)
    tall = min(unit * 0.62, floor * 0.74)
    half = tall * dice.uniform(0.19, 0.24)
    x = width * 0.5 + dice.choice((-1, 1)) * min(width * 0.14, unit * 0.2)
    lit = mix(palette.light, palette.horizon, 0.25)
    haunted.wallpaper(canvas, floor, wall)
    door = (x - half, floor - tall, x + half, floor)
    opening = canvas.draw(lambda pen, at: pen.rectangle([*at(door[0], door[1]), *at(door[2], door[3])], fill=255))
    beyond = np.clip((canvas.ys - np.float32(door[1])) / np.float32(tall), 0, 1)[..., None]
    haze = (
        np.asarray(lit, np.float32) + (np.asarray(palette.horizon, np.float32) - np.asarray(lit, np.float32)) * beyond
    )
    spread = height - floor
    fan = 1.0 + dice.uniform(0.7, 1.2)
    lean = dice.uniform(-0.5, 0.5) * half

    def spill(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.polygon(
            [
                at(x - half, floor),
                at(x + half, floor),
                at(x + half * fan * 1.9 + lean, height),
                at(x - half * fan * 1.9 + lean, height),
            ],
            fill=255,
        )

    light = blur(canvas.draw(spill).mask, unit * 0.008) * np.clip(
        1.15 - (canvas.ys - np.float32(floor)) / np.float32(spread * 1.25), 0, 1
    )
    canvas.over(light, mix(palette.horizon, lit, 0.4), opacity=0.75)
    haunted.floorboards(canvas, x, floor)
    canvas.glow(x, floor - tall * 0.5, tall * 0.55, palette.horizon, 0.5, 1.3)
    canvas.over(opening.mask, np.broadcast_to(haze, canvas.pixels.shape), opacity=1.0)
    haunted.door(canvas, door, shade(palette.near, 0.02), mix(palette.near, palette.far, 0.3))
    name = lead(canvas, reading, ("person", "child", "woman", "coat", "vampire"))
    size = min(tall * dice.uniform(0.6, 0.72), half * 2.5 / FIGURES[name].width)
    placed = stand(stage, reading, name, x + dice.uniform(-0.2, 0.2) * half, floor + unit * 0.012, size, palette.near)
    if placed is not None:
        haunted.cast_shadow(canvas, name, placed.x, floor + unit * 0.01, placed.height * 1.6, lean, palette.near)
    lighting.fog_band(canvas, floor, unit * 0.05, lit, 0.3, 4)
    return Finish(bloom=0.55, vignette=0.55, grain=0.045)


def _one_window(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Clapboards, one lit window, and what stands behind its curtains."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    wall = mix(palette.near, palette.far, 0.55)
    canvas.gradient([(0, mix(palette.near, palette.far, 0.25)), (0.5, wall), (1, palette.near)])
    board = unit * 0.042

    def boards(pen: ImageDraw.ImageDraw, at: Place) -> None:
        y = board * 0.3
        while y < height:
            pen.line([at(0, y), at(width, y)], fill=255, width=at.width(unit * 0.0045))
            y += board

    grooves = canvas.draw(boards).mask
    canvas.over(grooves, palette.near, opacity=0.75)
    stains = canvas.fbm(5, 4, 0.35, 0.55)
    canvas.over(np.clip((stains - 0.42) * 2, 0, 1), palette.near, opacity=0.6)
    x = width * 0.5 + dice.choice((-1, 1)) * min(width * 0.12, unit * 0.16)
    tall = min(unit * 0.6, height * 0.56)
    half, y = tall * 0.3, height * dice.uniform(0.42, 0.48)
    box = (x - half, y - tall / 2, x + half, y + tall / 2)
    glass = mix(haunted.LAMPLIGHT if dice.chance(0.6) else palette.horizon, palette.light, 0.25)
    canvas.glow(x, y, tall * 0.55, glass, 0.42, 1.4)
    canvas.lay(
        canvas.draw(
            lambda pen, at: pen.rectangle(
                [*at(box[0] - unit * 0.035, box[1] - unit * 0.035), *at(box[2] + unit * 0.035, box[3] + unit * 0.035)],
                fill=255,
            )
        ),
        shade(palette.near, 0.015),
    )
    pane = canvas.draw(lambda pen, at: pen.rectangle([*at(box[0], box[1]), *at(box[2], box[3])], fill=255))
    room = canvas.distance(x + half * 0.4, y - tall * 0.1) / np.float32(tall * 0.75)
    shine = (
        np.asarray(glass, np.float32)
        + (np.asarray(mix(glass, palette.near, 0.55), np.float32) - np.asarray(glass, np.float32))
        * np.clip(room, 0, 1)[..., None]
    )
    canvas.over(pane.mask, shine)
    haunted.shadow_behind(canvas, stage, reading, box, mix(palette.near, glass, 0.1))
    haunted.curtains(canvas, box, mix(glass, palette.near, 0.5))
    canvas.lay(canvas.draw(lambda pen, at: haunted.sash(pen, at, box, unit)), shade(palette.near, 0.01))
    canvas.glow(x, box[3] + unit * 0.05, half * 0.9, glass, 0.3, 2, 3.0)

    def branches(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side, share in ((1 if x < width / 2 else -1, 0.95), (-1 if x < width / 2 else 1, 0.6)):
            start = width / 2 + side * (width / 2 + unit * 0.02)
            reach = min(unit * 0.22, abs(start - x) * 0.34) * share
            foot = dice.choice((box[3] + unit * 0.12, box[1] - unit * 0.02))
            bare_tree(pen, at, dice, start, foot, reach, -1.57 - side * dice.uniform(0.5, 0.9), reach * 0.13, 8)

    layer = canvas.draw(branches)
    soft = blur(layer.mask, unit * 0.006)
    canvas.over(np.asarray(np.roll(soft, int(unit * 0.02), 0), np.float32), palette.near, opacity=0.35)
    canvas.lay(layer, shade(palette.near, -0.02))
    return Finish(bloom=0.5, vignette=0.65, grain=0.045, weather=reading.weather or dice.choice(("rain", None)))


def _across_the_graves(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Tilted stones and iron railings in front; the house, far off, still has a light on."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    side = dice.choice((-1, 1))
    moon_x, moon_y = width * 0.5 + side * min(width * 0.18, unit * 0.24), height * dice.uniform(0.3, 0.4)
    radius = unit * dice.uniform(0.13, 0.2)
    graveyard.night(canvas, moon_x, moon_y, radius)
    stage.reserve_disc(moon_x, moon_y, radius)
    graveyard.hills(canvas, height * 0.62)
    far_x = width * 0.5 - side * min(width * 0.22, unit * 0.3)
    ridge = ridge_profile(canvas, height * 0.7, unit * 0.06, 2.4, 6, 0.5, False)
    size, ground, tone = unit * 0.16, height_at(ridge, far_x) + unit * 0.006, mix(palette.near, palette.far, 0.3)
    stage.stamp("house", far_x, ground, size, tone)
    haunted.light_windows(canvas, far_x, ground, size, False)
    canvas.ridge(ridge, tone, mix(palette.horizon, palette.far, 0.4), 0.6, unit * 0.12)
    lighting.fog_band(canvas, height * 0.74, unit * 0.06, mix(palette.horizon, palette.light, 0.15), 0.65)
    graveyard.gravestones(canvas, height * 0.8, 0.5, mix(palette.near, palette.far, 0.3))
    lighting.fog_band(canvas, height * 0.81, unit * 0.04, mix(palette.horizon, palette.sky, 0.3), 0.55, 4)
    lawn = ridge_profile(canvas, height * 0.9, unit * 0.04, 2, 5, 0.5, False)
    x = stage.spot((width * 0.36, width * 0.5, width * 0.64), unit * 0.14, unit * 0.26, lawn)
    usual = ("person", "zombie", "woman_with_lantern", "vampire", "child")
    canvas.ridge(lawn, palette.near)
    stand(
        stage,
        reading,
        lead(canvas, reading, usual),
        x,
        lawn,
        unit * 0.25,
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.35),
        light_x=moon_x,
        rim_width=unit * 0.002,
    )
    graveyard.gravestones(canvas, height * 0.9, 1.0, palette.near, avoid=(x, unit * 0.12))
    grass(canvas, lawn, 260, unit * 0.015, unit * 0.05, palette.near)
    tree_x = width * 0.5 - side * (width * 0.5 - unit * 0.06)
    graveyard.trees(canvas, lawn, (tree_x,), unit * 0.3, x)
    graveyard.railings(canvas, height, palette.near)
    for _ in range(dice.choice((0, 3, 5))):
        stage.stamp(
            "bat",
            moon_x + dice.gauss(0, 0.12) * unit,
            moon_y + dice.gauss(0, 0.08) * unit,
            unit * dice.uniform(0.02, 0.045),
            palette.near,
        )
    return _FINISH


# ------------------------------------------------------------------ what they share


_FINISH = Finish(bloom=0.45, vignette=0.6)

_CONCEPTS = (
    Concept(_on_the_hill, ("hill", "mansion", "manor", "castle", "estate", "bats", "moon"), weight=1.3),
    Concept(_doorway, ("door", "doorway", "basement", "stranger", "invasion", "inside", "corridor", "hotel", "room")),
    Concept(
        _one_window, ("window", "attic", "neighbour", "neighbor", "watching", "ghost", "doll", "rain", "possessed")
    ),
    Concept(
        _across_the_graves,
        ("grave", "graves", "graveyard", "cemetery", "zombie", "zombies", "undead", "vampire", "buried"),
    ),
)
