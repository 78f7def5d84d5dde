"""A storm at sea: mountains of water, a lighthouse, lightning."""

from itertools import pairwise

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix, shade
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.masks import Place, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.ocean import shores
from posterlib.offline_art.scenes.ocean.vessels import VESSEL_HEIGHTS, vessel
from posterlib.offline_art.sets import lighting, water
from posterlib.offline_art.staging import Stage

STORM_FINISH = Finish(bloom=0.35, vignette=0.55, contrast=0.16)


def storm(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Mountains of water, a lighthouse on one side, a vessel thrown about on the other."""
    width, height, unit, dice = canvas.width, canvas.height, canvas.unit, canvas.dice
    palette = canvas.palette
    horizon = int(height * dice.uniform(0.46, 0.54))
    side = dice.choice((-1, 1))
    canvas.gradient(
        [
            (0, shade(palette.zenith, -0.05)),
            (0.6, mix(palette.zenith, palette.sky, 0.7)),
            (1, mix(palette.sky, palette.horizon, 0.55)),
        ],
        0,
        horizon,
    )
    canvas.glow(width / 2 - side * width * 0.15, horizon, unit * 0.4, palette.horizon, 0.5, squash=1.8)
    for threshold, share in ((0.36, 0.3), (0.48, 0.55)):
        lighting.clouds(
            canvas,
            mix(palette.zenith, palette.sky, share * 0.6),
            mix(palette.sky, palette.horizon, share),
            -height * 0.1,
            horizon,
            2.4,
            2.4,
            threshold,
            0.9,
            0.5 - side * 0.2,
        )
    if reading.mentions("lightning", "thunder", "thunderstorm") or dice.chance(0.4):
        _lightning(canvas, width / 2 - side * width * dice.uniform(0.2, 0.3), horizon)
    water.sea(canvas, horizon, width / 2 - side * width * 0.15, palette.horizon, roughness=2, glitter=0.35)
    shores.headland(canvas, stage, reading, horizon, side, lighthouse=True)
    name, x = vessel(canvas, reading), width / 2 - side * width * dice.uniform(0.06, 0.16)
    crest = mix(palette.horizon, palette.light, 0.55)
    fronts = water.wave_fronts(canvas, horizon, 5)
    for i in range(fronts):
        near = i / (fronts - 1)
        y = horizon + (height - horizon) * (0.2 + 0.78 * near)
        if i == 1:
            size = unit * VESSEL_HEIGHTS[name] * dice.uniform(0.7, 0.95)
            stage.stamp(
                name,
                x,
                y + size * 0.02,
                size,
                mix(palette.near, palette.far, 0.15),
                flip=side < 0,
                rim=crest,
                rim_direction=(-side, -1),
                rim_width=unit * 0.002,
            )
        water.swell(
            canvas,
            y,
            unit * (0.045 + 0.085 * near),
            unit * (0.36 + 0.5 * near),
            mix(mix(palette.far, palette.sky, 0.25), palette.near, 0.25 + 0.7 * near),
            crest,
            steepness=0.72,
            lean=-side * 0.45,
            foam=0.9 - 0.35 * near,
        )
    return STORM_FINISH


def _lightning(canvas: Canvas, x: float, ground: float) -> None:
    dice, unit = canvas.dice, canvas.unit
    top, points = ground * 0.05, [(x, ground * 0.05)]
    for i in range(1, 13):
        points.append((points[-1][0] + dice.uniform(-0.04, 0.04) * unit, top + (ground - top) * i / 12))

    def bolt(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for i, (start, end) in enumerate(pairwise(points)):
            pen.line([at(*start), at(*end)], fill=255, width=at.width(unit * (0.0052 - 0.0035 * i / 12)))
        for fork in (3, 5, 8):
            branch, side = [points[fork]], dice.choice((-1, 1))
            for _ in range(4):
                x_step, y_step = side * dice.uniform(0.01, 0.05) * unit, dice.uniform(0.02, 0.05) * unit
                branch.append((branch[-1][0] + x_step, branch[-1][1] + y_step))
            pen.line([at(*point) for point in branch], fill=170, width=at.width(unit * 0.002), joint="curve")

    layer = canvas.draw(bolt, (0, 0, canvas.width, ground))
    canvas.screen(blur(layer.mask, unit * 0.025), canvas.palette.light, 1.0)
    canvas.screen(layer.mask, lighting.WHITE, 1.0)
