"""The stage: knows what already stands where, and puts figures in without collisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.figures import FIGURES, GROUND_MARGIN, silhouette
from posterlib.offline_art.masks import Box, Layer, moved
from posterlib.offline_art.reading import Reading

SAFE_MARGIN = 0.04
"""Share of each side that figures keep clear of."""

Ground = float | NDArray[Any]


@dataclass(frozen=True)
class Placed:
    """A figure as it stands: its axis, the line it stands on, its height, its bounds and its mask, all in pixels."""

    name: str
    x: float
    ground_y: float
    height: float
    box: Box
    layer: Layer


class Stage:
    """Places figures on one canvas. Everything reserved counts against later spots."""

    def __init__(self, canvas: Canvas, reading: Reading) -> None:
        self.canvas, self.reading = canvas, reading
        self.reserved: list[tuple[Box, float]] = []

    def reserve(self, box: Box, weight: float = 1.0) -> None:
        """Mark (left, top, right, bottom) as taken; a higher weight is worse to stand in front of."""
        self.reserved.append((box, weight))

    def reserve_disc(self, x: float, y: float, radius: float, weight: float = 1.0) -> None:
        """Mark a moon or a sun as taken."""
        side = radius * 0.9
        self.reserve((x - side, y - side, x + side, y + side), weight)

    def overlap(self, box: Box) -> float:
        """Return the reserved area inside a box, weighted, in square pixels."""
        left, top, right, bottom = box
        total = 0.0
        for (other_left, other_top, other_right, other_bottom), weight in self.reserved:
            across = min(right, other_right) - max(left, other_left)
            down = min(bottom, other_bottom) - max(top, other_top)
            if across > 0 and down > 0:
                total += across * down * weight
        return total

    def spot(self, candidates: Sequence[float], width: float, height: float, ground: Ground | None = None) -> float:
        """Return the candidate x where a figure of this size collides least; the dice decide between equals.

        `ground` is the y it stands on, or one y for each column; the bottom of the canvas when absent.
        """
        order = self.canvas.dice.shuffled(list(candidates))
        areas = [self.overlap(self._footprint(x, width, height, ground)) for x in order]
        return order[areas.index(min(areas))]

    def third(self) -> float:
        """Return the x of the left or the right third, a little off so that it is not mechanical."""
        dice = self.canvas.dice
        return self.canvas.width * (dice.choice((1 / 3, 2 / 3)) + dice.uniform(-0.03, 0.03))

    def ground_at(self, ground: Ground, x: float) -> float:
        """Return the y of a ground (a number, or one y a column) at a column."""
        if isinstance(ground, np.ndarray):
            return float(ground[min(len(ground) - 1, max(0, int(x)))])
        return float(ground)

    def stamp(
        self,
        name: str,
        x: float,
        ground_y: Ground,
        height: float,
        colour: Colour,
        flip: bool = False,
        rim: Colour | None = None,
        rim_direction: tuple[int, int] = (1, -1),
        rim_width: float | None = None,
        opacity: float = 1.0,
        crop: bool = False,
        reserve: bool = True,
    ) -> Placed | None:
        """Draw a figure standing on `ground_y` (y, or one y a column) with its axis at `x`, lit along its rim.

        `rim_direction` points towards the light, (1, -1) being right and up. The figure is moved and, when it must
        be, made smaller so that it stays inside the safe area, unless `crop`. Returns None when nothing was drawn:
        for a person where the prompt wants no people, and for a name that is no figure.
        """
        figure = FIGURES.get(name)
        if figure is None or (figure.person and self.reading.no_people) or height < 2:
            return None
        size = height if crop else self._fitting(height, figure.width)
        mask = silhouette(name, max(8, round(size)), flip)
        bounds = mask.getbbox()
        if bounds is None:
            return None
        left, top, right, bottom = bounds
        axis = x if crop else self._inside(x, left - mask.width / 2, right - mask.width / 2)
        ground = self.ground_at(ground_y, axis)
        mask_x = round(axis - mask.width / 2)
        mask_y = round(ground - mask.height + max(1.0, size * GROUND_MARGIN))
        if not crop:
            lowest = self.canvas.height * (1 - SAFE_MARGIN) - bottom
            highest = self.canvas.height * SAFE_MARGIN - top
            mask_y = int(max(highest, min(lowest, mask_y)))
        layer = Layer(np.asarray(mask, np.float32) / np.float32(255), mask_x, mask_y)
        self.canvas.lay(layer, colour, opacity)
        if rim is not None:
            self._light_rim(layer, rim, rim_direction, rim_width or size * 0.012, opacity)
        box = (mask_x + left, mask_y + top, mask_x + right, mask_y + bottom)
        if reserve:
            self.reserve(box)
        return Placed(name, axis, ground, size, box, layer)

    def reflect(self, placed: Placed, colour: Colour, squash: float = 0.6, opacity: float = 0.5) -> None:
        """Draw the reflection of a placed figure upside down below its feet, `squash` as tall."""
        mask = placed.layer.mask
        rows = int(max(1, min(mask.shape[0], placed.ground_y - placed.layer.y)))
        image = Image.fromarray(mask[:rows]).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        size = (mask.shape[1], max(1, int(rows * squash)))
        turned = np.asarray(image.resize(size, Image.Resampling.BILINEAR))
        fade = np.linspace(1, 0.25, size[1], dtype=np.float32)[:, None]
        y = int(placed.layer.y + rows)
        self.canvas.over(turned * fade, colour, placed.layer.x, y, opacity)

    def _light_rim(
        self, layer: Layer, colour: Colour, direction: tuple[int, int], width: float, opacity: float
    ) -> None:
        edge = np.zeros_like(layer.mask)
        steps = (width, width / 2) if width >= 2 else (max(1.0, width),)
        for step in steps:
            reach = max(1, round(step))
            darker = moved(layer.mask, -direction[0] * reach, -direction[1] * reach)
            edge += np.clip(layer.mask - darker, 0, 1) / np.float32(len(steps))
        self.canvas.over(edge, colour, layer.x, layer.y, 0.85 * opacity)

    def _footprint(self, x: float, width: float, height: float, ground: Ground | None) -> Box:
        bottom = float(self.canvas.height) if ground is None else self.ground_at(ground, x)
        axis = self._inside(x, -width / 2, width / 2)
        return axis - width / 2, bottom - height, axis + width / 2, bottom

    def _fitting(self, height: float, width_in_heights: float) -> float:
        room = 1 - 2 * SAFE_MARGIN
        tallest = self.canvas.height * room
        widest = self.canvas.width * room / max(width_in_heights, 0.1)
        return min(height, tallest, widest)

    def _inside(self, x: float, left: float, right: float) -> float:
        """Move an axis so that an extent from `left` to `right` of it keeps to the safe area."""
        margin = self.canvas.width * SAFE_MARGIN
        lowest, highest = margin - left, self.canvas.width - margin - right
        return self.canvas.width / 2 if lowest > highest else max(lowest, min(highest, x))
