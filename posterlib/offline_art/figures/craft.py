"""Craft of air, sea and space: rocket, saucer, ships, aircraft, balloon, submarine, satellite."""

from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen

GLASS = 150


def rocket(pen: Pen) -> None:
    """A finned rocket standing on its fins."""
    pen.symmetric("0,-.04! .035,.03 .075,.13 .1,.27 .108,.42 .1,.6 .075,.78! 0,.78!")
    for side in (1, -1):
        half = pen.placed(0, 0, flip=side < 0)
        half.outline(".095,.5! .17,.56 .23,.68 .25,.82 .255,.99! .2,.9 .15,.82 .075,.77!")
    pen.outline("-.014,.56! .014,.56! .02,.8 .018,.96! -.018,.96! -.02,.8", value=0)
    pen.outline("-.008,.55! .008,.55! .013,.8 .012,.98! -.012,.98! -.013,.8")
    pen.polygon("-.06,.775 .06,.775 .072,.83 -.072,.83")
    pen.disc(0.0, 0.28, 0.046, value=0)
    pen.disc(0.0, 0.28, 0.032, value=GLASS)
    pen.stroke("-.085,.16 0,.175 .085,.16", 0.01, value=0)


def ufo(pen: Pen) -> None:
    """A flying saucer, slightly banked, portholes glowing."""
    local = pen.placed(0.0, 0.46, angle=-5)
    local.outline("-.52,.01! -.4,-.05 -.2,-.085 .2,-.085 .4,-.05 .52,.01! .4,.06 .2,.1 -.2,.1 -.4,.06")
    local.outline("-.21,-.07! -.2,-.14 -.13,-.21 0,-.235 .13,-.21 .2,-.14 .21,-.07!")
    local.outline("-.24,.085! .24,.085! .17,.13 .08,.15 -.08,.15 -.17,.13")
    local.outline("-.13,-.12 -.09,-.18 -.02,-.2 -.06,-.15", value=90)
    for x, y in (
        (-0.36, 0.012),
        (-0.24, 0.028),
        (-0.12, 0.036),
        (0.0, 0.04),
        (0.12, 0.036),
        (0.24, 0.028),
        (0.36, 0.012),
    ):
        local.ellipse(x, y, 0.026, 0.015, value=0)


def spaceship(pen: Pen) -> None:
    """A long starship heading right, engines at the stern."""
    pen.outline(
        ".78,.5! .6,.46 .42,.44 .34,.42! .28,.35! .14,.33! .1,.41! -.1,.4 -.3,.38! -.38,.3! -.6,.27! "
        "-.56,.38! -.72,.4! -.72,.62! -.56,.63! -.6,.74! -.38,.71! -.3,.63! .0,.61 .3,.58 .6,.54"
    )
    for y in (0.44, 0.51, 0.58):
        pen.polygon(f"-.7,{y - 0.028} -.8,{y - 0.035} -.8,{y + 0.035} -.7,{y + 0.028}")
    pen.rod(".2,.34,.006 .2,.22,.004")
    pen.polygon("-.3,.67 .1,.66 .02,.72 -.26,.73")
    pen.stroke("-.54,.5 -.1,.495 .5,.497", 0.009, value=0)
    for x in (0.16, 0.2, 0.24):
        pen.ellipse(x, 0.39, 0.012, 0.014, value=0)


