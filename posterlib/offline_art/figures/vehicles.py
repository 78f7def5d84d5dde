"""Vehicles on wheels: cars, motorcycle, bicycle, train and covered wagon."""

import math

from posterlib.offline_art.figures.body import arm, leg, profile_head
from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen

GLASS = 150


def car_rear(pen: Pen) -> None:
    """A wedge-shaped sports car of the eighties from behind, lights and window showing."""
    pen.outline(
        "-.3,.3! -.27,.27 -.2,.26 .2,.26 .27,.27 .3,.3! .4,.5! .5,.53 .545,.6! .55,.86! .5,.88! -.5,.88! "
        "-.55,.86! -.545,.6! -.5,.53 -.4,.5!"
    )
    pen.polygon("-.27,.31 .27,.31 .35,.49 -.35,.49", value=GLASS)
    for y in (0.35, 0.4, 0.45):
        pen.rectangle(-0.36, y, 0.36, y + 0.014)
    pen.polygon("-.53,.43 .53,.43 .545,.47 -.545,.47")
    pen.polygon("-.44,.46 -.4,.46 -.39,.54 -.45,.54")
    pen.polygon(".44,.46 .4,.46 .39,.54 .45,.54")
    for side in (1, -1):
        half = pen.placed(0, 0, flip=side < 0)
        half.rectangle(0.2, 0.6, 0.5, 0.67, value=0)
        half.rectangle(0.29, 0.6, 0.306, 0.67)
        half.rectangle(0.4, 0.6, 0.416, 0.67)
        half.outline(".52,.85! .3,.85! .31,.97 .33,1.0! .49,1! .515,.97")
    pen.rectangle(-0.12, 0.74, 0.12, 0.82, value=0)
    pen.rectangle(-0.105, 0.752, 0.105, 0.808)


def car_side(pen: Pen) -> None:
    """A finned saloon of the fifties driving to the right; the height is that of its roof."""
    pen.outline(
        "-1.0,.42! -.96,.36 -.78,.36 -.56,.36! -.44,.12 -.36,.05 -.2,.02 .06,.03 .16,.08 .34,.35! .62,.36 "
        ".88,.4 .98,.46! 1.0,.56 .985,.66! 1.03,.68 1.03,.78 .98,.82! -.96,.82! -1.02,.76 -1.02,.66! "
        "-.985,.6"
    )
    pen.polygon("-.46,.35 -.37,.13 -.32,.09 -.17,.08 -.15,.35", value=GLASS)
    pen.polygon("-.1,.35 -.12,.08 .05,.09 .1,.12 .25,.35", value=GLASS)
    pen.stroke("-.94,.56 -.3,.52 .3,.53 .94,.58", 0.014, value=0)
    for x in (-0.6, 0.62):
        pen.disc(x, 0.81, 0.2, value=0)
        pen.disc(x, 0.82, 0.178)
        pen.disc(x, 0.82, 0.085, value=GLASS)


def motorcycle(pen: Pen) -> None:
    """A rider leaning low over a motorcycle, facing right."""
    for x in (-0.46, 0.5):
        wheel(pen, x, 0.77, 0.225, 0.05)
        pen.disc(x, 0.77, 0.05)
    pen.rod(".5,.77,.024 .37,.47,.03 .33,.37,.024")
    pen.rod("-.46,.77,.03 -.12,.76,.05")
    pen.outline("-.2,.6! -.02,.58 .2,.57! .24,.66 .17,.84! .05,.88 -.12,.88 -.2,.8!")
    pen.rod("-.7,.82,.03 -.4,.84,.036 .0,.86,.026")
    pen.outline(".31,.4! .25,.37 .1,.38 .02,.45 .0,.55! .2,.6 .3,.55 .36,.47!")
    pen.outline("-.62,.46! -.5,.47 -.3,.5 -.06,.5! -.05,.6 -.2,.64 -.4,.62 -.5,.56")
    pen.outline(".36,.4! .37,.3 .44,.25! .47,.36 .46,.47 .4,.48!")
    pen.outline(".28,.58! .38,.49 .54,.5 .66,.56 .72,.64! .6,.59 .48,.56 .38,.58")
    pen.rod(".35,.36,.016 .26,.32,.018")
    pen.ellipse(0.115, 0.115, 0.088, 0.092, angle=10)
    pen.outline(".12,.12! .205,.1 .2,.15 .17,.19!", value=GLASS)
    pen.limb(".06,.2,.05 -.0,.25,.088 -.1,.33,.092 -.2,.43,.092 -.22,.47,.09")
    pen.limb("-.2,.48,.085 .0,.52,.066 .1,.57,.056 .03,.7,.046 -.05,.8,.036")
    pen.rod("-.06,.82,.03 .03,.84,.024")
    pen.limb(".01,.25,.046 .08,.36,.038 .18,.37,.03 .27,.32,.024")


def wheel(pen: Pen, x: float, y: float, radius: float, tyre: float) -> None:
    """A wheel as a ring: a tyre around open air."""
    pen.disc(x, y, radius)
    pen.disc(x, y, radius - tyre, value=0)


