"""The canvas: one float picture, and the few ways of putting paint on it."""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from posterlib.offline_art import exact, noise
from posterlib.offline_art.colour import Colour, ramp
from posterlib.offline_art.exact import Float, smoothstep
from posterlib.offline_art.masks import Box, Layer, Place, TolerantDraw, blend, falloff, running_mean, spread
from posterlib.offline_art.moon import FULL_MOON, Moon
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import Palette

# Pixels worked on at a time: bounds the temporary copies on a large canvas and keeps them in the cache.
_BAND = 1 << 16


class Canvas:
    """A picture in the making: sRGB values 0..1 in `pixels`, shape (height, width, 3), float32.

    Lengths are in pixels; scenes multiply `unit`, the shorter side, so that they look alike at every size. `turn`
    (0..1) runs through a scene's ideas as the seed counts up, where dice would repeat themselves; `moon` is what the
    prompt says of its moon.
    """

    def __init__(
        self, width: int, height: int, palette: Palette, dice: Dice, turn: float | None = None, moon: Moon = FULL_MOON
    ) -> None:
        self.width, self.height, self.unit = width, height, min(width, height)
        self.palette, self.dice, self.moon = palette, dice, moon
        self.turn = dice.fork("turn").random() if turn is None else turn
        self.xs: NDArray[np.float32] = np.arange(width, dtype=np.float32)[None]
        self.ys: NDArray[np.float32] = np.arange(height, dtype=np.float32)[:, None]
        self.pixels: NDArray[np.float32] = np.zeros((height, width, 3), np.float32)

    def bands(self, top: int = 0, bottom: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield (start, stop) row ranges that together cover `top` to `bottom`."""
        stop = self.height if bottom is None else min(bottom, self.height)
        step = max(8, _BAND // self.width)
        for start in range(max(0, top), stop, step):
            yield start, min(stop, start + step)

    def gradient(
        self,
        stops: Sequence[tuple[float, Colour]],
        top: float = 0,
        bottom: float | None = None,
        only: bool = False,
    ) -> None:
        """Paint a vertical gradient over the canvas, its stops (0..1) between `top` and `bottom`.

        The end colours continue above and below; with `only` nothing outside `top`..`bottom` is painted.
        """
        end = self.height if bottom is None else bottom
        first, last = (max(0, int(top)), min(self.height, int(end))) if only else (0, self.height)
        if first >= last:
            return
        rows = np.clip((np.arange(first, last) - top) / max(1.0, end - top), 0, 1)
        colours = ramp(tuple(stops), rows)
        for channel in range(3):
            self.pixels[first:last, :, channel] = colours[:, channel, None]

    def over(self, mask: Float, colour: Colour | Float, x: int = 0, y: int = 0, opacity: float = 1.0) -> None:
        """Paint a colour (or a picture of the mask's size) through a mask whose top left lies at (x, y)."""
        height, width = mask.shape
        left, top = max(0, x), max(0, y)
        right, bottom = min(self.width, x + width), min(self.height, y + height)
        if left >= right:
            return
        paint = np.asarray(colour, np.float32)
        for start, stop in self.bands(top, bottom):
            rows = slice(start - y, stop - y)
            first, last = _covered(mask[rows, left - x : right - x])
            if first < last:
                columns = slice(left - x + first, left - x + last)
                source = paint[rows, columns] if paint.ndim == 3 else paint
                blend(self.pixels[start:stop, left + first : left + last], source, mask[rows, columns], opacity)

    def screen(
        self,
        mask: Float,
        colour: Colour,
        opacity: float = 1.0,
        top: int = 0,
        bottom: int | None = None,
        left: int = 0,
    ) -> None:
        """Add light: a mask whose top row lies at `top`, brightening and never darkening."""
        end = min(self.height if bottom is None else bottom, top + mask.shape[0])
        right = min(self.width, left + mask.shape[1])
        first, inset = max(0, left), max(0, -left)
        if first >= right:
            return
        paint = np.asarray(colour, np.float32) * np.float32(opacity)
        for start, stop in self.bands(top, end):
            part = mask[start - top : stop - top, inset : inset + right - first]
            begin, finish = _covered(part)
            if begin < finish:
                view = self.pixels[start:stop, first + begin : first + finish]
                light = 1 - view
                light *= spread(np.clip(part[:, begin:finish], 0, 1), paint)
                view += light

    def distance(self, x: float, y: float, squash: float = 1.0) -> NDArray[np.float32]:
        """Return every pixel's distance from a point; `squash` counts vertical distance that many times."""
        across = self.xs - np.float32(x)
        down = (self.ys - np.float32(y)) * np.float32(squash)
        return np.asarray(np.sqrt(across * across + down * down), np.float32)

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        colour: Colour,
        opacity: float = 0.8,
        power: float = 2.0,
        squash: float = 1.0,
    ) -> None:
        """Add a round light that fades as (1 + (distance / radius)²) to the power -`power`."""
        radius = max(radius, 0.75)
        faint = 1 / 500  # beyond this the light cannot be seen, so nothing is computed there
        reach = radius * math.sqrt(max(0.0, (max(opacity, 0.01) / faint) ** (1 / power) - 1))
        step = 1 if radius < 14 else (2 if radius < 40 else (4 if self.unit < 2000 else 8))
        left, right = max(0, int(x - reach)), min(self.width, int(x + reach) + 2)
        top, bottom = max(0, int(y - reach / squash)), min(self.height, int(y + reach / squash) + 2)
        if left >= right or top >= bottom:
            return
        across = np.arange(left, right, step, dtype=np.float32) + np.float32(step / 2 - x)
        down = (np.arange(top, bottom, step, dtype=np.float32) + np.float32(step / 2 - y)) * np.float32(squash)
        light = falloff(across / np.float32(radius), down / np.float32(radius), power, faint / max(opacity, 0.01))
        if step > 1:
            size = (across.size * step, down.size * step)
            light = np.asarray(Image.fromarray(light).resize(size, Image.Resampling.BILINEAR))
        self.screen(light[: bottom - top, : right - left], colour, opacity, top, bottom, left)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        colour: Colour,
        opacity: float = 1.0,
        softness: float = 1.0,
    ) -> None:
        """Paint a filled circle whose edge is `softness` pixels wide."""
        margin = radius + softness + 2
        left, top = max(0, int(x - margin)), max(0, int(y - margin))
        right, bottom = min(self.width, int(x + margin) + 1), min(self.height, int(y + margin) + 1)
        if left >= right or top >= bottom:
            return
        across = np.arange(left, right, dtype=np.float32)[None] - np.float32(x)
        down = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(y)
        distance = np.sqrt(across * across + down * down)
        mask = np.clip((np.float32(radius) - distance) / np.float32(max(softness, 0.5)) + 0.5, 0, 1)
        self.over(mask, colour, left, top, opacity)

    def draw(
        self,
        paint: Callable[[ImageDraw.ImageDraw, Place], object],
        box: Box | None = None,
        supersample: int = 2,
    ) -> Layer:
        """Draw shapes with a pen and return their antialiased coverage.

        `paint(pen, at)` fills with 0..255; `at(x, y)` maps canvas pixels to the pen's, `at.width(pixels)` does it
        for line widths. `box` (left, top, right, bottom) limits the drawing; it is clipped to the canvas.
        """
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        x, y = min(self.width - 1, max(0, int(left))), min(self.height - 1, max(0, int(top)))
        width = max(1, min(self.width, math.ceil(right)) - x)
        height = max(1, min(self.height, math.ceil(bottom)) - y)
        image = Image.new("L", (width * supersample, height * supersample))
        paint(TolerantDraw(image), Place(x, y, supersample))
        small = image.reduce(supersample) if supersample > 1 else image
        mask = np.asarray(small, np.float32)
        mask *= np.float32(1 / 255)
        return Layer(mask, x, y)

    def lay(self, layer: Layer, colour: Colour | Float, opacity: float = 1.0) -> None:
        """Paint a drawn layer in a colour."""
        self.over(layer.mask, colour, layer.x, layer.y, opacity)

    def ridge(
        self,
        profile: Float,
        colour: Colour,
        fog_colour: Colour | None = None,
        fog: float = 0.7,
        depth: float | None = None,
        power: float = 1.0,
        texture: Float | None = None,
    ) -> None:
        """Paint everything below a profile (one y a column), fading into fog with depth below its smoothed line.

        `fog` 0..1 is the most fog there can be, reached `depth` pixels down; `texture` (canvas-sized) disturbs it.
        """
        line = np.asarray(profile, np.float32)[None]
        bare = float(line.max()) + 1
        paint = np.asarray(colour, np.float32)
        if fog_colour is not None:
            mist = np.asarray(fog_colour, np.float32) - paint
            smooth = running_mean(running_mean(line[0], self.unit // 20), self.unit // 20)[None]
            reach = np.float32(depth or self.unit * 0.25)
            full = float(smooth.max() + reach)
        for start, stop in self.bands(max(0, int(line.min()) - 1)):
            view, ys = self.pixels[start:stop], self.ys[start:stop]
            source: Float = paint
            if fog_colour is not None:
                if texture is None and start > full:
                    source = paint + mist * np.float32(fog)
                else:
                    down = smoothstep((ys - smooth + reach * np.float32(0.22)) / (reach * np.float32(1.22)))
                    down = exact.power(down, power)
                    if texture is not None:
                        down = np.clip(down + texture[start:stop] * (down > 0), 0, 1)
                    source = spread(down * np.float32(fog), mist)
                    source += np.tile(paint, (self.width, 1))
            if start > bare:
                view[:] = source
            else:
                blend(view, source, np.clip(ys - line + np.float32(0.5), 0, 1))

    def fbm(
        self,
        cells: float = 4,
        octaves: int = 4,
        stretch: float = 1.0,
        gain: float = 0.5,
        scale: int = 4,
    ) -> NDArray[np.float32]:
        """Return cloud-like noise in 0..1 of the canvas' size, `cells` coarse cells to a unit."""
        across = cells * self.width / self.unit
        return noise.fbm(self.dice, self.width, self.height, across, octaves, stretch, gain, scale)

    def profile(self, cells: float, octaves: int = 6, gain: float = 0.5, ridged: bool = False) -> NDArray[np.float32]:
        """Return a noise line in 0..1, one value a column, `cells` bumps to a unit."""
        across = cells * self.width / self.unit
        return noise.profile_noise(self.dice, self.width, across, octaves, gain, ridged)


def _covered(mask: Float) -> tuple[int, int]:
    """Return the range of columns in which a mask covers anything at all."""
    columns = np.flatnonzero(mask.any(axis=0))
    return (int(columns[0]), int(columns[-1]) + 1) if columns.size else (0, 0)
