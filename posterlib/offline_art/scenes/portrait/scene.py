"""Portrait: a head in profile that holds a world, two faces with the story between them, a face in the sky."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import lead, stand
from posterlib.offline_art.colour import mix
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.exact import smoothstep
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.portrait import crowns, sitters
from posterlib.offline_art.sets import lighting
from posterlib.offline_art.sets.foliage import pines
from posterlib.offline_art.sets.heads import Frame, blank, head_mask, light_face, model_edge, nose
from posterlib.offline_art.sets.terrain import ridge_profile
from posterlib.offline_art.staging import Stage


def paint(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Paint one of three portraits in profile."""
    return choose(canvas, reading, CONCEPTS).paint(canvas, stage, reading)


def _inner_world(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A head cut out of a landscape; trees or birds leave it for the paper around."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    facing = dice.choice((-1, 1))
    size = min(unit * dice.uniform(0.62, 0.7), height * 0.66)
    wide = width > height * 1.15
    x = width * 0.5 - facing * (width * 0.14 if wide else unit * dice.uniform(0.02, 0.06))
    frame = Frame(sitters.sitter(canvas, reading), x, max(size * 0.2, height * 0.5 - size * 0.78), size, facing)
    world = sitters.world_for(canvas, reading)
    night = bool(set(reading.genres) & {"horror", "thriller", "noir", "scifi"}) and dice.chance(0.7)
    paper = mix(palette.zenith, palette.near, 0.55) if night else mix(palette.light, palette.horizon, 0.22)
    mist = mix(palette.sky, palette.zenith, 0.5) if night else mix(palette.light, palette.horizon, 0.6)
    canvas.gradient([(0, paper), (0.55, paper), (1, mist)])
    glow_x, glow_y = frame.at(0.3, 0.5)
    canvas.glow(
        glow_x, glow_y, size * 0.9, mix(palette.sky, palette.horizon, 0.5) if night else palette.light, 0.5, 1.5
    )

    inner = blank(canvas)
    ground = world.paint(inner, frame)
    foot_x, _ = frame.at(dice.uniform(-0.12, 0.1), 0)
    stand(
        Stage(inner, reading),
        reading,
        lead(canvas, reading, ("person", "woman", "child")),
        foot_x,
        ground,
        size * 0.15,
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.4),
        light_x=glow_x,
        rim_width=unit * 0.0015,
    )
    head = head_mask(canvas, frame)
    model_edge(inner, head, palette.near, size, 0.25 if night else 0.8)
    growth = mix(palette.far, palette.horizon, 0.25) if night else mix(palette.zenith, palette.near, 0.45)
    crowns.leaving(canvas, stage, frame, frame.outline(), world.crown, growth)
    fade = smoothstep((np.float32(frame.top + size * 1.95) - canvas.ys) / np.float32(size * 0.62))
    canvas.over(head * fade, inner.pixels)
    if night:
        light_face(canvas, head * fade, facing, palette.light, unit * 0.0022)
    return Finish(
        bloom=0.3 if night else 0.12,
        vignette=0.4 if night else 0.16,
        grain=0.03,
        contrast=0.1,
        paper=0.0 if night else 0.03,
    )


