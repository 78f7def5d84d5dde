"""Transcendental functions that give the same answer on every x86-64 processor.

The single-precision vector routines of numpy differ in the last bit from one instruction set to another. Working in
double precision and rounding back hides that difference, so pictures can be compared pixel by pixel.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.floating[Any]]

# Elements worked on at a time: keeps the double-precision copies inside the processor's cache.
_CHUNK = 1 << 16


def exp(x: Float) -> Float:
    """Return e to the power of each element, in the dtype of `x`."""
    return _in_double(np.exp, x)


def sin(x: Float) -> Float:
    """Return the sine of each angle in radians, in the dtype of `x`."""
    return _in_double(np.sin, x)


def cos(x: Float) -> Float:
    """Return the cosine of each angle in radians, in the dtype of `x`."""
    return _in_double(np.cos, x)


def tan(x: Float) -> Float:
    """Return the tangent of each angle in radians, in the dtype of `x`."""
    return _in_double(np.tan, x)


def arcsin(x: Float) -> Float:
    """Return the angle in radians whose sine is each element, in the dtype of `x`."""
    return _in_double(np.arcsin, x)


def cbrt(x: Float) -> Float:
    """Return the real cube root of each element, in the dtype of `x`."""
    return _in_double(np.cbrt, x)


def arctan2(y: Float, x: Float) -> Float:
    """Return the angle in radians of the points (x, y), broadcast together, in the dtype of `x`."""
    rise, run = np.broadcast_arrays(y, x)
    angles = np.arctan2(rise.astype(np.float64), run.astype(np.float64))
    return angles.astype(_dtype(x))


def power(x: Float, exponent: float) -> Float:
    """Return each (non-negative) element to the given power, in the dtype of `x`.

    Small whole powers are multiplied out, which is exact everywhere and much faster.
    """
    if exponent in (1, 2, 3, 4):
        result = x
        for _ in range(int(exponent) - 1):
            result = result * x
        return result
    if exponent == 0.5:
        return np.asarray(np.sqrt(x))
    return _in_double(lambda chunk: np.power(chunk, exponent), x)


def weighted_sum(array: Float, weights: Sequence[float]) -> Float:
    """Return the sum over the last axis, each channel times its weight, added in a fixed order."""
    total = array[..., 0] * weights[0]
    for channel, weight in enumerate(weights[1:], start=1):
        total = total + array[..., channel] * weight
    return np.asarray(total)


def smoothstep(x: Float) -> Float:
    """Return the soft ramp 3x²-2x³ of `x` clipped to 0..1, in the dtype of `x`."""
    t = np.clip(x, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _dtype(x: Float) -> np.dtype[Any]:
    dtype = np.asarray(x).dtype
    return dtype if dtype.kind == "f" else np.dtype(np.float64)


def _in_double(function: Callable[[NDArray[np.float64]], NDArray[Any]], x: Float) -> Float:
    source = np.asarray(x)
    dtype = _dtype(source)
    if source.size <= _CHUNK:
        return np.asarray(function(source.astype(np.float64))).astype(dtype)
    flat = np.ascontiguousarray(source).reshape(-1)
    result = np.empty(flat.size, dtype)
    for start in range(0, math.ceil(flat.size / _CHUNK) * _CHUNK, _CHUNK):
        result[start : start + _CHUNK] = function(flat[start : start + _CHUNK].astype(np.float64))
    return result.reshape(source.shape)
