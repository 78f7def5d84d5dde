"""What wet ground and still water give back of the picture above them."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from posterlib.offline_art import exact, noise
from posterlib.offline_art.canvas import Canvas


def mirrored(canvas: Canvas, line: int, ripple: float = 1.0, smear: int = 4) -> NDArray[np.float32]:
    """Return what still wet ground below `line` would reflect: shape (height - line, width, 3).

    `ripple` shakes the rows sideways, `smear` blurs them downwards.
    """
    rows = canvas.height - line
    share = np.arange(rows) / max(1, rows)
    waves = exact.sin(share * 150) * 1.2 + exact.sin(share * 38) * 3
    tremble = noise.profile_noise(canvas.dice, rows, 30, 3) - 0.5
    shift = (waves * share * canvas.unit / 512 + tremble * canvas.unit * 0.02 * (share + 0.2)) * ripple
    columns = np.arange(canvas.width)
    image = np.empty((rows, canvas.width, 3), np.uint8)
    for row in range(rows):
        source = canvas.pixels[min(canvas.height - 1, max(0, line - 1 - row))]
        moved = source[np.clip(columns - int(shift[row]), 0, canvas.width - 1)]
        image[row] = np.clip(moved, 0, 1) * np.float32(255)
    small = Image.fromarray(image).reduce((1, max(1, smear)))
    soft = small.resize((canvas.width, rows), Image.Resampling.BILINEAR)
    return np.asarray(soft, np.float32) * np.float32(1 / 255)
