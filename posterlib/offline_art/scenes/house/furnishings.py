"""What haunted houses are furnished with: lit windows, wallpaper, boards, doors, curtains, shadows."""

import numpy as np
from PIL import Image, ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour, hex_colour, mix, shade
from posterlib.offline_art.figures import FIGURES, HEADROOM, HOUSE_WINDOWS, silhouette
from posterlib.offline_art.masks import Box, Place, blur
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.staging import Stage

LAMPLIGHT = hex_colour("#ffb347")


def light_windows(canvas: Canvas, x: float, ground: float, size: float, flip: bool) -> None:
    """Light some windows of the figure "house" that stands at (x, ground), always at least one."""
    dice = canvas.dice
    lamp = mix(LAMPLIGHT, canvas.palette.light, 0.3)
    lit = [window for window in HOUSE_WINDOWS if dice.chance(0.5)] or [dice.choice(HOUSE_WINDOWS)]
    for left, top, across, down in lit:
        near = x + (-left - across if flip else left) * size
        box = (near, ground - (1 - top) * size, near + across * size, ground - (1 - top - down) * size)
        middle, centre = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        canvas.glow(middle, centre, size * 0.07, LAMPLIGHT, 0.6, 1.5)

        def panes(pen: ImageDraw.ImageDraw, at: Place, box: Box = box, middle: float = middle) -> None:
            pen.rectangle([*at(box[0], box[1]), *at(box[2], box[3])], fill=255)
            bar = at.width(size * 0.006)
            pen.line([at(middle, box[1]), at(middle, box[3])], fill=0, width=bar)
            beam = box[1] + (box[3] - box[1]) * 0.45
            pen.line([at(box[0], beam), at(box[2], beam)], fill=0, width=bar)

        canvas.lay(canvas.draw(panes, (box[0] - 2, box[1] - 2, box[2] + 3, box[3] + 3), 4), lamp)


