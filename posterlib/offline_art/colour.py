"""Colours, and mixing them the way the eye sees them.

A colour is three numbers (red, green, blue), sRGB, 0..1. Mixing happens in OKLab (Björn Ottosson, 2020), where equal
steps look equal: a blue and an orange meet in a clean warm grey instead of mud.
"""

import math

import numpy as np
from numpy.typing import NDArray

from posterlib.offline_art import exact
from posterlib.offline_art.exact import Float

Colour = NDArray[np.float64]

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_CONES_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LAB_TO_CONES = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_Matrix = tuple[tuple[float, float, float], ...]


def hex_colour(text: str) -> Colour:
    """Return the colour written as `#rrggbb`."""
    digits = text.lstrip("#")
    return np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)], dtype=np.float64)


def to_oklab(colours: Float) -> NDArray[np.float64]:
    """Turn sRGB colours (last axis of three) into OKLab: lightness, green-red, blue-yellow."""
    values = np.asarray(colours, np.float64)
    linear = np.where(values <= 0.04045, values / 12.92, np.power((np.maximum(values, 0) + 0.055) / 1.055, 2.4))
    return _times(_CONES_TO_LAB, np.cbrt(_times(_TO_CONES, linear)))


def from_oklab(colours: Float) -> NDArray[np.float64]:
    """Turn OKLab colours (last axis of three) into sRGB, clipped to 0..1."""
    cones = _times(_LAB_TO_CONES, np.asarray(colours, np.float64))
    linear = np.clip(_times(_FROM_CONES, cones * cones * cones), 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.power(linear, 1 / 2.4) - 0.055)


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """Return the colour a share `t` (0..1) of the way from `a` to `b`."""
    return from_oklab(to_oklab(a) * (1 - t) + to_oklab(b) * t)


def shade(colour: Colour, lightness: float = 0.0, chroma: float = 1.0, hue: float = 0.0) -> Colour:
    """Return the colour with lightness added (OKLab, 0..1), chroma multiplied and hue turned (radians)."""
    level, a, b = (float(value) for value in to_oklab(colour))
    cosine, sine = math.cos(hue) * chroma, math.sin(hue) * chroma
    turned = (min(1.0, max(0.0, level + lightness)), a * cosine - b * sine, a * sine + b * cosine)
    return from_oklab(np.array(turned))


def lightness(colour: Colour) -> float:
    """Return how light a colour looks, 0 (black) to 1 (white)."""
    return float(to_oklab(np.asarray(colour))[0])


def ramp(stops: "list[tuple[float, Colour]] | tuple[tuple[float, Colour], ...]", positions: Float) -> Float:
    """Return the colour at each position (0..1) of a gradient through `stops`, shape (n, 3), float32."""
    places = [place for place, _ in stops]
    table = np.stack([to_oklab(colour) for _, colour in stops])
    channels = [np.interp(positions, places, table[:, i]) for i in range(3)]
    return np.asarray(from_oklab(np.stack(channels, -1)), np.float32)


def _times(matrix: _Matrix, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack([np.asarray(exact.weighted_sum(vectors, row), np.float64) for row in matrix], -1)
