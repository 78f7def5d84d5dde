"""The haunted house from close by: its open door from inside, one lit window from outside."""

import numpy as np
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.figures import FIGURES
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.house import furnishings
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import bare_tree
from posterlib.offline_art.staging import Stage


def doorway(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """From the dark inside: an open door, somebody in it, and a shadow that reaches the viewer."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    wall = mix(palette.near, palette.zenith, 0.35)
    canvas.gradient([(0, palette.near), (0.6, wall), (1, palette.near)])
    floor = height * dice.uniform(0.66, 0.72)
    tall = min(unit * 0.62, floor * 0.74)
    half = tall * dice.uniform(0.19, 0.24)
    x = width * 0.5 + dice.choice((-1, 1)) * min(width * 0.14, unit * 0.2)
    lit = mix(palette.light, palette.horizon, 0.25)
    furnishings.wallpaper(canvas, floor, wall)
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
    furnishings.floorboards(canvas, x, floor)
    canvas.glow(x, floor - tall * 0.5, tall * 0.55, palette.horizon, 0.5, 1.3)
    canvas.over(opening.mask, np.broadcast_to(haze, canvas.pixels.shape), opacity=1.0)
    furnishings.door(canvas, door, shade(palette.near, 0.02), mix(palette.near, palette.far, 0.3))
    name = lead(canvas, reading, ("person", "child", "woman", "coat", "vampire"))
    size = min(tall * dice.uniform(0.6, 0.72), half * 2.5 / FIGURES[name].width)
    placed = stand(stage, reading, name, x + dice.uniform(-0.2, 0.2) * half, floor + unit * 0.012, size, palette.near)
    if placed is not None:
        furnishings.cast_shadow(canvas, name, placed.x, floor + unit * 0.01, placed.height * 1.6, lean, palette.near)
    lighting.fog_band(canvas, floor, unit * 0.05, lit, 0.3, 4)
    return Finish(bloom=0.55, vignette=0.55, grain=0.045)


def one_window(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
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
    glass = mix(furnishings.LAMPLIGHT if dice.chance(0.6) else palette.horizon, palette.light, 0.25)
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
    furnishings.shadow_behind(canvas, stage, reading, box, mix(palette.near, glass, 0.1))
    furnishings.curtains(canvas, box, mix(glass, palette.near, 0.5))
    canvas.lay(canvas.draw(lambda pen, at: furnishings.sash(pen, at, box, unit)), shade(palette.near, 0.01))
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