def wallpaper(canvas: Canvas, floor: float, wall: Colour) -> None:
    """Broad faded stripes, a skirting board and a picture rail."""
    unit, width = canvas.unit, canvas.width

    def stripes(pen: ImageDraw.ImageDraw, at: Place) -> None:
        step = unit * 0.07
        for index in range(int(width / step) + 2):
            pen.rectangle([*at(index * step, 0), *at(index * step + step * 0.5, floor)], fill=255)

    canvas.lay(canvas.draw(stripes, supersample=1), mix(wall, canvas.palette.far, 0.4), 0.3)

    def mouldings(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for top, bottom in ((0.055, 0.05), (0.045, 0.0)):
            pen.rectangle([*at(0, floor - unit * top), *at(width, floor - unit * bottom)], fill=255)

    canvas.lay(canvas.draw(mouldings), shade(canvas.palette.near, 0.02), 0.8)


def floorboards(canvas: Canvas, x: float, floor: float) -> None:
    """Gaps between boards that run from a vanishing point over the door at x."""
    unit, height = canvas.unit, canvas.height

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for index in range(-60, 61):
            foot = x + index * unit * 0.09 * (height - floor) / (unit * 0.3)
            head = x + index * unit * 0.035
            pen.line([at(head, floor), at(foot, height)], fill=255, width=at.width(unit * 0.0016))

    canvas.lay(canvas.draw(draw, (0, floor, canvas.width, height)), canvas.palette.near, 0.6)


def door(canvas: Canvas, opening: Box, frame: Colour, leaf: Colour) -> None:
    """The frame of an open doorway and its door, swung into the room on the left or right by the dice."""
    left, top, right, bottom = opening
    unit, side = canvas.unit, canvas.dice.choice((-1, 1))
    edge = unit * 0.028

    def boards(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.rectangle([*at(left - edge, top - edge * 1.4), *at(right + edge, bottom)], fill=255)
        pen.rectangle([*at(left - edge * 1.4, top - edge * 1.9), *at(right + edge * 1.4, top - edge * 1.3)], fill=255)
        pen.rectangle([*at(left, top), *at(right, bottom)], fill=0)

    def panel(pen: ImageDraw.ImageDraw, at: Place) -> None:
        hinge = right if side > 0 else left
        reach = (right - left) * 0.62 * side

        def corner(across: float, down: float) -> tuple[float, float]:
            grow = 1 + 0.13 * across  # the door's outer edge is nearer
            return at(
                hinge + reach * across, bottom - (bottom - top) * (1 - down) * grow + (bottom - top) * 0.085 * across
            )

        pen.polygon([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)], fill=255)
        for first, last in ((0.08, 0.44), (0.54, 0.92)):
            pen.polygon([corner(0.2, first), corner(0.8, first), corner(0.8, last), corner(0.2, last)], fill=205)
        knob_x, knob_y = corner(0.9, 0.52)
        radius = at.width(unit * 0.006)
        pen.ellipse([knob_x - radius, knob_y - radius, knob_x + radius, knob_y + radius], fill=120)

    canvas.lay(canvas.draw(boards), frame)
    canvas.lay(canvas.draw(panel), leaf)


def cast_shadow(canvas: Canvas, name: str, x: float, ground: float, length: float, lean: float, colour: Colour) -> None:
    """The shadow a figure at (x, ground) throws towards the viewer, wider and paler as it comes."""
    mask = silhouette(name, max(8, round(canvas.unit * 0.4))).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    bounds = mask.getbbox()
    if bounds is None:
        return
    mask = mask.crop((0, bounds[1], mask.width, mask.height))
    rows = max(2, min(round(length), round(canvas.height - ground)))
    tall, grow = rows / max(1.0, length), 1.9
    wide = max(4, round(length / 1.35 * 0.66 * mask.width / mask.height * grow))
    # A quad in the source that is broad at its near end squeezes it there: shadows widen towards us.
    inset = mask.width / 2 * (1 - grow) / 1
    shear = lean * mask.width / wide
    quad = (inset, 0, -shear * 0, mask.height * tall, mask.width, mask.height * tall, mask.width - inset, 0)
    shadow = mask.transform((wide, rows), Image.Transform.QUAD, quad, Image.Resampling.BILINEAR)
    fade = np.linspace(0.95, 0.35, rows, dtype=np.float32)[:, None]
    soft = blur(np.asarray(shadow, np.float32) / np.float32(255), canvas.unit * 0.004)
    canvas.over(soft * fade, colour, int(x - wide / 2), int(ground))


def curtains(canvas: Canvas, opening: Box, colour: Colour) -> None:
    """Two gathered curtains that leave a gap in the middle of a window."""
    left, top, right, bottom = opening
    half = (right - left) / 2

    def draw(pen: ImageDraw.ImageDraw, at: Place) -> None:
        for side, edge in ((1, left), (-1, right)):
            for fold in range(7):
                t = fold / 7
                tied = [
                    (edge + side * half * 0.62 * t, top),
                    (edge + side * half * 0.34 * t, top + (bottom - top) * 0.62),
                    (edge + side * half * 0.46 * t, bottom),
                ]
                after = [
                    (edge + side * half * 0.46 * (t + 1 / 7), bottom),
                    (edge + side * half * 0.34 * (t + 1 / 7), top + (bottom - top) * 0.62),
                    (edge + side * half * 0.62 * (t + 1 / 7), top),
                ]
                pen.polygon([at(*point) for point in tied + after], fill=(255, 190, 235, 165, 245, 185, 225)[fold])

    canvas.lay(canvas.draw(draw, (left, top, right, bottom)), colour, 0.85)


def sash(pen: ImageDraw.ImageDraw, at: Place, opening: Box, unit: float) -> None:
    """The bars, sill and lintel of a tall window."""
    left, top, right, bottom = opening
    bar = unit * 0.011
    middle, rail = (left + right) / 2, top + (bottom - top) * 0.48
    pen.rectangle([*at(middle - bar / 2, top), *at(middle + bar / 2, bottom)], fill=255)
    pen.rectangle([*at(left, rail - bar), *at(right, rail + bar)], fill=255)
    for share in (0.24, 0.74):
        y = top + (bottom - top) * share
        pen.rectangle([*at(left, y - bar * 0.3), *at(right, y + bar * 0.3)], fill=255)
    pen.rectangle(
        [*at(left - unit * 0.06, bottom + unit * 0.012), *at(right + unit * 0.06, bottom + unit * 0.045)], fill=255
    )
    pen.polygon(
        [
            at(left - unit * 0.055, top - unit * 0.035),
            at(middle, top - unit * 0.085),
            at(right + unit * 0.055, top - unit * 0.035),
        ],
        fill=255,
    )


def shadow_behind(canvas: Canvas, stage: Stage, reading: Reading, window: Box, colour: Colour) -> None:
    """Whoever is in the room: half a figure against the light, off the middle of the window."""
    left, top, right, bottom = window
    tall = bottom - top
    busts = tuple(name for name in ("hooded_bust", "woman_bust", "fedora_bust", "man_profile") if name in FIGURES)
    name = reading.subject if reading.subject in FIGURES else canvas.dice.choice(busts)
    if reading.no_people and FIGURES[name].person:
        return
    whole = FIGURES[name].feet
    size = round(tall * (1.05 if whole else 0.6))
    figure = np.asarray(silhouette(name, size, canvas.dice.chance(0.5)), np.float32) / np.float32(255)
    x = (left + right) / 2 + canvas.dice.uniform(-0.3, 0.3) * (right - left) / 2
    y = bottom - tall * (0.66 if whole else 0.62) - size * HEADROOM
    figure_x, figure_y = int(x - figure.shape[1] / 2), int(y)
    rows = np.arange(figure.shape[0])[:, None] + figure_y
    columns = np.arange(figure.shape[1])[None] + figure_x
    inside = (rows >= top) & (rows < bottom) & (columns >= left) & (columns < right)
    canvas.over(blur(figure, canvas.unit * 0.0035) * inside, colour, figure_x, figure_y, 0.93)
    stage.reserve(window)
