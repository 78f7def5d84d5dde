"""Human heads in profile, large enough to fill a poster: their outlines, and how they lie on a canvas."""

import copy
from dataclasses import dataclass

import numpy as np

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.exact import Float
from posterlib.offline_art.figures.curve import outline
from posterlib.offline_art.masks import blur, shifted

_MIDDLE = 0.42
"""Where the middle of a head lies between its back and its face, in heads."""

# Unit space: crown at y 0, chin at y 1, facing right. Each face runs from the brow of the hair down to the chest,
# each back from the shoulder up to the hair; joined they close.
_FACES = {
    "man": (
        ".56,.016 .67,.062 .745,.125 .79,.2 .81,.275 .822,.345 .838,.392 .835,.425 .812,.462 .822,.495 .848,.545 "
        ".88,.6 .908,.64 .912,.662 .893,.682 .858,.69 .838,.7 .838,.722 .85,.742 .862,.76 .857,.774 .836,.783 "
        ".848,.792 .858,.806 .85,.824 .826,.842 .818,.858 .832,.885 .842,.915 .836,.948 .812,.974 .772,.984 .715,.972 "
        ".65,.95 .59,.945 .556,.98 .55,1.03 .562,1.075 .556,1.11 .546,1.16 .555,1.215 .61,1.275 .72,1.335 .86,1.4 "
        "1.02,1.5 1.3,1.68 1.8,2.2! 1.8,9!"
    ),
    "bearded": (
        ".56,.016 .67,.062 .745,.125 .785,.2 .8,.275 .818,.345 .842,.39 .84,.425 .812,.462 .826,.495 .856,.545 "
        ".892,.6 .922,.65 .922,.672 .9,.688 .862,.694 .85,.71 .868,.74 .878,.762 .866,.782 .84,.79 .866,.804 .868,.83 "
        ".885,.88 .89,.95 .868,1.03 .825,1.1 .77,1.15 .73,1.16 .69,1.12 .64,1.1 .6,1.13 .575,1.19 .6,1.25 .72,1.325 "
        ".86,1.4 1.02,1.5 1.3,1.68 1.8,2.2! 1.8,9!"
    ),
    "woman": (
        ".56,.018 .665,.066 .738,.13 .783,.205 .805,.285 .812,.355 .81,.41 .797,.45 .796,.478 .815,.525 .842,.578 "
        ".872,.618 .884,.634 .88,.652 .856,.664 .828,.674 .822,.69 .828,.712 .846,.734 .852,.75 .842,.762 .822,.771 "
        ".834,.78 .846,.795 .838,.812 .815,.828 .806,.844 .816,.868 .823,.895 .815,.924 .79,.945 .75,.953 .69,.94 "
        ".625,.915 .565,.9 .525,.925 .512,.975 .508,1.04 .506,1.11 .512,1.18 .54,1.245 .61,1.295 .72,1.335 .83,1.39 "
        ".96,1.48 1.15,1.66 1.6,2.2! 1.6,9!"
    ),
    "child": (
        ".58,.018 .69,.07 .765,.145 .805,.235 .82,.33 .818,.42 .806,.48 .792,.52 .796,.55 .822,.59 .856,.634 .862,.652 "
        ".845,.67 .812,.68 .806,.696 .818,.715 .834,.736 .836,.75 .818,.764 .806,.77 .818,.782 .828,.796 .818,.814 "
        ".796,.828 .79,.845 .798,.87 .8,.9 .786,.926 .755,.94 .7,.932 .64,.905 .58,.885 .535,.905 .52,.955 .516,1.02 "
        ".518,1.1 .54,1.17 .6,1.22 .7,1.29 .82,1.37 1,1.52 1.3,2! 1.3,9!"
    ),
}
_BACKS = {
    "cropped": (
        "-1.6,9! -1.6,2.2! -1,1.72 -.68,1.51 -.46,1.4 -.3,1.325 -.13,1.26 0,1.19 .07,1.1 .1,1 .1,.91 .08,.82 .048,.735 "
        ".015,.64 -.008,.53 -.01,.41 .01,.3 .055,.195 .125,.1 .21,.04 .32,.008 .44,0"
    ),
    "bun": (
        "-1.4,9! -1.4,2.2! -.84,1.7 -.56,1.5 -.36,1.4 -.2,1.335 -.04,1.275 .075,1.2 .135,1.1 .165,1"
        " .178,.91 .168,.83 .13,.765 .08,.725 .03,.7 -.005,.705 -.06,.725 -.13,.715 -.185,.67 -.205,.6 "
        "-.195,.53 -.15,.475 -.085,.455 -.035,.46! -.012,.4 0,.31 .05,.19 .13,.095 .21,.04 .3,.012 .43,0"
    ),
    "long": (
        "-1.5,9! -1.5,2.2! -.88,1.7 -.58,1.52 -.42,1.41 -.33,1.31 -.25,1.22 -.2,1.12 -.15,1 -.11,.86 -.09,.72 "
        "-.075,.58 -.06,.44 -.02,.3 .04,.18 .12,.09 .21,.037 .3,.01 .43,0"
    ),
    "short": (
        "-1.2,9! -1.2,2! -.72,1.56 -.44,1.4 -.26,1.3 -.1,1.235 .04,1.17 .12,1.09 .15,1 .145,.92 .12,.85 .06,.77 "
        ".005,.66 -.03,.53 -.035,.4 -.015,.28 .04,.17 .12,.085 .22,.03 .33,.005 .45,0"
    ),
}

