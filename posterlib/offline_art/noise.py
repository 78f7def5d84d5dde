"""Chance that repeats: dice and noise whose stream depends on a key alone."""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from posterlib.offline_art.exact import Float

T = TypeVar("T")


class Dice:
    """Random numbers from a key: the same key gives the same numbers in the same order, for ever.

    Every field of noise has a stream of its own, so a larger canvas draws the same picture as a smaller one.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self._random = random.Random(key)
        self._fields = 0

    def fork(self, name: str) -> "Dice":
        """Return dice of their own for one purpose, independent of how often these were thrown."""
        return Dice(f"{self.key}|{name}")

    def random(self) -> float:
        """Return a number in 0..1."""
        return self._random.random()

    def uniform(self, low: float, high: float) -> float:
        """Return a number between `low` and `high`."""
        return self._random.uniform(low, high)

    def gauss(self, mean: float, deviation: float) -> float:
        """Return a number of the normal distribution."""
        return self._random.gauss(mean, deviation)

    def randrange(self, stop: int) -> int:
        """Return a whole number from 0 up to, not including, `stop`."""
        return self._random.randrange(stop)

    def chance(self, share: float) -> bool:
        """Return True in the given share (0..1) of throws."""
        return self._random.random() < share

    def choice(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return self._random.choice(options)

    def sample(self, options: Sequence[T], count: int) -> list[T]:
        """Return `count` different options in random order."""
        return self._random.sample(options, count)

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return all options in random order."""
        return self._random.sample(options, len(options))

    def skip_field(self) -> None:
        """Pass over a field that cannot be seen at this resolution, so that the next one is the same at every size."""
        self._fields += 1

    def field(self, shape: int | tuple[int, ...]) -> NDArray[np.float32]:
        """Return float32 numbers in 0..1 of the given shape."""
        self._fields += 1
        digest = hashlib.sha256(f"{self.key}|field {self._fields}".encode()).digest()
        bits = np.random.PCG64(int.from_bytes(digest[:16], "big"))
        sizes = (shape,) if isinstance(shape, int) else shape
        count = 1
        for size in sizes:
            count *= size
        result = np.empty(count, np.float32)
        step = 1 << 20  # bounds the 64-bit copies
        for start in range(0, count, step):
            raw = bits.random_raw(min(step, count - start))
            result[start : start + step] = (raw >> np.uint64(40)).astype(np.float32) * np.float32(2**-24)
        return result.reshape(sizes)


def profile_noise(
    dice: Dice, length: int, cells: float, octaves: int = 6, gain: float = 0.5, ridged: bool = False
) -> NDArray[np.float32]:
    """Return a noise line of `length` values in 0..1 with about `cells` bumps; `ridged` makes sharp crests."""
    total = np.zeros(length)
    amplitude, sum_of_amplitudes = 1.0, 0.0
    for octave in range(octaves):
        knots = max(2, int(cells * 2**octave)) + 3
        sum_of_amplitudes += amplitude
        if knots > length * 1.5:  # finer than a pixel: only its mean can be seen
            dice.skip_field()
            total += amplitude * 0.5
        else:
            values = dice.field(knots).astype(np.float64)
            place = np.arange(length) / length * (knots - 2.001)
            index = place.astype(int)
            t = place - index
            t = t * t * (3 - 2 * t)
            line = values[index] * (1 - t) + values[index + 1] * t
            total += amplitude * (1 - np.abs(2 * line - 1) if ridged else line)
        amplitude *= gain
    return np.asarray(total / sum_of_amplitudes, np.float32)


def fbm(
    dice: Dice,
    width: int,
    height: int,
    cells: float = 4,
    octaves: int = 4,
    stretch: float = 1.0,
    gain: float = 0.5,
    scale: int = 4,
) -> NDArray[np.float32]:
    """Return a field of cloud-like noise in 0..1, shape (height, width).

    `cells` is the number of coarse cells across the width, `stretch` widens them; the field is computed at one
    `scale`-th of the resolution, which is enough for anything soft.
    """
    small_width, small_height = max(4, width // scale), max(4, height // scale)
    total = np.zeros((small_height, small_width), np.float32)
    amplitude, sum_of_amplitudes = 1.0, 0.0
    for octave in range(octaves):
        columns = max(2, round(cells * 2**octave / stretch)) + 2
        rows = max(2, round(cells * 2**octave * height / width)) + 2
        sum_of_amplitudes += amplitude
        if columns > small_width * 1.5:  # finer than a pixel: only its mean can be seen
            dice.skip_field()
            total += np.float32(amplitude * 0.5)
        else:
            knots = Image.fromarray(dice.field((rows, columns)))
            box = (0.7, 0.7, columns - 0.7, rows - 0.7)
            layer = knots.resize((small_width, small_height), Image.Resampling.BICUBIC, box=box)
            total += np.float32(amplitude) * np.asarray(layer)
        amplitude *= gain
    total /= np.float32(sum_of_amplitudes)
    field = np.clip((total - 0.5) * 1.75 + 0.5, 0, 1)
    return enlarge(field, width, height)


def enlarge(field: Float, width: int, height: int) -> NDArray[np.float32]:
    """Return a field smoothly resampled to shape (height, width), float32."""
    if field.shape == (height, width):
        return np.asarray(field, np.float32)
    image = Image.fromarray(np.asarray(field, np.float32))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC))