def ship(pen: Pen) -> None:
    """A square-rigged ship in full sail, heading right."""
    pen.outline(
        "-.48,.68! -.36,.7! -.34,.75! -.1,.79 .2,.785 .36,.74! .46,.72! .42,.84 .34,.95 .3,.98! -.3,.98! -.4,.9 -.45,.8"
    )
    pen.rod(".38,.75,.011 .66,.6,.006")
    for x, top, wide, rows in ((-0.27, 0.14, 0.13, 3), (0.0, -0.02, 0.17, 4), (0.24, 0.08, 0.14, 4)):
        pen.rod(f"{x},{top - 0.08},.005 {x},.8,.01")
        bottom, gap = 0.7 if x > -0.2 else 0.64, 0.014
        step = (bottom - top) / rows
        for row in range(rows):
            y, span = top + row * step, wide * (0.62 + 0.38 * row / (rows - 1))
            low, wider = y + step - gap, wide * (0.62 + 0.38 * (row + 0.85) / (rows - 1))
            middle = y + step * 0.5
            pen.outline(
                f"{x - span},{y}! {x + span},{y}! {x + span + 0.035},{middle} {x + wider},{low}! "
                f"{x + 0.01},{low - 0.022} {x - wider},{low}! {x - span + 0.015},{middle}"
            )
    pen.outline(".3,.68! .32,.4 .28,.14! .42,.4 .62,.61! .46,.64")
    pen.outline("-.32,.68! -.33,.42! -.46,.46! -.5,.56 -.52,.66!")
    pen.outline("0,-.1! .05,-.115 .09,-.1! .05,-.085 0,-.075!")


def sailboat(pen: Pen) -> None:
    """A sloop heeling in the wind, heading right."""
    local = pen.placed(0.0, 0.92, angle=6)
    local.outline("-.3,-.055! -.1,-.045 .14,-.05 .36,-.08! .27,.0 .18,.045! -.2,.045! -.27,.0")
    local.rod("0,-.92,.005 0,-.04,.008")
    local.outline(".02,-.88! .12,-.62 .22,-.36 .3,-.13! .2,-.12 .03,-.12!")
    local.outline("-.02,-.9! -.025,-.12! -.24,-.14! -.2,-.35 -.13,-.62")


def rowboat(pen: Pen) -> None:
    """A lone rower seen from the side, heading left, oar in the water."""
    pen.outline("-.58,.6! -.44,.665 -.2,.7 .1,.705 .36,.68 .56,.62! .5,.76 .4,.86 .34,.88! -.34,.88! -.46,.8 -.54,.7")
    profile_x = 0.085
    pen.ellipse(profile_x - 0.02, 0.235, 0.058, 0.07, angle=12)
    pen.outline("-.05,.2! .0,.165 .06,.15 .12,.165 .16,.22! .08,.205 .0,.205")
    pen.limb(".06,.3,.035 .05,.38,.075 .07,.5,.078 .1,.62,.08 .1,.7,.08")
    pen.limb(".05,.37,.036 .0,.5,.03 -.1,.53,.024 -.14,.52,.022")
    pen.limb(".08,.66,.06 -.08,.6,.05 -.16,.7,.04")
    pen.rod("-.18,.5,.011 .12,.68,.012 .36,.84,.012")
    pen.outline(".33,.8! .48,.88 .56,.96! .5,.98 .4,.92 .31,.84!")


def plane(pen: Pen) -> None:
    """A twin-engined bomber seen from ahead, dihedral wings, propellers turning."""
    pen.outline("0,.38 .04,.4 .056,.46 .056,.54 .03,.59 0,.605 -.03,.59 -.056,.54 -.056,.46 -.04,.4")
    for side in (1, -1):
        half = pen.placed(0, 0, flip=side < 0)
        half.outline("0,.5! .2,.485 .4,.455 .56,.425! .58,.43 .57,.445! .4,.49 .2,.535 .0,.57!")
        half.disc(0.2, 0.51, 0.042)
        half.rod(".2,.4,.006 .2,.62,.006")
        half.outline("0,.375! .1,.37 .19,.365! .19,.38 .1,.392 .0,.4!")
    pen.outline("-.01,.27! .01,.27! .018,.42! -.018,.42!")
    pen.outline("-.036,.44 0,.415 .036,.44 .03,.465 0,.46 -.03,.465", value=GLASS)