HEADS: dict[str, tuple[tuple[float, ...], ...]] = {
    name: tuple(outline(f"{_BACKS[back]} {_FACES[face]}", 8))
    for name, back, face in (
        ("man", "cropped", "man"),
        ("bearded man", "cropped", "bearded"),
        ("woman", "bun", "woman"),
        ("long-haired woman", "long", "woman"),
        ("child", "short", "child"),
    )
}


@dataclass(frozen=True)
class Frame:
    """Where a head lies on the canvas: its middle, crown and height in pixels; it faces right (1) or left (-1)."""

    name: str
    x: float
    top: float
    size: float
    facing: int

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The canvas point of a point given in heads, x measured from the middle of the head towards the face."""
        return self.x + x * self.size * self.facing, self.top + y * self.size

    def outline(self) -> list[tuple[float, float]]:
        """The head's outline on the canvas, from the shoulder over the crown and the face to the chest."""
        return [self.at(x - _MIDDLE, y) for x, y in HEADS[self.name]]


def nose(name: str) -> float:
    """How far a head's nose stands out from the middle of the head, in heads."""
    return max(x for x, y in HEADS[name] if y < 1) - _MIDDLE


def head_mask(canvas: Canvas, frame: Frame) -> Float:
    """Coverage of the head and its shoulders, canvas-sized."""
    points = frame.outline()
    return canvas.draw(lambda pen, at: pen.polygon([at(*point) for point in points], fill=255)).mask


def blank(canvas: Canvas) -> Canvas:
    """Another sheet of the same size, colours and dice, to be shown through a head."""
    sheet = copy.copy(canvas)
    sheet.pixels = np.zeros_like(canvas.pixels)
    return sheet


def light_face(
    canvas: Canvas,
    mask: Float,
    facing: int,
    colour: Colour,
    width: float,
    opacity: float = 0.9,
    within: Float | None = None,
) -> None:
    """Light the edge of a head on the side it faces, sharp at the skin and soft behind.

    Only the outline of `within` is lit, so that no line crosses what stands in front.
    """
    shape = mask if within is None else within
    step = max(1, round(width))
    for reach, strength in ((step, 0.75), (step * 4, 0.22)):
        edge = np.clip(shape - shifted(shape, -facing * reach, reach // 3), 0, 1) * mask
        canvas.over(edge if reach == step else blur(edge, reach * 0.5) * mask, colour, opacity=opacity * strength)


def model_edge(canvas: Canvas, mask: Float, colour: Colour, size: float, amount: float) -> None:
    """Darken what lies inside a head towards its outline, so that the profile reads against a pale ground."""
    depth = blur(mask, size * 0.045)
    canvas.over(np.clip((1 - depth) * 1.9, 0, 1) * mask, colour, opacity=amount)
