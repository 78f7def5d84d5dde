"""Heads and shoulders for the foreground, cropped by the lower edge of the picture."""

from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen


def fedora_bust(pen: Pen) -> None:
    """A man in a fedora from behind, collar up, face turned a little to the right."""
    pen.outline("-.64,1.06! -.6,.92 -.52,.82 -.36,.755 -.2,.7! -.1,.6 .1,.6 .2,.69! .4,.745 .55,.82 .62,.92 .66,1.06!")
    pen.outline("-.28,.76! -.25,.64 -.2,.53! -.13,.6 -.02,.635 .1,.61 .2,.52! .26,.63 .31,.76!")
    pen.outline(
        "-.145,.32! -.158,.42 -.14,.52 -.1,.6 -.08,.68! .1,.68! .12,.61 .16,.53! .172,.46 .188,.44! .172,.4 .16,.32!"
    )
    pen.ellipse(-0.152, 0.45, 0.022, 0.045, angle=-8)
    pen.outline(
        "-.4,.385! -.33,.32 -.22,.29 -.14,.295 .14,.285 .25,.275 .36,.3 .43,.36! .33,.385 .18,.385 .0,.4 "
        "-.16,.41 -.3,.405"
    )
    pen.outline("-.2,.33! -.2,.24 -.18,.14 -.13,.065 -.06,.05 .02,.085 .1,.04 .17,.055 .205,.14 .215,.24 .22,.32!")


def profile_face(pen: Pen) -> None:
    """A woman's face in profile, facing right, hair gathered at the nape."""
    pen.outline(
        "-.46,1.06! -.42,.95 -.3,.87 -.16,.83 -.1,.77 -.11,.68! -.16,.66 -.24,.68 -.3,.63 -.3,.54 -.25,.49 "
        "-.29,.38 -.26,.22 -.16,.1 .0,.04 .14,.06 .24,.14 .268,.235 .262,.3 .268,.345 .3,.405 .344,.472! "
        ".336,.497 .3,.51 .294,.53! .322,.556 .316,.578 .294,.59! .312,.604 .31,.632 .285,.65 .29,.684 "
        ".272,.726 .222,.742 .15,.722 .096,.716 .062,.755 .068,.82 .13,.875 .28,.92 .38,.97 .42,1.06!"
    )


def man_profile(pen: Pen) -> None:
    """A man's face in profile, facing right, short hair, collar."""
    pen.outline(
        "-.58,1.06! -.52,.93 -.38,.85 -.24,.8! -.2,.7 -.25,.58 -.28,.44 -.29,.28 -.23,.13 -.1,.045 .06,.03 "
        ".2,.07 .275,.16! .27,.22 .282,.29 .275,.33 .29,.37 .33,.43 .378,.498! .365,.522 .315,.532 "
        ".31,.552! .335,.578 .33,.6 .308,.612! .328,.63 .322,.662 .3,.68 .322,.72 .31,.776 .25,.8 .17,.785 "
        ".1,.77 .06,.8! .1,.87 .26,.91 .42,.97 .48,1.06!"
    )
    pen.outline("-.24,.74! -.22,.72 -.06,.78 .07,.82! .13,.93! -.1,.9")


def hooded_bust(pen: Pen) -> None:
    """A hooded figure whose face is left in darkness, eyes alight."""
    pen.outline(
        "-.64,1.06! -.58,.88 -.46,.76 -.3,.68 -.24,.56 -.26,.38 -.22,.22 -.12,.08 .02,-.02! .12,.06 .22,.2 "
        ".26,.38 .25,.56 .32,.68 .48,.76 .6,.88 .66,1.06!"
    )
    pen.stroke("-.1,.66 -.165,.54 -.17,.38 -.11,.23 .02,.13 .13,.22 .19,.38 .18,.54 .12,.66", 0.011, value=150)
    pen.outline("-.105,.4! -.06,.395 -.02,.425! -.06,.432", value=0)
    pen.outline(".125,.4! .08,.395 .04,.425! .08,.432", value=0)


def woman_bust(pen: Pen) -> None:
    """A woman from behind, long hair blown to the left."""
    pen.outline("-.46,1.06! -.42,.9 -.32,.81 -.16,.76 -.09,.66! .08,.64! .12,.75 .28,.8 .4,.89 .45,1.06!")
    pen.outline(
        ".02,.06 .13,.09 .2,.19 .215,.32 .19,.46 .16,.58 .17,.7! .1,.68 .08,.78 .0,.8 -.06,.9! -.1,.83 "
        "-.22,.86 -.34,.92! -.3,.84 -.44,.83 -.56,.76! -.42,.75 -.34,.68 -.42,.66! -.3,.62 -.24,.52 "
        "-.23,.38 -.22,.24 -.16,.13 -.08,.075"
    )


FIGURES = (
    Figure("fedora_bust", fedora_bust, 1.36, person=True, feet=False),
    Figure("profile_face", profile_face, 0.94, person=True, feet=False, facing=1),
    Figure("man_profile", man_profile, 1.18, person=True, feet=False, facing=1),
    Figure("hooded_bust", hooded_bust, 1.34, person=True, feet=False),
    Figure("woman_bust", woman_bust, 1.18, person=True, feet=False),
)
