"""Who stands in the light: the performer, the second figure, the shadow on the floor."""

import numpy as np
from PIL import Image

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import mix
from posterlib.offline_art.masks import blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.staging import Placed, Stage


def performer(
    canvas: Canvas,
    stage: Stage,
    name: str,
    x: float,
    feet: float,
    tall: float,
    lamp_x: float,
    lean: float,
    stretch: float = 0.38,
    flip: bool = False,
) -> None:
    """Stand a figure in the light; its shadow is `stretch` heights long and slides `lean` sideways for each down."""
    palette = canvas.palette
    placed = stage.stamp(
        name,
        x,
        feet,
        tall,
        palette.near,
        flip=flip,
        rim=palette.light,
        rim_direction=(1 if lamp_x >= x else -1, -1),
        rim_width=max(1.5, canvas.unit * 0.003),
    )
    if placed is not None:
        _cast_shadow(canvas, placed, lean * 1.6, stretch)


def companion(
    canvas: Canvas, stage: Stage, reading: Reading, hero: str, x: float, feet: float, tall: float, lamp_x: float
) -> None:
    """The second figure of the prompt, half out of the light."""
    others = [name for name in reading.companions if name != hero][:1]
    for name in others:
        palette = canvas.palette
        spot = stage.spot((x, 2 * lamp_x - x), tall * 0.5, tall, feet)
        stage.stamp(
            name,
            spot,
            feet,
            tall * 0.94,
            palette.near,
            rim=mix(palette.light, palette.sky, 0.4),
            rim_direction=(1 if lamp_x >= spot else -1, -1),
        )


def _cast_shadow(canvas: Canvas, placed: Placed, lean: float, stretch: float) -> None:
    """Lay a figure's shadow on the floor before it, `stretch` heights long, `lean` sideways for each down."""
    mask = placed.layer.mask
    rows = max(1, min(mask.shape[0], int(placed.ground_y - placed.layer.y)))
    upside = Image.fromarray((mask[:rows] * 255).astype(np.uint8)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    height = max(2, int(rows * stretch))
    slide = lean * height
    margin = int(abs(slide)) + 2
    size = (mask.shape[1] + 2 * margin, height)
    scale = rows / height
    sheared = upside.transform(
        size, Image.Transform.AFFINE, (1, -lean, -margin, 0, scale, 0), Image.Resampling.BILINEAR
    )
    shadow = blur(np.asarray(sheared, np.float32) / np.float32(255), canvas.unit * 0.003)
    fade = np.linspace(0.85, 0.35, height, dtype=np.float32)[:, None]
    canvas.over(shadow * fade, canvas.palette.near, placed.layer.x - margin, placed.layer.y + rows, 0.9)