def _two_faces(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Two dark faces close to each other; what happens, happens in the light between them."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    size = min(height * 0.74, unit * 0.98)
    gap = min(width * 0.24, size * 0.34)
    middle = width * 0.5 + dice.uniform(-0.03, 0.03) * width
    canvas.gradient(
        [(0, palette.sky), (0.55, palette.horizon), (1, mix(palette.horizon, palette.light, 0.4))], 0, height * 0.8
    )
    sun_y = height * dice.uniform(0.32, 0.46)
    lighting.sun(canvas, middle, sun_y, gap * dice.uniform(0.34, 0.5), palette.light, 0.8)
    lighting.rays(canvas, middle, sun_y, palette.light, 0.22, 18, 1.2)
    horizon = height * 0.86
    for index in range(3):
        t = index / 2
        hills = ridge_profile(canvas, horizon + unit * 0.04 * t, unit * (0.2 - 0.09 * t), 3.5, 7, 0.5)
        canvas.ridge(
            hills,
            mix(mix(palette.far, palette.horizon, 0.3), palette.near, t * 0.75),
            palette.horizon,
            0.7,
            unit * 0.14,
        )
    names, masks = sitters.sitters(canvas, reading), []
    step = size * dice.uniform(0.03, 0.07) * dice.choice((-1, 1))
    for index, facing in enumerate((1, -1)):
        scale = size * (1.0 if index == 0 else dice.uniform(0.9, 0.97))
        reach = nose(names[index]) * scale
        frame = Frame(
            names[index],
            middle - facing * (gap / 2 + reach),
            height * 0.13 + (step if index else -step) / 2 + (size - scale) / 2,
            scale,
            facing,
        )
        fade = smoothstep((np.float32(frame.top + scale * 1.9) - canvas.ys) / np.float32(scale * 0.55))
        masks.append(head_mask(canvas, frame) * fade)
        inner = blank(canvas)
        dark = mix(palette.near, palette.zenith, 0.15 if index else 0.5)
        inner.gradient([(0, dark), (0.55, mix(dark, palette.far, 0.3)), (1, palette.near)], 0, height)
        canvas.over(masks[-1], inner.pixels)
    both = np.maximum(*masks)
    for facing, mask in zip((1, -1), masks, strict=True):
        light_face(canvas, mask, facing, mix(palette.horizon, palette.light, 0.6), unit * 0.003, within=both)
    field = ridge_profile(canvas, height * 0.93, unit * 0.04, 2, 6, 0.5, False)
    pines(canvas, field, round(50 * width / unit), unit * 0.03, unit * 0.09, palette.near, avoid=(middle, gap * 0.55))
    canvas.ridge(field, palette.near)
    stand(
        stage,
        reading,
        lead(canvas, reading, ("person", "woman", "couple")),
        middle + dice.uniform(-0.1, 0.1) * gap,
        field,
        min(unit * 0.16, gap * 0.8),
        palette.near,
        rim=palette.light,
        light_x=middle,
        rim_width=unit * 0.0016,
    )
    return Finish(bloom=0.35, vignette=0.42, grain=0.034)


def _face_in_the_sky(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """A vast face fades into the evening above someone small."""
    unit, width, height, dice, palette = canvas.unit, canvas.width, canvas.height, canvas.dice, canvas.palette
    facing = dice.choice((-1, 1))
    name = sitters.sitter(canvas, reading, full_width=True)
    horizon = height * dice.uniform(0.74, 0.8)
    canvas.gradient([(0, palette.zenith), (0.5, palette.sky), (1, palette.horizon)], 0, horizon)
    size = min(unit * dice.uniform(0.76, 0.84), (horizon - unit * 0.05) / 1.15)
    frame = Frame(
        name,
        width * 0.5 - facing * min(width * 0.2, unit * dice.uniform(0.05, 0.11) * width / unit),
        max(unit * 0.05, horizon - size * 1.36),
        size,
        facing,
    )
    sun_x = min(width * 0.88, max(width * 0.12, frame.at(dice.uniform(0.48, 0.6), 0)[0]))
    sun_y = horizon - unit * dice.uniform(0.06, 0.2)
    lighting.sun(canvas, sun_x, sun_y, unit * dice.uniform(0.06, 0.1), palette.light, 0.9)
    head = head_mask(canvas, frame)
    inner = blank(canvas)
    inner.gradient(
        [(0, mix(palette.zenith, palette.near, 0.6)), (0.6, mix(palette.far, palette.zenith, 0.4)), (1, palette.far)],
        frame.top,
        horizon,
    )
    dust = inner.fbm(2.2, 5, 1.8, 0.55)
    inner.screen(np.clip((dust - 0.45) * 1.6, 0, 1), mix(palette.sky, palette.horizon, 0.4), 0.4)
    lighting.stars(inner, 1500, 0.7, palette.light, 12, 0.8)
    fade = smoothstep((np.float32(horizon - size * 0.02) - canvas.ys) / np.float32(size * 0.5))
    canvas.over(head * fade, inner.pixels, opacity=0.94)
    light_face(canvas, head * fade, facing, mix(palette.horizon, palette.light, 0.6), unit * 0.0035)
    for index in range(4):
        t = index / 3
        hills = ridge_profile(
            canvas, horizon + (height - horizon) * 0.55 * t, unit * (0.17 - 0.07 * t), 2.4 + t, 8, 0.5
        )
        colour = mix(mix(palette.far, palette.horizon, 0.4), palette.near, t**0.8)
        if index == 2:
            pines(canvas, hills, round(70 * width / unit), unit * 0.02, unit * 0.05, colour)
        canvas.ridge(hills, colour, mix(palette.horizon, palette.light, 0.1), 0.75 - 0.3 * t, unit * 0.14)
    ground = ridge_profile(canvas, height * 0.94, unit * 0.04, 2, 6, 0.5, False)
    x = width * 0.5 + facing * min(width * 0.2, unit * 0.24)
    pines(canvas, ground, round(34 * width / unit), unit * 0.05, unit * 0.14, palette.near, avoid=(x, unit * 0.14))
    canvas.ridge(ground, palette.near)
    stand(
        stage,
        reading,
        lead(canvas, reading, ("person", "woman", "child", "walking_man")),
        x,
        ground,
        unit * 0.17,
        palette.near,
        rim=mix(palette.horizon, palette.light, 0.5),
        light_x=sun_x,
        rim_width=unit * 0.0018,
    )
    return Finish(bloom=0.4, vignette=0.45, grain=0.03)


CONCEPTS = (
    Concept(
        _inner_world,
        ("mind", "memory", "memories", "dream", "dreams", "psychological", "biopic", "biography", "nature"),
        weight=1.6,
    ),
    Concept(
        _two_faces,
        ("two", "couple", "lovers", "rivals", "brothers", "sisters", "marriage", "divorce", "between", "duel"),
    ),
    Concept(_face_in_the_sky, ("remember", "lost", "missing", "grief", "ghost", "legend", "hope", "loss", "absence")),
)
