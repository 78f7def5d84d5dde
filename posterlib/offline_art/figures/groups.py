"""Several figures drawn as one: couples, a rider on his horse, a crowd."""

from posterlib.offline_art.figures.beasts import walking_horse
from posterlib.offline_art.figures.body import arm, head, leg, profile_head, wide_hat
from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.figures.people import coat, person, woman


def couple(pen: Pen) -> None:
    """Two people from behind walking away hand in hand, her head towards him."""
    person(pen.placed(-0.145, 0.0, flip=True))
    her = pen.placed(0.15, 0.075, 0.925)
    her.outline(
        "-.035,.0 .012,.004 .04,.04 .042,.1 .055,.15 .062,.22 .05,.28! .0,.27 -.05,.28! -.055,.2 -.06,.12 -.066,.06"
    )
    leg(her, "-.03,.6 -.034,.77 -.04,.945 -.06,.978", 0.82, cuff=0.0165)
    leg(her, ".03,.6 .044,.77 .052,.945 .08,.979", 0.82, cuff=0.0165)
    her.outline(
        ".02,.15 .06,.164 .09,.185 .086,.24 .07,.31 .058,.37 .074,.44 .1,.54 .13,.66 .19,.76! .12,.775 "
        ".05,.765 -.03,.78 -.09,.765 -.13,.75! -.1,.6 -.088,.47 -.074,.42 -.06,.365 -.07,.31 -.088,.24 "
        "-.09,.186 -.06,.166 -.02,.15"
    )
    arm(her, ".08,.2 .118,.34 .128,.46", 0.76)
    arm(her, "-.08,.2 -.125,.335 -.165,.45", 0.76, hand=0.04)


def umbrella_couple(pen: Pen) -> None:
    """A couple close together under one umbrella."""
    coat(pen.placed(-0.08, 0.14, 0.86))
    woman(pen.placed(0.09, 0.2, 0.8))
    pen.outline(
        "-.36,.2! -.33,.1 -.24,.02 -.12,-.02 .01,-.035 .13,-.02 .25,.02 .34,.1 .37,.2! .3,.172 .222,.195! "
        ".15,.165 .075,.185! .005,.162 -.065,.185! -.14,.165 -.212,.195! -.29,.172"
    )
    pen.rod(".005,-.075,.005 .005,.46,.006")
    pen.limb("-.17,.33,.03 -.09,.44,.024 -.01,.41,.019")


def rider(pen: Pen) -> None:
    """A cowboy on a walking horse, facing left, reins in one hand."""
    walking_horse(pen)
    man = pen.placed(-0.02, 0.0, flip=True)
    profile_head(man, 0.026, 0.125, tilt=8, size=0.66)
    wide_hat(man, 0.028, 0.1, tilt=8, size=0.62)
    man.outline(
        ".02,.16 .05,.2 .052,.27 .04,.36 .06,.45 .03,.54! -.06,.54 -.11,.56! -.09,.44 -.075,.34 -.07,.24 -.045,.18"
    )
    man.limb("-.02,.21,.03 .03,.31,.024 .1,.365,.018 .135,.365,.014")
    man.limb(".0,.5,.058 .1,.57,.044 .1,.66,.034 .075,.76,.026")
    man.rod(".07,.775,.02 .11,.785,.017 .135,.782,.01")
    pen.stroke("-.155,.368 -.24,.4 -.37,.395", 0.006)


def crowd(pen: Pen) -> None:
    """A waiting crowd from behind, shoulder to shoulder, one arm raised."""
    row = (
        (-0.74, 0.93, 3),
        (0.74, 0.95, -4),
        (-0.58, 0.99, -3),
        (0.59, 1.0, 5),
        (-0.4, 0.92, 4),
        (0.43, 0.93, -3),
        (-0.25, 1.02, 0),
        (0.27, 1.0, 4),
        (-0.08, 0.94, -5),
        (0.1, 0.97, 2),
    )
    for index, (x, scale, tilt) in enumerate(row):
        one = pen.placed(x, 1 - scale, scale, flip=index % 3 == 1)
        head(one, 0.0, 0.067, tilt=tilt, ears=index % 2 == 0)
        if index % 3 == 1:
            one.outline("-.046,.05 -.03,.0 .03,.0 .046,.05 .064,.17! 0,.19 -.064,.17!")
        one.outline(
            ".03,.14 .07,.16 .118,.182 .14,.24 .152,.36 .15,.5! .1,.51 .1,.6 -.1,.6 -.1,.51 -.15,.5! "
            "-.152,.36 -.14,.24 -.118,.186 -.072,.165 -.03,.14"
        )
        leg(one, "-.044,.55 -.05,.74 -.05,.955 -.07,.974", cuff=0.03)
        leg(one, ".044,.55 .062,.745 .068,.955 .1,.976", cuff=0.03)
    pen.limb("-.02,.19,.032 .01,.1,.027 -.0,-.0,.02 .005,-.05,.016")
    pen.limb(".38,.21,.032 .36,.1,.027 .38,.02,.02 .38,-.04,.016")


FIGURES = (
    Figure("couple", couple, 0.7, person=True),
    Figure("umbrella_couple", umbrella_couple, 0.8, person=True),
    Figure("rider", rider, 0.98, person=True, facing=-1),
    Figure("crowd", crowd, 1.82, person=True),
)
