"""From canvas to print: bloom, contrast, vignette, grain, ageing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from posterlib.offline_art import exact
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.exact import Float
from posterlib.offline_art.masks import spread
from posterlib.offline_art.noise import Dice, enlarge, fbm

STYLES: tuple[str, ...] = ("film", "clean", "vintage", "monochrome")

_LUMA = (0.3, 0.59, 0.11)
_EVENLY = np.ones(3)


@dataclass(frozen=True)
class Finish:
    """How a scene wants to be developed: each amount 0..1, and the weather it asks for itself."""

    bloom: float = 0.35
    vignette: float = 0.45
    grain: float = 0.028
    contrast: float = 0.12
    paper: float = 0.0
    weather: str | None = None
    weather_colour: Colour | None = None


def develop(canvas: Canvas, finish: Finish, style: str, monochrome: bool = False) -> Image.Image:
    """Return the canvas as an RGB picture; the canvas itself is left as it was.

    Styles: "film" has grain and vignette, "clean" neither, "vintage" fades like an old print, "monochrome" is black
    and white film. `monochrome` takes the colour out of any style.
    """
    vintage, clean = style == "vintage", style == "clean"
    grey = monochrome or style == "monochrome"
    bloom = _bloom(canvas) if finish.bloom else None
    vignette = _vignette(canvas, finish.vignette) if finish.vignette and not clean else None
    paper = max(finish.paper, 0.045) if vintage else finish.paper
    grain = _grain(canvas, 0.0 if clean else finish.grain, 0.0 if clean else paper, vintage)
    dither = _dither(canvas)
    picture = np.empty((canvas.height, canvas.width, 3), np.uint8)
    for start, stop in canvas.bands():
        band = np.clip(canvas.pixels[start:stop], 0, 1)
        if bloom is not None:
            light = bloom[start:stop].astype(np.float32)
            light *= np.float32(finish.bloom / 255)
            light *= 1 - band
            band += light
        if finish.contrast:
            band += np.float32(finish.contrast * 2) * (band * band * (3 - 2 * band) - band)
        if vignette is not None:
            band *= spread(vignette[start:stop], _EVENLY)
        band = _toned(band, grey, vintage)
        level = np.asarray(exact.weighted_sum(band, (1 / 3, 1 / 3, 1 / 3)), np.float32)
        speckle = grain[start:stop] * (np.float32(0.55) + np.float32(1.6) * level * (1 - level))
        band += spread(speckle + dither[np.arange(start, stop) % 64], _EVENLY)
        band *= 255
        band += np.float32(0.5)
        picture[start:stop] = np.clip(band, 0, 255).astype(np.uint8)
    return Image.fromarray(picture)


def _bloom(canvas: Canvas) -> NDArray[np.uint8]:
    """Light that spills out of everything bright, canvas-sized, 0..255."""
    step = 4 if canvas.unit < 2000 else 8
    height, width = canvas.height // step * step, canvas.width // step * step
    small = np.zeros((height // step, width // step, 3), np.float32)
    for row, column in ((0, 1), (1, 3), (2, 0), (3, 2)):  # four samples of each square are as good as all
        small += canvas.pixels[row * step // 4 : height : step, column * step // 4 : width : step]
    small = np.clip(small / 4, 0, 1)
    brightest = np.maximum(np.maximum(small[..., 0], small[..., 1]), small[..., 2])[..., None]
    bright = small * np.clip((brightest - 0.55) / 0.4, 0, 1)
    source = Image.fromarray((bright * 255).astype(np.uint8))
    tight = source.filter(ImageFilter.GaussianBlur(canvas.unit / step * 0.012))
    wide = source.filter(ImageFilter.GaussianBlur(canvas.unit / step * 0.05))
    size = (canvas.width, canvas.height)
    return np.asarray(Image.blend(tight, wide, 0.55).resize(size, Image.Resampling.BILINEAR))


def _vignette(canvas: Canvas, amount: float) -> NDArray[np.float32]:
    x = np.linspace(-1, 1, max(8, canvas.width // 8), dtype=np.float32)[None]
    y = np.linspace(-1, 1, max(8, canvas.height // 8), dtype=np.float32)[:, None]
    falloff = exact.power(np.clip(x * x * 0.75 + y * y * 0.85 - 0.28, 0, None), 1.1)
    return enlarge(1 - amount * falloff, canvas.width, canvas.height)


def _toned(band: Float, grey: bool, vintage: bool) -> Float:
    if not grey and not vintage:
        return band
    luma = exact.weighted_sum(band, _LUMA)[..., None].astype(np.float32)
    if grey:
        band = luma * np.array([1.02, 1.0, 0.965], np.float32)
    if vintage:
        if not grey:
            band = band + (luma * np.array([1.08, 0.98, 0.8], np.float32) - band) * np.float32(0.38)
        band = band * np.float32(0.86) + np.array([0.085, 0.07, 0.05], np.float32)
    return band


def _grain(canvas: Canvas, grain: float, paper: float, vintage: bool) -> NDArray[np.float32]:
    """Film grain and paper fibre around 0, canvas-sized; a grain keeps its size on a larger canvas."""
    height, width = canvas.height, canvas.width
    if not grain and not paper:
        return np.broadcast_to(np.float32(0), (height, width))
    dice = canvas.dice.fork("grain")
    size = max(1, round(canvas.unit / 1400))
    shape = (-(-height // size), -(-width // size))
    field = dice.field(shape)
    field += dice.field(shape)
    field -= 1
    clumps = field * np.float32(0.75)
    clumps[:, 1:] += field[:, :-1] * np.float32(0.35)
    clumps[1:] += field[:-1] * np.float32(0.35)
    clumps *= np.float32(grain)
    speckle = enlarge(clumps, width, height)
    if paper:
        fibre = fbm(dice, width, height, 300 * width / canvas.unit, 2, 1, 0.6, size)
        speckle = speckle + (fibre - np.float32(0.5)) * np.float32(paper)
    if vintage:
        stains = fbm(dice, width, height, 6 * width / canvas.unit, 5, 1, 0.6, 4)
        speckle = speckle + np.clip((stains - 0.74) * 2.2, 0, 1) * np.float32(0.1) + _folds(canvas, dice)
    return np.asarray(speckle, np.float32)


def _folds(canvas: Canvas, dice: Dice) -> NDArray[np.float32]:
    """The worn creases of a one-sheet that went through the post folded in eight, canvas-sized."""
    thin = canvas.unit * 0.0011
    down = sum(_crease(canvas.ys[:, 0] - canvas.height * share, thin) for share in (0.25, 0.5, 0.75))
    across = _crease(canvas.xs[0] - canvas.width * 0.5, thin)
    scale = max(1, round(canvas.unit / 1400))
    wear = fbm(dice, canvas.width, canvas.height, 40 * canvas.width / canvas.unit, 3, 1, 0.6, 2 * scale)
    lines = np.maximum(np.asarray(down, np.float32)[:, None], across[None])
    return np.asarray(lines * np.clip(wear * 1.6 - 0.45, 0, 1) * np.float32(0.17), np.float32)


def _crease(distance: Float, thin: float) -> Float:
    offset = distance / np.float32(thin)
    return exact.exp(-np.minimum(offset * offset, 40))


def _dither(canvas: Canvas) -> NDArray[np.float32]:
    """Half a grey level of ordered noise, so that a smooth sky shows no steps even without grain: one row a line.

    The pattern is interleaved gradient noise (Jorge Jimenez, 2014), repeated every 64 pixels.
    """
    axis = np.arange(64, dtype=np.float64)
    slope = axis[None] * 0.06711056 + axis[:, None] * 0.00583715
    pattern = 52.9829189 * (slope - np.floor(slope))
    tile = (pattern - np.floor(pattern) - 0.5) / 255
    return np.tile(tile.astype(np.float32), (1, canvas.width // 64 + 1))[:, : canvas.width]
