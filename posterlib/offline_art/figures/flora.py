"""What stands in a landscape: trees, palm, cactus, street lamp, gravestone, signpost."""

import math

from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen


def cactus(pen: Pen) -> None:
    """A saguaro with two unequal arms."""
    pen.limb("0,.06,.062 .004,.3,.068 0,.7,.066 0,.94,.062")
    pen.limb("0,.66,.044 -.13,.655,.046 -.19,.6,.046 -.2,.5,.045 -.196,.35,.042")
    pen.limb("0,.52,.042 .11,.515,.043 .17,.46,.043 .18,.36,.042 .178,.2,.04")
    pen.limb(".178,.4,.032 .25,.38,.03 .262,.32,.028 .26,.29,.026")


def tree(pen: Pen) -> None:
    """A spreading oak, crown in clumps with sky between them."""
    pen.outline("-.05,.62! -.055,.8 -.09,.94 -.18,1! -.06,.985 .0,.99 .08,.985 .2,1! .1,.93 .06,.8 .055,.62!")
    for limb in (
        "-.01,.72,.045 -.1,.58,.03 -.24,.48,.018 -.32,.42,.01",
        ".01,.72,.045 .1,.56,.03 .22,.5,.018 .32,.46,.01",
        "0,.68,.05 .0,.5,.036 -.04,.34,.02 -.02,.2,.01",
        "0,.62,.036 .1,.42,.022 .16,.28,.01",
    ):
        pen.limb(limb)
    for x, y, radius in (
        (-0.02, 0.16, 0.16),
        (-0.19, 0.22, 0.14),
        (0.16, 0.2, 0.15),
        (-0.33, 0.36, 0.13),
        (0.31, 0.34, 0.14),
        (-0.12, 0.36, 0.13),
        (0.12, 0.36, 0.12),
        (-0.36, 0.48, 0.09),
        (0.38, 0.46, 0.1),
        (0.02, 0.26, 0.13),
    ):
        clump(pen, x, y, radius)


def clump(pen: Pen, x: float, y: float, radius: float) -> None:
    """A mass of leaves: a scalloped disc."""
    points = []
    for i in range(18):
        turn = math.tau * i / 18 + x * 9
        reach = radius * (1.0 if i % 2 else 0.88 + 0.05 * math.sin(i * 5 + y * 31))
        points.append(f"{x + reach * math.cos(turn)},{y + reach * 0.86 * math.sin(turn)}")
    pen.outline(" ".join(points))


def pine(pen: Pen) -> None:
    """A fir with ragged, drooping boughs."""
    pen.rod("0,.0,.004 0,.6,.018 0,.975,.026")
    rows = 9
    for row in range(rows):
        y, reach = 0.02 + row * 0.098, 0.05 + row * 0.031
        for side in (-1, 1):
            wide = side * reach * (1 + 0.16 * math.sin(row * 2.7 + side))
            low = y + 0.12 + 0.02 * math.sin(row * 1.9 - side)
            pen.outline(
                f"0,{y}! {wide * 0.45},{y + 0.06} {wide},{low}! {wide * 0.72},{low - 0.012} "
                f"{wide * 0.62},{low + 0.016}! {wide * 0.36},{low - 0.012} 0,{low + 0.02}!"
            )


def dead_tree(pen: Pen) -> None:
    """A bare, clawing tree."""
    pen.outline("-.04,.6! -.05,.8 -.1,.95 -.2,1! -.06,.98 0,1 .08,.98 .18,1! .08,.93 .045,.8 .05,.6!")
    for limb in (
        "0,.75,.055 .02,.55,.045 -.03,.4,.032 .02,.24,.022 -.02,.1,.012 .01,-.02,.003",
        "0,.6,.036 -.1,.48,.024 -.24,.44,.015 -.32,.34,.009 -.42,.32,.003",
        "-.22,.445,.012 -.28,.5,.007 -.36,.5,.002",
        "-.12,.48,.016 -.17,.36,.01 -.16,.24,.006 -.22,.15,.002",
        ".02,.54,.034 .13,.43,.023 .2,.3,.015 .32,.25,.009 .38,.14,.003",
        ".18,.34,.013 .17,.2,.008 .22,.1,.003",
        ".26,.275,.01 .36,.32,.006 .44,.3,.002",
        "-.02,.38,.022 -.09,.26,.014 -.07,.13,.008 -.12,.03,.003",
        ".01,.24,.016 .08,.14,.009 .07,.05,.005 .12,-.01,.002",
        ".1,.46,.012 .22,.46,.008 .3,.41,.003",
    ):
        pen.limb(limb)