def helicopter(pen: Pen) -> None:
    """A helicopter nosing down to the right."""
    local = pen.placed(0.0, 0.5, angle=7)
    local.outline(
        ".4,.06 .37,-.04 .28,-.12 .14,-.16 -.02,-.16 -.16,-.12 -.24,-.06! -.5,-.065 -.66,-.09! -.74,-.24! "
        "-.68,-.24 -.62,-.1! -.6,-.03! -.4,-.0 -.22,.06 -.12,.15 .04,.18 .22,.17 .35,.13"
    )
    local.outline(".36,-.02 .28,-.095 .17,-.12! .15,.02! .26,.04 .37,.05", value=GLASS)
    local.polygon("-.06,-.15 .1,-.15 .06,-.22 -.02,-.22")
    local.rod(".02,-.3,.012 .02,-.2,.016")
    local.rod("-.72,-.3,.005 .02,-.285,.011 .76,-.3,.005")
    local.rod("-.72,-.33,.005 -.68,-.12,.009 -.65,.02,.005")
    local.stroke(".42,.24 .36,.28 .1,.285 -.2,.285", 0.02)
    local.rod("-.06,.14,.01 -.1,.285,.01")
    local.rod(".16,.15,.01 .18,.285,.01")


def balloon(pen: Pen) -> None:
    """A hot-air balloon with its basket."""
    pen.symmetric("0,0 .12,.015 .23,.08 .29,.19 .285,.31 .23,.45 .15,.57 .085,.68! .06,.7! 0,.7!")
    pen.outline("-.08,.84! .08,.84! .07,.93 .055,.985! -.055,.985! -.07,.93")
    pen.rod("-.085,.84,.01 .085,.84,.01")
    for x in (0.055, 0.02):
        for side in (1, -1):
            pen.stroke(f"{side * x},.69 {side * x * 1.25},.85", 0.007, smooth=False)
    for x in (0.06, 0.17):
        for side in (1, -1):
            pen.stroke(
                f"{side * x * 0.2},.03 {side * x},.2 {side * x * 0.9},.38 {side * x * 0.35},.68",
                0.006,
                value=190,
            )


def submarine(pen: Pen) -> None:
    """A submarine, periscope up, heading right."""
    pen.outline(
        "-.8,.55! -.6,.47 -.36,.43 .0,.42 .4,.42 .62,.45 .76,.53 .78,.58 .74,.64 .6,.7 .3,.73 -.1,.73 -.44,.69 -.66,.63"
    )
    pen.outline("-.02,.43! .02,.29 .06,.26! .28,.26 .31,.29 .35,.43!")
    pen.rod(".12,.28,.014 .12,.12,.011")
    pen.rod(".12,.12,.013 .19,.12,.013")
    pen.rod(".2,.28,.007 .2,.17,.005")
    pen.polygon("-.7,.55 -.8,.38 -.68,.38 -.54,.48")
    pen.polygon("-.7,.6 -.78,.76 -.68,.76 -.52,.66")
    pen.outline("-.84,.46! -.8,.5 -.79,.575 -.8,.66 -.84,.7! -.85,.58")
    pen.polygon(".42,.53 .6,.53 .56,.56 .44,.56", value=0)


FIGURES = (
    Figure("rocket", rocket, 0.56),
    Figure("ufo", ufo, 1.08, feet=False),
    Figure("spaceship", spaceship, 1.64, feet=False, facing=1),
    Figure("ship", ship, 1.38, feet=False, facing=1),
    Figure("sailboat", sailboat, 0.78, feet=False, facing=1),
    Figure("rowboat", rowboat, 1.2, person=True, feet=False, facing=-1),
    Figure("plane", plane, 1.22, feet=False),
    Figure("helicopter", helicopter, 1.64, feet=False, facing=1),
    Figure("balloon", balloon, 0.64, feet=False),
    Figure("submarine", submarine, 1.74, feet=False, facing=1),
)
