"""Hot-air balloons: one close enough to touch, the others far over the fields."""

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, hex_colour, mix, shade
from posterlib.offline_art.exact import arcsin, sin
from posterlib.offline_art.figures import FIGURES, silhouette
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes.hills.cast import NOT_OUT_HERE, storybook_finish
from posterlib.offline_art.scenes.hills.meadow import rolling_hills
from posterlib.offline_art.scenes.hills.sky import bright_sky, scattered_clouds
from posterlib.offline_art.shapes import polygon
from posterlib.offline_art.staging import Stage

WICKER = hex_colour("#8a5a2e")


def among_balloons(canvas: Canvas, stage: Stage, reading: Reading) -> Finish:
    """Up among the balloons: one close enough to touch, the others far over patchwork fields."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    width, height = canvas.width, canvas.height
    side = dice.choice((-1, 1))
    sun_x, horizon = width * (0.5 - side * 0.26), height * dice.uniform(0.72, 0.8)
    bright_sky(canvas, stage, reading, sun_x, horizon - unit * dice.uniform(0.1, 0.3), unit * 0.1, horizon)
    scattered_clouds(canvas, 6, 0.06, 0.62)
    tall = min(unit * dice.uniform(0.68, 0.92), height * 0.72)
    x, top = width * 0.5 + side * min(width * 0.2, unit * 0.28), height * dice.uniform(0.06, 0.16)
    stage.reserve((x - tall * 0.32, top, x + tall * 0.32, top + tall), 2.0)
    _far_balloons(canvas, stage, horizon, sun_x)
    rolling_hills(canvas, horizon, 4, sun_x, trees=False)
    balloon(canvas, x, top, tall, (palette.accent, mix(palette.light, palette.horizon, 0.15)), sun_x)
    rider = reading.subject if reading.subject and reading.subject not in NOT_OUT_HERE else "child"
    if rider in FIGURES:
        stage.stamp(
            rider,
            x,
            top + tall * 0.93,
            tall * 0.14,
            shade(palette.near, -0.08),
            rim=palette.light,
            rim_width=unit * 0.001,
        )
        box = tall * 0.055
        polygon(
            canvas,
            [
                (x - box, top + tall * 0.895),
                (x + box, top + tall * 0.895),
                (x + box * 0.85, top + tall),
                (x - box * 0.85, top + tall),
            ],
            mix(palette.near, WICKER, 0.6),
        )
    return storybook_finish()


def balloon(
    canvas: Canvas, x: float, top: float, tall: float, colours: tuple[Colour, Colour], light_x: float, haze: float = 0.0
) -> None:
    """Hang a striped hot-air balloon `tall` pixels high with its crown at `top`; `haze` 0..1 pales it with distance."""
    palette = canvas.palette
    picture = silhouette("balloon", max(8, int(tall)))
    mask = np.asarray(picture, np.float32) / np.float32(255)
    box = picture.getbbox() or (0, 0, picture.width, picture.height)
    left, y = int(x - picture.width / 2), int(top - box[1])
    air = mix(palette.sky, palette.horizon, 0.6)
    main, second = (mix(colour, air, haze) for colour in colours)
    rows = (np.arange(picture.height, dtype=np.float32)[:, None] - box[1]) / np.float32(max(1, box[3] - box[1]))
    across = (np.arange(picture.width, dtype=np.float32)[None] - picture.width / 2) / np.float32(
        max(1, box[2] - box[0]) / 2
    )
    # Gores narrow towards crown and mouth, as the envelope turns away.
    girth = np.sqrt(np.clip(1 - ((rows - 0.32) / 0.5) ** 2, 0.02, 1))
    turn = arcsin(np.clip(across / girth, -1, 1).astype(np.float32))
    envelope = rows < 0.71
    canvas.over(mask, main, left, y)
    sharp = np.float32(max(2.0, tall * 0.03))
    canvas.over(mask * envelope * np.clip(sin(turn * 6) * sharp + 0.5, 0, 1), second, left, y, 0.95)
    band = np.clip(1 - np.abs(rows - 0.4) / 0.035, 0, 1)
    canvas.over(mask * np.clip(band * 6, 0, 1), mix(main, palette.near, 0.25), left, y, 0.75)
    side = -1 if light_x < x else 1
    canvas.over(
        mask * envelope * np.clip(-across * side * 0.55 + 0.08, 0, 0.5),
        mix(palette.near, main, 0.3),
        left,
        y,
        0.85 * (1 - haze),
    )
    canvas.over(mask * envelope * np.clip(across * side * 0.6 - 0.2, 0, 0.5), palette.light, left, y, 0.5)
    canvas.over(mask * (rows > 0.76), mix(mix(palette.near, WICKER, 0.6), air, haze), left, y)


def _far_balloons(canvas: Canvas, stage: Stage, horizon: float, light_x: float) -> None:
    """Balloons of every size and colour wherever there is room, the small ones pale."""
    dice, palette, unit = canvas.dice, canvas.palette, canvas.unit
    inks = (
        palette.accent,
        shade(palette.accent, hue=2.0),
        palette.far,
        mix(palette.near, palette.accent, 0.4),
        shade(palette.accent, hue=-1.1),
    )
    count = round(6 * max(1.0, canvas.width / unit * 0.75, canvas.height / unit * 0.75))
    for i in range(count):
        size = unit * (0.055 + 0.11 * i / count)
        places = [
            (canvas.width * dice.uniform(0.08, 0.92), dice.uniform(0.05, 0.86) * (horizon - size)) for _ in range(9)
        ]
        boxes = [(px - size * 0.6, py - size * 0.2, px + size * 0.6, py + size * 1.2) for px, py in places]
        clear = [i for i, box in enumerate(boxes) if stage.overlap(box) == 0]
        if clear:
            px, py = places[clear[0]]
            stage.reserve(boxes[clear[0]])
            balloon(canvas, px, py, size, (inks[i % 5], palette.light), light_x, 0.5 - 0.4 * i / count)
