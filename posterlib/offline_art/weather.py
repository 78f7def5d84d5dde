"""What falls or flies through the whole picture: rain, snow, embers, petals."""

import math
from collections.abc import Callable

from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, hex_colour, mix
from posterlib.offline_art.masks import Place
from posterlib.offline_art.palettes import Palette

Pen = ImageDraw.ImageDraw

# kind: particles to a square unit, opacity
_AMOUNTS: dict[str, tuple[int, float]] = {
    "rain": (900, 0.55),
    "snow": (420, 0.8),
    "embers": (170, 1.0),
    "petals": (90, 0.9),
}

KINDS: tuple[str, ...] = tuple(_AMOUNTS)


def particles(canvas: Canvas, kind: str, colour: Colour) -> None:
    """Scatter particles of a kind (see KINDS) over the canvas; an unknown kind paints nothing."""
    if kind not in _AMOUNTS:
        return
    density, opacity = _AMOUNTS[kind]
    count = int(density * canvas.width * canvas.height / canvas.unit**2)
    one = _PAINTERS[kind]

    def paint(pen: Pen, at: Place) -> None:
        for _ in range(count):
            one(canvas, pen, at)

    canvas.lay(canvas.draw(paint), colour, opacity)


def natural_colour(kind: str, palette: Palette) -> Colour:
    """Return the colour particles of a kind have in the light of a palette."""
    if kind == "rain":
        return mix(palette.light, palette.horizon, 0.3)
    if kind == "embers":
        return mix(hex_colour("#ffb347"), palette.light, 0.2)
    if kind == "petals":
        return mix(palette.accent, palette.light, 0.35)
    return hex_colour("#ffffff")


def _place(canvas: Canvas) -> tuple[float, float, float]:
    dice = canvas.dice
    return dice.random() * canvas.width, dice.random() * canvas.height, dice.random()


def _drop(canvas: Canvas, pen: Pen, at: Place) -> None:
    x, y, near = _place(canvas)
    length = canvas.unit * (0.02 + 0.05 * near * near)
    width = at.width(canvas.unit / 1024 * (0.5 + (near > 0.85) * 0.5))
    end = x - length * 0.18, y + length
    pen.line([at(x, y), at(*end)], fill=int(40 + 90 * near * near), width=width)


def _flake(canvas: Canvas, pen: Pen, at: Place) -> None:
    x, y, near = _place(canvas)
    radius = canvas.unit * (0.0008 + 0.0042 * near**5)
    _ellipse(pen, at, x, y, radius, radius, int(90 + 150 * (1 - near**3 * 0.6)))


def _ember(canvas: Canvas, pen: Pen, at: Place) -> None:
    x, height, near = _place(canvas)
    y = canvas.height * (1 - (height / canvas.height) ** 0.7)
    radius = canvas.unit * (0.0006 + 0.0028 * near**4)
    _ellipse(pen, at, x, y, radius, radius * 1.25, int(140 + 115 * canvas.dice.random()))


def _petal(canvas: Canvas, pen: Pen, at: Place) -> None:
    x, y, near = _place(canvas)
    radius = canvas.unit * (0.003 + 0.009 * near * near)
    angle = canvas.dice.random() * 2 * math.pi
    cosine, sine = math.cos(angle) * radius, math.sin(angle) * radius
    outline = [
        (x + cosine, y + sine),
        (x + (cosine - sine) * 0.42, y + (sine + cosine) * 0.42),
        (x - sine * 0.5, y + cosine * 0.5),
        (x - cosine, y - sine),
        (x + sine * 0.4, y - cosine * 0.4),
    ]
    pen.polygon([at(*point) for point in outline], fill=int(150 + 100 * canvas.dice.random()))


def _ellipse(pen: Pen, at: Place, x: float, y: float, across: float, down: float, value: int) -> None:
    seen = min(1.0, max(0.25, across * at.scale))  # a pen cannot draw less than a pixel, but it can draw it fainter
    pen.ellipse([*at(x - across, y - down), *at(x + across, y + down)], fill=int(value * seen))


_PAINTERS: dict[str, Callable[[Canvas, Pen, Place], None]] = {
    "rain": _drop,
    "snow": _flake,
    "embers": _ember,
    "petals": _petal,
}
