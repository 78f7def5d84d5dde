"""The line where a landscape ends: what makes one, and how high it is."""

import numpy as np
from numpy.typing import NDArray

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.exact import Float

Profile = NDArray[np.float32]  # y of each column


def ridge_profile(
    canvas: Canvas,
    base: float,
    amplitude: float,
    cells: float,
    octaves: int = 7,
    gain: float = 0.5,
    ridged: bool = True,
    tilt: float = 0.0,
) -> Profile:
    """Return a skyline: y of each column, from `base` up to `amplitude` pixels above it, leaning by `tilt` pixels."""
    line = canvas.profile(cells, octaves, gain, ridged)
    low, high = float(line.min()), float(line.max())
    line = (line - low) / max(1e-6, high - low)
    slope = tilt * (np.arange(canvas.width) / canvas.width - 0.5)
    return np.asarray(base - amplitude * line + slope, np.float32)


def height_at(profile: Float, x: float) -> float:
    """Return the y of a profile at a column, its ends continued."""
    return float(profile[min(len(profile) - 1, max(0, int(x)))])