def palm(pen: Pen) -> None:
    """A palm leaning in the breeze, fronds feathered."""
    pen.limb("-.105,.97,.036 -.07,.8,.027 -.01,.55,.022 .06,.34,.019 .1,.22,.017")
    crown = pen.placed(0.1, 0.2)
    for frond in (
        (0.16, -0.13, 0.32, -0.08, 0.4, 0.06),
        (0.12, -0.05, 0.26, 0.06, 0.3, 0.22),
        (-0.14, -0.14, -0.3, -0.1, -0.4, 0.03),
        (-0.12, -0.05, -0.26, 0.05, -0.32, 0.2),
        (0.04, -0.16, 0.14, -0.24, 0.28, -0.24),
        (-0.05, -0.16, -0.14, -0.25, -0.27, -0.25),
        (0.06, 0.05, 0.12, 0.16, 0.12, 0.3),
        (-0.06, 0.04, -0.12, 0.16, -0.15, 0.28),
    ):
        leaf(crown, *frond)
    for x, y in ((0.03, 0.05), (-0.03, 0.045), (0.0, 0.07)):
        crown.disc(x, y, 0.026)


def leaf(pen: Pen, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
    """A palm frond from the origin over two points to its tip, leaflets hanging from the rib."""
    from_x, from_y = 0.0, 0.0
    count = 13
    for i in range(1, count + 1):
        t = i / count
        a, b, c = 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        x, y = a * x1 + b * x2 + c * x3, a * y1 + b * y2 + c * y3
        pen.rod(f"{from_x},{from_y},.006 {x},{y},.004")
        drop = 0.085 * math.sin(math.pi * min(1.0, t * 0.86 + 0.12)) + 0.012
        along = (x - from_x) * 1.1
        pen.polygon(f"{from_x},{from_y} {x},{y} {x + along},{y + drop}")
        pen.polygon(f"{from_x},{from_y} {x},{y} {x + along * 1.6},{y - drop * 0.3}")
        from_x, from_y = x, y


def lamp_post(pen: Pen) -> None:
    """An old gas lamp on a fluted post."""
    pen.rod("0,.22,.011 0,.7,.014 0,.93,.02")
    pen.outline("-.022,.74! .022,.74! .03,.8 .024,.84! -.024,.84! -.03,.8")
    pen.outline("-.034,.9! .034,.9! .05,.96 .065,1! -.065,1! -.05,.96")
    pen.rod("-.075,.27,.007 .075,.27,.007")
    pen.disc(-0.078, 0.27, 0.012)
    pen.disc(0.078, 0.27, 0.012)
    pen.polygon("-.036,.21 .036,.21 .06,.075 -.06,.075")
    pen.polygon("-.028,.195 -.005,.195 -.005,.085 -.046,.085", value=60)
    pen.polygon(".028,.195 .005,.195 .005,.085 .046,.085", value=60)
    pen.outline("-.075,.078! -.05,.05 -.025,.03 0,.005! .025,.03 .05,.05 .075,.078!")
    pen.rod("0,-.03,.004 0,.02,.008")
    pen.polygon("-.044,.21 .044,.21 .03,.235 -.03,.235")


def gravestone(pen: Pen) -> None:
    """A leaning cross and headstones in rank grass."""
    pen.outline("-.2,1! -.2,.42 -.17,.28 -.06,.2 .05,.28 .08,.42 .08,1!")
    cross = pen.placed(0.34, 0.99, angle=8)
    cross.polygon("-.04,0 -.04,-.92 .04,-.92 .04,0")
    cross.polygon("-.17,-.7 .17,-.7 .17,-.62 -.17,-.62")
    pen.outline("-.56,1! -.615,.6 -.58,.53! -.425,.5! -.37,.56 -.3,1!")
    for i in range(26):
        x = -0.62 + i * 0.05
        lean, tall = 0.03 * math.sin(i * 2.3), 0.08 + 0.07 * abs(math.sin(i * 1.7))
        pen.polygon(f"{x - 0.02},1 {x + lean},{1 - tall} {x + 0.02},1")


FIGURES = (
    Figure("cactus", cactus, 0.64),
    Figure("tree", tree, 1),
    Figure("pine", pine, 0.74),
    Figure("dead_tree", dead_tree, 0.94),
    Figure("palm", palm, 1.12),
    Figure("lamp_post", lamp_post, 0.24),
    Figure("gravestone", gravestone, 1.36),
)
