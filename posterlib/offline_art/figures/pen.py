"""The pen that figures are drawn with: tapered limbs, smooth outlines and ellipses on a supersampled mask."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PIL import Image, ImageDraw

from posterlib.offline_art.figures.curve import Point, catmull_rom, outline, parse

HEADROOM = 0.16
"""Space above the unit height, in heights, for hats, antlers, spears and wings."""

GROUND_MARGIN = 0.02
"""Space below the ground line, in heights, so that soles and keels keep a soft edge."""

INK = 255


@dataclass(frozen=True)
class Pen:
    """Draws in unit space: x is centred on 0, y runs from 0 (crown) to 1 (ground), one unit is the figure's height.

    Point lists are text, "x,y x,y" for outlines and "x,y,radius x,y,radius" for limbs. A `value` of 0 cuts a hole.
    """

    draw: ImageDraw.ImageDraw
    scale: float
    origin_x: float
    origin_y: float
    mirror: float = 1.0
    cosine: float = 1.0
    sine: float = 0.0

    def at(self, x: float, y: float) -> tuple[int, int]:
        """The mask pixel of a point of unit space."""
        x *= self.mirror
        across = (x * self.cosine - y * self.sine) * self.scale
        down = (x * self.sine + y * self.cosine) * self.scale
        return round(self.origin_x + across), round(self.origin_y + down)

    def placed(self, x: float, y: float, scale: float = 1.0, flip: bool = False, angle: float = 0.0) -> "Pen":
        """A pen on the same mask whose own origin lies at (x, y), turned by `angle` degrees clockwise."""
        turn = math.radians(angle) * self.mirror
        cosine = self.cosine * math.cos(turn) - self.sine * math.sin(turn)
        sine = self.sine * math.cos(turn) + self.cosine * math.sin(turn)
        origin_x = self.origin_x + (x * self.mirror * self.cosine - y * self.sine) * self.scale
        origin_y = self.origin_y + (x * self.mirror * self.sine + y * self.cosine) * self.scale
        mirror = -self.mirror if flip else self.mirror
        return replace(
            self,
            scale=self.scale * scale,
            origin_x=origin_x,
            origin_y=origin_y,
            mirror=mirror,
            cosine=cosine,
            sine=sine,
        )

    def outline(self, text: str, value: int = INK) -> None:
        """Fill a smooth closed outline; points marked "!" stay corners."""
        self._fill(outline(text, self._steps), value)

    def polygon(self, text: str, value: int = INK) -> None:
        """Fill a straight-edged closed outline."""
        self._fill(parse(text)[0], value)

    def rectangle(self, left: float, top: float, right: float, bottom: float, value: int = INK) -> None:
        """Fill an upright rectangle."""
        self._fill([(left, top), (right, top), (right, bottom), (left, bottom)], value)

    def lancet(self, x: float, bottom: float, half_width: float, height: float, value: int = 0) -> None:
        """Cut a pointed window or door whose sill is centred on (x, bottom)."""
        spring = bottom - height * 0.68
        self.outline(
            f"{x - half_width},{bottom}! {x - half_width},{spring} {x},{bottom - height} {x + half_width},{spring} "
            f"{x + half_width},{bottom}!",
            value,
        )

    def symmetric(self, text: str, value: int = INK, smooth: bool = True) -> None:
        """Fill an outline whose right half is given from top to bottom; the left half mirrors it."""
        words = text.split()
        flipped = [word[1:] if word.startswith("-") else f"-{word}" for word in reversed(words)]
        whole = " ".join((*words, *flipped))
        if smooth:
            self.outline(whole, value)
        else:
            self.polygon(whole, value)

    def limb(self, text: str, value: int = INK) -> None:
        """Draw a tapered limb along a smooth spine of "x,y,radius" points."""
        self._sweep(catmull_rom(parse(text)[0], self._steps, closed=False), value)

    def rod(self, text: str, value: int = INK) -> None:
        """Draw straight tapered segments between "x,y,radius" points."""
        self._sweep(parse(text)[0], value)

    def stroke(self, text: str, thickness: float, value: int = INK, smooth: bool = True) -> None:
        """Draw a line of even thickness (in heights) through "x,y" points."""
        points = parse(text)[0]
        spine = catmull_rom(points, self._steps, closed=False) if smooth else points
        self._sweep([(x, y, thickness / 2) for x, y in spine], value)

    def disc(self, x: float, y: float, radius: float, value: int = INK) -> None:
        """Fill a circle."""
        across, down = self.at(x, y)
        reach = round(radius * self.scale)
        self.draw.ellipse((across - reach, down - reach, across + reach, down + reach), fill=value)

    def ellipse(
        self, x: float, y: float, radius_x: float, radius_y: float, angle: float = 0.0, value: int = INK
    ) -> None:
        """Fill an ellipse turned by `angle` degrees clockwise."""
        turn = math.radians(angle)
        cosine, sine = math.cos(turn), math.sin(turn)
        ring = ((radius_x * cx, radius_y * sy) for cx, sy in _CIRCLE)
        self._fill([(x + a * cosine - b * sine, y + a * sine + b * cosine) for a, b in ring], value)

    @property
    def _steps(self) -> int:
        """Pieces of curve between two points: as many as the size can show."""
        return 4 if self.scale < 400 else 7 if self.scale < 1600 else 10

    def _fill(self, points: Iterable[Point], value: int) -> None:
        self.draw.polygon([self.at(point[0], point[1]) for point in points], fill=value)

    def _sweep(self, spine: Sequence[Point], value: int) -> None:
        for (x1, y1, r1), (x2, y2, r2) in pairwise(spine):
            length = math.hypot(x2 - x1, y2 - y1)
            if length == 0:
                continue
            c, s = (y1 - y2) / length, (x2 - x1) / length
            sides = ((x1 + c * r1, y1 + s * r1), (x2 + c * r2, y2 + s * r2))
            others = ((x2 - c * r2, y2 - s * r2), (x1 - c * r1, y1 - s * r1))
            self._fill((*sides, *others), value)
        for x, y, radius in spine:
            self.disc(x, y, radius, value)


_CIRCLE = tuple((math.cos(math.tau * i / 48), math.sin(math.tau * i / 48)) for i in range(48))


def supersampling(height: int) -> int:
    """How many mask pixels a side make one pixel: small figures need more for the same softness of edge."""
    return 8 if height < 48 else 4 if height <= 900 else 2


def blank_mask(height: int, width: float) -> tuple[Image.Image, Pen]:
    """An empty supersampled mask for a figure `height` pixels tall and `width` heights wide, and the pen for it."""
    factor = supersampling(height)
    pixels_wide = 2 * math.ceil(height * width / 2 + 1)
    below = max(1, round(height * GROUND_MARGIN))
    above = 1 + round(height * HEADROOM)
    image = Image.new("L", (pixels_wide * factor, (above + height + below) * factor), 0)
    pen = Pen(ImageDraw.Draw(image), height * factor, pixels_wide * factor / 2, above * factor)
    return image, pen