def bicycle_rider(pen: Pen) -> None:
    """A cyclist riding to the right."""
    for x in (-0.3, 0.31):
        wheel(pen, x, 0.79, 0.2, 0.02)
        for spoke in range(6):
            turn = math.pi * (spoke + 0.3) / 6
            dx, dy = 0.19 * math.cos(turn), 0.19 * math.sin(turn)
            pen.rod(f"{x - dx},{0.79 - dy},.002 {x + dx},{0.79 + dy},.002")
    for frame in (
        "-.3,.79 -.01,.8 -.09,.53 -.3,.79",
        "-.075,.57 .21,.54 -.01,.8",
        ".31,.79 .21,.54 .195,.46 .26,.445",
    ):
        pen.stroke(frame, 0.018, smooth=False)
    pen.outline("-.17,.49! -.08,.495 -.02,.5! -.06,.53 -.13,.53")
    profile_head(pen, 0.13, 0.085, tilt=12)
    leg(pen, "-.085,.46 .07,.6 -.0,.74 .06,.752", 0.96, cuff=0.022)
    leg(pen, "-.085,.46 .1,.56 .03,.84 .1,.865", 1.0, cuff=0.022)
    pen.limb(".1,.165,.045 .075,.22,.074 .01,.33,.07 -.05,.42,.074 -.08,.465,.07")
    arm(pen, ".085,.22 .12,.36 .24,.41", 1.02, hand=0.03)


def train(pen: Pen) -> None:
    """A steam locomotive under full steam, heading right."""
    pen.outline("-.68,.2! -.22,.2! -.22,.25! -.26,.26 -.26,.46! -.26,.74! -.64,.74! -.64,.26!")
    pen.rectangle(-0.58, 0.3, -0.45, 0.45, value=0)
    pen.rectangle(-0.41, 0.3, -0.31, 0.45, value=0)
    pen.outline("-.28,.34! .1,.34 .5,.35! .55,.38 .56,.5 .55,.62 .5,.65! -.28,.66!")
    pen.outline("-.16,.35! -.15,.26 -.1,.22 -.05,.26 -.04,.35!")
    pen.outline(".08,.35! .09,.28 .13,.25 .17,.28 .18,.35!")
    pen.outline(".34,.36! .345,.22 .3,.1! .46,.1! .415,.22 .42,.36!")
    pen.rectangle(0.29, 0.08, 0.47, 0.11)
    pen.polygon(".47,.25 .55,.25 .575,.3 .55,.36 .47,.37")
    pen.rectangle(-0.7, 0.68, 0.62, 0.76)
    pen.polygon(".58,.7 .64,.7 .84,.98 .58,.94")
    for x, radius in ((-0.52, 0.16), (-0.16, 0.16), (0.2, 0.16), (0.49, 0.1)):
        axle = 0.99 - radius
        pen.disc(x, axle, radius + 0.018, value=0)
        wheel(pen, x, axle, radius, 0.03)
        for spoke in range(4):
            turn = math.pi * (spoke + 0.4) / 4
            dx, dy = (radius - 0.02) * math.cos(turn), (radius - 0.02) * math.sin(turn)
            pen.rod(f"{x - dx},{axle - dy},.008 {x + dx},{axle + dy},.008")
        pen.disc(x, axle, 0.035)
    pen.rod("-.52,.87,.017 .2,.87,.017")
    pen.rod(".18,.87,.014 .5,.74,.014")
    pen.outline(
        ".33,.07! .29,.02 .33,-.03 .29,-.07 .2,-.05 .16,-.1 .06,-.12 -.02,-.08 -.12,-.12 -.26,-.11 "
        "-.38,-.07 -.52,-.1 -.7,-.04! -.52,-.03 -.4,.0 -.28,-.02 -.16,.02 -.04,.0 .06,.03 .18,.02 .28,.05 "
        ".37,.08! .42,.08!"
    )


def tank(pen: Pen) -> None:
    """A tank with its gun raised, facing right; the height is that of the turret."""
    pen.outline("-.42,.28! -.36,.16 -.2,.12 .06,.12 .2,.18 .28,.3 .3,.4! -.44,.4!")
    pen.rod(".2,.26,.034 .6,.16,.026 .98,.06,.022")
    pen.rod(".93,.075,.036 .99,.058,.036")
    pen.polygon("-.2,.06 -.04,.06 -.02,.13 -.22,.13")
    pen.rod("-.34,.17,.006 -.42,-.12,.004")
    pen.polygon("-.78,.4 .7,.4 .86,.5 .8,.62 -.86,.62 -.86,.46")
    pen.outline("-.9,.58! .86,.56 .94,.62 .9,.74 .72,.95 .66,1! -.66,1! -.74,.96 -.94,.76 -.97,.64")
    for x in (-0.56, -0.28, 0.0, 0.28, 0.56):
        pen.disc(x, 0.83, 0.125, value=0)
        pen.disc(x, 0.83, 0.105)
        pen.disc(x, 0.83, 0.03, value=0)


FIGURES = (
    Figure("car_rear", car_rear, 1.16),
    Figure("car_side", car_side, 2.12, facing=1),
    Figure("motorcycle", motorcycle, 1.5, person=True, facing=1),
    Figure("bicycle_rider", bicycle_rider, 1.08, person=True, facing=1),
    Figure("train", train, 1.74, facing=1),
    Figure("tank", tank, 2.1, facing=1),
)
