"""People of our day in motion and at rest: walking, running, seated, leaning, carrying a light."""

from posterlib.offline_art.figures.body import arm, fedora, head, leg, profile_head
from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen


def walking_man(pen: Pen) -> None:
    """A man striding to the right in an open coat."""
    profile_head(pen, 0.03, 0.07, tilt=2)
    leg(pen, ".0,.52 -.055,.74 -.165,.9 -.118,.968", cuff=0.028)
    leg(pen, ".0,.52 .105,.72 .145,.945 .215,.962", cuff=0.029)
    arm(pen, ".01,.205 -.085,.34 -.115,.46", 1.02)
    pen.outline(
        ".03,.145 .066,.185 .076,.25 .07,.33 .074,.42 .09,.52 .116,.64! .06,.66 .03,.6! -.02,.7 -.1,.74 "
        "-.2,.735! -.15,.66 -.11,.56 -.086,.46 -.076,.36 -.084,.27 -.07,.19 -.03,.15"
    )
    arm(pen, ".01,.21 .07,.35 .15,.43", 1.08)


def running_man(pen: Pen) -> None:
    """A man in full sprint to the right, all but off the ground."""
    pen = pen.placed(0.0, -0.04, 1.18)
    profile_head(pen, 0.155, 0.08, tilt=8)
    pen.limb(".13,.17,.045 .105,.22,.078 .06,.34,.07 .02,.44,.072 .0,.49,.074")
    leg(pen, ".0,.5 -.13,.66 -.335,.69 -.38,.77", cuff=0.023)
    leg(pen, ".03,.5 .2,.6 .17,.83 .24,.86", cuff=0.023)
    arm(pen, ".09,.215 -.05,.3 -.14,.21", 1.0)
    arm(pen, ".125,.21 .16,.35 .285,.325", 1.04)
    pen.outline("-.08,.47! -.03,.39 .06,.4 .085,.5! .05,.56 -.05,.56")


def running_woman(pen: Pen) -> None:
    """A woman fleeing to the left, looking over her shoulder, hair and dress streaming."""
    pen = pen.placed(0.0, -0.02, 1.07)
    profile_head(pen, -0.11, 0.078, tilt=6, size=0.92)
    pen.outline("-.1,.012 -.15,.01 -.18,.05 -.172,.1 -.19,.14 -.16,.16 -.12,.13 -.118,.07 -.08,.03")
    leg(pen, "-.01,.52 .1,.69 .285,.77 .305,.85", 0.8, cuff=0.0165)
    leg(pen, "-.04,.52 -.17,.69 -.185,.9 -.26,.945", 0.84, cuff=0.0165)
    pen.limb("-.105,.15,.024 -.09,.2,.052 -.07,.29,.05 -.055,.36,.044")
    pen.outline(
        "-.1,.33 -.02,.33 .03,.42 .1,.51 .2,.56 .31,.575! .27,.63 .19,.67! .13,.65 .05,.69! .0,.64 -.08,.66 "
        "-.19,.66! -.17,.55 -.13,.45"
    )
    arm(pen, "-.1,.2 -.04,.31 -.15,.345", 0.74)
    arm(pen, "-.075,.2 .06,.24 .155,.17", 0.74)


def woman_with_lantern(pen: Pen) -> None:
    """A cloaked woman in profile holding a lantern out before her."""
    pen.outline(
        ".03,.0 .06,.03 .058,.06 .064,.1! .04,.13 .07,.17 .1,.25 .08,.34 .06,.44 .08,.6 .1,.8 .13,.99! "
        ".05,.985 -.06,.995 -.22,.985! -.17,.8 -.13,.58 -.105,.4 -.11,.28 -.085,.19 -.05,.14 -.055,.07 "
        "-.02,.015"
    )
    pen.outline(".05,.035 .068,.05! .066,.062 .082,.085! .07,.09 .072,.106 .06,.118 .03,.11 .03,.05")
    pen.limb(".04,.22,.036 .12,.31,.03 .2,.31,.022 .24,.3,.018 .262,.298,.012")
    lantern(pen.placed(0.258, 0.3))


def child_with_lantern(pen: Pen) -> None:
    """A child in a hooded raincoat and boots lifting a lantern."""
    leg(pen, "-.045,.68 -.05,.81 -.05,.93 -.088,.972", 0.8, cuff=0.034)
    leg(pen, ".045,.68 .06,.81 .068,.93 .122,.974", 0.8, cuff=0.034)
    for x in (-0.05, 0.066):
        pen.rectangle(x - 0.036, 0.85, x + 0.036, 0.95)
    pen.outline(
        "-.012,.0! .04,.02 .082,.075 .086,.14 .062,.2! .1,.225 .108,.29 .102,.36 .12,.5 .142,.62 .16,.735! "
        ".08,.755 0,.748 -.08,.756 -.155,.735! -.136,.62 -.114,.5 -.102,.36 -.11,.29 -.1,.228 -.062,.2! "
        "-.088,.14 -.084,.075 -.045,.02"
    )
    pen.limb("-.085,.265,.034 -.15,.38,.033 -.155,.46,.035")
    pen.disc(-0.157, 0.5, 0.02)
    pen.limb(".085,.265,.034 .17,.3,.033 .25,.215,.034")
    pen.disc(0.272, 0.187, 0.022)
    lantern(pen.placed(0.282, 0.185, 1.15))


def lantern(pen: Pen) -> None:
    """A storm lantern hanging from its handle at the origin, with light in its glass."""
    pen.stroke("0,.0 -.034,.035 -.034,.07", 0.008)
    pen.stroke("0,.0 .034,.035 .034,.07", 0.008)
    pen.polygon("-.012,.03 .012,.03 .034,.062 -.034,.062")
    pen.polygon("-.03,.06 .03,.06 .036,.15 -.036,.15")
    pen.rectangle(-0.042, 0.146, 0.042, 0.166)
    pen.outline("-.02,.07 .02,.07 .026,.138 -.026,.138", value=70)


def girl_from_behind_with_balloon(pen: Pen) -> None:
    """A girl seen from behind, a balloon on a string above her."""
    body = pen.placed(-0.06, 0.36, 0.64)
    head(body, 0.0, 0.13, size=1.5, ears=False)
    for side in (1, -1):
        tail = body.placed(0, 0, flip=side < 0)
        tail.outline(".06,.08 .11,.1 .15,.16 .15,.24 .125,.29! .105,.24 .08,.17")
    leg(body, "-.05,.66 -.052,.8 -.048,.945 -.07,.975", 0.78, cuff=0.03)
    leg(body, ".045,.66 .058,.8 .066,.945 .1,.975", 0.78, cuff=0.03)
    body.outline(
        ".03,.25 .085,.27 .115,.3 .1,.36 .08,.42 .1,.5 .14,.62 .19,.755! .1,.775 .02,.765 -.08,.78 "
        "-.18,.76! -.135,.62 -.1,.5 -.08,.42 -.1,.36 -.115,.3 -.085,.27 -.03,.25"
    )
    arm(body, "-.095,.3 -.145,.42 -.15,.53", 0.92, hand=0.055)
    arm(body, ".095,.3 .16,.38 .2,.27", 0.92, hand=0.055)
    pen.stroke(".084,.51 .095,.4 .075,.3 .09,.2", 0.007)
    pen.outline(".09,-.14 .165,-.115 .195,-.03 .17,.07 .12,.14 .09,.165 .06,.14 .01,.07 -.015,-.03 .015,-.115")
    pen.polygon(".09,.155 .108,.185 .072,.185")


def seated_man(pen: Pen) -> None:
    """A man on a crate, chin on his fist, thinking; the height is that of the seated man."""
    profile_head(pen, 0.112, 0.115, tilt=18, size=1.4)
    pen.limb("0.05,.22,.06 -.01,.3,.1 -.07,.44,.108 -.1,.56,.108 -.1,.62,.1")
    pen.rectangle(-0.32, 0.68, 0.02, 1)
    leg(pen, "-.1,.63 .2,.6 .215,.935 .32,.972", 1.4, cuff=0.034)
    leg(pen, "-.1,.64 .15,.64 .1,.935 .2,.974", 1.34, cuff=0.034)
    pen.limb("0,.31,.058 .09,.43,.048 .18,.545,.04")
    pen.limb(".18,.545,.038 .19,.42,.034 .185,.3,.024 .165,.24,.034")
    pen.limb("-.02,.33,.055 -.02,.5,.045 .07,.58,.036 .17,.57,.028")


def man_leaning(pen: Pen) -> None:
    """A man in a hat leaning against a lamp post, one foot up against it."""
    pen.rod("-.12,-.13,.011 -.12,.6,.013 -.12,.93,.02")
    pen.polygon("-.155,.93 -.085,.93 -.075,1 -.165,1")
    pen.polygon("-.15,-.09 -.09,-.09 -.1,-.02 -.14,-.02")
    pen.outline("-.165,-.088! -.14,-.115 -.12,-.15 -.1,-.115 -.075,-.088!")
    body = pen.placed(0.0, 0.12, 0.88)
    profile_head(body, 0.005, 0.082, tilt=14)
    fedora(body, 0.008, 0.05, tilt=16, size=0.92)
    leg(body, ".02,.53 .12,.72 -.0,.86 .06,.905", cuff=0.028)
    leg(body, "-.01,.53 .055,.745 .105,.955 .18,.976", cuff=0.029)
    body.outline(
        ".0,.155 .04,.185 .058,.25 .06,.34 .066,.44 .084,.56! .02,.59 -.07,.57! -.08,.46 -.086,.36 -.1,.26 "
        "-.09,.19 -.05,.16"
    )
    arm(body, "-.02,.215 .005,.37 .09,.455", 1.12, hand=0.02)


def man_looking_up(pen: Pen) -> None:
    """A man with his head thrown back and his arms a little open."""
    profile_head(pen, -0.008, 0.078, tilt=-30)
    leg(pen, "-.03,.53 -.044,.745 -.075,.95 -.005,.974", cuff=0.029)
    leg(pen, ".006,.53 .05,.735 .055,.95 .13,.974", cuff=0.029)
    pen.outline(
        ".028,.13 .056,.18 .08,.24 .078,.32 .056,.41 .062,.5 .068,.6! .0,.62 -.09,.6! -.082,.5 -.078,.41 "
        "-.086,.32 -.088,.24 -.07,.175 -.038,.14"
    )
    arm(pen, "-.04,.21 -.135,.33 -.165,.455", 1.06)
    arm(pen, ".025,.215 .115,.33 .175,.435", 1.06)


FIGURES = (
    Figure("walking_man", walking_man, 0.48, person=True, facing=1),
    Figure("running_man", running_man, 0.96, person=True, facing=1),
    Figure("running_woman", running_woman, 0.72, person=True, facing=-1),
    Figure("woman_with_lantern", woman_with_lantern, 0.66, person=True, facing=1),
    Figure("child_with_lantern", child_with_lantern, 0.72, person=True),
    Figure("girl_from_behind_with_balloon", girl_from_behind_with_balloon, 0.44, person=True),
    Figure("seated_man", seated_man, 0.7, person=True, facing=1),
    Figure("man_leaning", man_leaning, 0.38, person=True, facing=1),
    Figure("man_looking_up", man_looking_up, 0.48, person=True, facing=1),
)
