"""Buildings: house, castle, lighthouse, tower, church, windmill, cabin, tent, ruin and gate."""

import math

from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import Pen

GLOW = 60

HOUSE_WINDOWS: tuple[tuple[float, float, float, float], ...] = (
    (-0.205, 0.535, 0.055, 0.12),
    (-0.075, 0.535, 0.055, 0.12),
    (0.13, 0.34, 0.06, 0.12),
    (0.13, 0.545, 0.06, 0.12),
    (-0.205, 0.825, 0.055, 0.12),
    (0.13, 0.825, 0.06, 0.11),
    (-0.375, 0.63, 0.05, 0.12),
)
"""The windows of the figure "house" that may be lit: left, top, width and height in its unit space."""


def house(pen: Pen) -> None:
    """A Victorian mansion gone to seed: mansard, gable, tower and porch."""
    pen.rectangle(-0.27, 0.47, 0.22, 1)
    pen.outline("-.33,.485! -.3,.46 -.24,.38 -.2,.27! .1,.27! .1,.485!")
    pen.polygon("-.235,.47 -.235,.395 -.25,.39 -.14,.13 -.03,.39 -.045,.395 -.045,.47")
    pen.rod("-.14,.08,.003 -.14,.16,.006")
    pen.rectangle(-0.035, 0.13, 0.02, 0.3)
    pen.rectangle(-0.045, 0.12, 0.03, 0.14)
    pen.rectangle(-0.025, 0.09, -0.012, 0.13)
    pen.rectangle(0, 0.095, 0.012, 0.13)
    pen.polygon("-.45,.56 -.26,.56 -.26,1 -.42,1 -.42,.58")
    pen.polygon("-.46,.565 -.4,.47 -.27,.47 -.27,.565")
    pen.rectangle(-0.37, 0.4, -0.335, 0.5)
    pen.rectangle(0.065, 0.27, 0.255, 1)
    pen.polygon(".04,.255 .28,.255 .27,.285 .05,.285")
    pen.outline(".035,.258! .08,.2 .12,.1 .16,-.06! .2,.1 .24,.2 .285,.258!")
    pen.rod(".16,-.11,.003 .16,-.02,.006")
    pen.disc(0.16, -0.065, 0.01)
    pen.rectangle(-0.21, 0.27, 0.09, 0.258)
    pen.polygon("-.3,.745 -.26,.715 .36,.715 .42,.745 .41,.765 -.29,.765")
    for x in (-0.27, -0.12, 0.06, 0.22, 0.31, 0.395):
        pen.rod(f"{x},.75,.008 {x},.98,.008")
        pen.polygon(f"{x - 0.03},.76 {x + 0.03},.76 {x + 0.008},.8 {x - 0.008},.8")
    for x in (0.27, 0.29, 0.335, 0.355, 0.375):
        pen.rod(f"{x},.9,.0035 {x},.975,.0035")
    pen.rectangle(0.23, 0.885, 0.4, 0.9)
    pen.polygon("-.45,.965 .42,.965 .44,1 -.47,1")


def castle(pen: Pen) -> None:
    """A castle of unequal towers on its crag, lights left out for the scene."""
    pen.outline("-.5,1! -.43,.9 -.37,.87! -.34,.79 -.27,.75! -.1,.7 .1,.68 .3,.71! .35,.8 .41,.83! .45,.92 .52,1!")
    for x, half, top, roof in (
        (-0.02, 0.07, 0.2, 0.24),
        (-0.17, 0.048, 0.38, 0.17),
        (0.13, 0.055, 0.33, 0.2),
        (-0.285, 0.04, 0.54, 0.13),
        (0.285, 0.046, 0.47, 0.16),
        (0.06, 0.028, 0.12, 0.13),
        (-0.1, 0.026, 0.3, 0.11),
    ):
        tower_with_roof(pen, x, half, top, roof)
    battlement(pen, -0.32, 0.32, 0.62, 0.85)
    battlement(pen, -0.12, 0.2, 0.48, 0.7)
    pen.outline("-.045,.84! -.045,.75 .0,.71 .045,.75 .045,.84!", value=0)
    for x, y in ((-0.02, 0.27), (-0.17, 0.46), (0.13, 0.4), (0.285, 0.54), (-0.02, 0.38)):
        pen.lancet(x, y + 0.03, 0.009, 0.044)


def tower_with_roof(pen: Pen, x: float, half: float, top: float, roof: float) -> None:
    """A round tower at x: a corbelled head, a witch's-hat roof and a pennant."""
    pen.rectangle(x - half, top, x + half, 0.8)
    wide = half * 1.22
    pen.polygon(
        f"{x - wide},{top} {x + wide},{top} {x + wide},{top + half * 0.7} {x + half},{top + half * 1.4} "
        f"{x - half},{top + half * 1.4} {x - wide},{top + half * 0.7}"
    )
    edge, tip = half * 1.5, top - roof
    shoulder = top - roof * 0.38
    pen.outline(
        f"{x - edge},{top + 0.008}! {x - half * 0.6},{shoulder} {x},{tip}! {x + half * 0.6},{shoulder} "
        f"{x + edge},{top + 0.008}!"
    )
    pen.rod(f"{x},{tip + 0.02},.004 {x},{tip - 0.05},.0025")
    pen.polygon(f"{x},{tip - 0.05} {x + half * 0.9},{tip - 0.035} {x},{tip - 0.02}")


def battlement(pen: Pen, left: float, right: float, top: float, bottom: float) -> None:
    """A wall from left to right with merlons on its crest."""
    pen.rectangle(left, top, right, bottom)
    count = round((right - left) / 0.05)
    step = (right - left) / count
    for index in range(count):
        x = left + (index + 0.22) * step
        pen.rectangle(x, top - 0.028, x + step * 0.56, top + 0.01)


def lighthouse(pen: Pen) -> None:
    """A lighthouse with gallery, lantern and keeper's cottage on the rocks."""
    pen.outline("-.075,.25! .075,.25! .085,.5 .12,.97! -.12,.97! -.085,.5")
    pen.outline("-.115,.24! .115,.24! .1,.265 .078,.29! -.078,.29! -.1,.265")
    for x in (-0.108, -0.072, -0.036, 0.0, 0.036, 0.072, 0.108):
        pen.rod(f"{x},.2,.004 {x},.245,.004")
    pen.rod("-.11,.198,.005 .11,.198,.005")
    pen.rectangle(-0.056, 0.11, 0.056, 0.245)
    pen.rectangle(-0.04, 0.13, 0.04, 0.19, value=GLOW)
    pen.outline("-.078,.115! -.05,.06 0,.025 .05,.06 .078,.115!")
    pen.rod("0,.03,.01 0,-.04,.004")
    for y in (0.38, 0.55, 0.72):
        pen.lancet(0.0, y + 0.045, 0.014, 0.061)
    pen.polygon(".1,.84 .19,.75 .3,.75 .36,.84 .345,.84 .345,.96 .1,.96")
    pen.rectangle(0.25, 0.7, 0.285, 0.78)
    pen.outline("-.46,1! -.38,.95 -.28,.96! -.2,.91 -.06,.93! .1,.915 .3,.93! .42,.955 .52,1!")


def tower(pen: Pen) -> None:
    """A dark fantasy tower on a crag: stepped shaft, crown of blades, a lesser turret on a corbel."""
    pen.outline("-.34,1! -.25,.92 -.22,.93! -.17,.84 -.13,.81! -.1,.75 .1,.74! .13,.8 .19,.84! .22,.91 .28,.92! .37,1!")
    pen.polygon("-.12,.86 -.1,.56 .1,.56 .12,.86")
    pen.polygon("-.12,.54 .12,.54 .1,.6 -.1,.6")
    pen.polygon("-.085,.56 -.07,.3 .07,.3 .085,.56")
    pen.polygon("-.065,.33 -.11,.22 .11,.22 .065,.33")
    for x, tip, half in (
        (-0.092, 0.04, 0.02),
        (-0.048, 0.08, 0.018),
        (0.048, 0.08, 0.018),
        (0.092, 0.04, 0.02),
    ):
        pen.outline(f"{x - half},.225! {x - half * 0.7},.16 {x * 1.1},{tip}! {x + half * 0.7},.16 {x + half},.225!")
    pen.outline("-.03,.22! -.028,.12 -.012,.0 0,-.12! .012,.0 .028,.12 .03,.22!")
    pen.outline(".08,.66! .13,.61 .135,.56! .205,.56! .205,.6 .17,.68 .11,.74!")
    pen.rectangle(0.135, 0.5, 0.205, 0.57)
    pen.outline(".122,.505! .15,.44 .17,.34! .19,.44 .218,.505!")
    for x in (-0.112, -0.056, 0.0, 0.056, 0.112):
        pen.rectangle(x - 0.014, 0.52, x + 0.014, 0.55)
    for y, half in ((0.4, 0.011), (0.66, 0.013)):
        pen.lancet(0.0, y + 0.05, half, 0.08)
    pen.outline(".162,.55! .162,.53 .17,.518 .178,.53 .178,.55!", value=0)


def church(pen: Pen) -> None:
    """A country church with a steeple to the left."""
    pen.rectangle(-0.3, 0.42, -0.08, 1)
    pen.outline("-.33,.43! -.27,.36 -.23,.22 -.19,-.02! -.15,.22 -.11,.36 -.05,.43!")
    pen.rod("-.19,-.12,.007 -.19,.0,.008")
    pen.rod("-.222,-.085,.007 -.158,-.085,.007")
    pen.polygon("-.1,.72 -.02,.5 .26,.5 .36,.72 .34,.72 .34,1 -.1,1")
    pen.outline("-.22,.58! -.22,.51 -.19,.475 -.16,.51 -.16,.58!", value=0)
    pen.outline("-.235,1! -.235,.86 -.19,.8 -.145,.86 -.145,1!", value=0)
    for x in (-0.02, 0.08, 0.18, 0.27):
        pen.lancet(x, 0.92, 0.022, 0.14)


def windmill(pen: Pen) -> None:
    """A Dutch windmill, sails set against the wind."""
    pen.outline("-.085,.38! .085,.38! .11,.6 .17,1! -.17,1! -.11,.6")
    pen.outline("-.105,.39! -.09,.31 -.02,.255 .06,.275 .1,.33 .115,.39!")
    pen.rectangle(-0.2, 0.73, 0.2, 0.75)
    for x in (-0.19, -0.14, 0.14, 0.19):
        pen.rod(f"{x},.74,.004 {x},.68,.004")
    pen.rod("-.2,.68,.005 .2,.68,.005")
    pen.outline("-.035,1! -.035,.88 0,.85 .035,.88 .035,1!", value=0)
    hub = pen.placed(0.0, 0.34)
    for quarter in range(4):
        sail = hub.placed(0, 0, angle=28 + 90 * quarter)
        sail.rod("0,0,.012 0,-.44,.006")
        sail.polygon(".008,-.1 .085,-.1 .085,-.44 .008,-.44")
        for rung in range(1, 6):
            y = -0.1 - rung * 0.34 / 6
            sail.rectangle(0.014, y - 0.022, 0.075, y + 0.018, value=70)
    pen.disc(0.0, 0.34, 0.026)


def cabin(pen: Pen) -> None:
    """A log cabin under heavy snow on its roof, smoke from the chimney."""
    pen.outline("-.63,.58! -.6,.54 -.3,.26! -.27,.235 .2,.235 .24,.26! .58,.54 .61,.58! .58,.61! -.6,.61!")
    pen.rectangle(-0.48, 0.58, 0.48, 1)
    for y in (0.66, 0.74, 0.82, 0.9, 0.965):
        pen.rod(f"-.52,{y},.03 .52,{y},.03")
    pen.rectangle(0.17, 0.12, 0.27, 0.34)
    pen.rectangle(0.155, 0.1, 0.285, 0.14)
    pen.outline(".21,.1! .19,.04 .23,-.0 .2,-.05 .24,-.1 .22,-.14! .29,-.09 .265,-.04 .29,.01 .25,.05 .235,.1!")
    pen.polygon("-.12,1 -.12,.72 .04,.72 .04,1", value=70)
    pen.rectangle(-0.38, 0.7, -0.22, 0.84, value=0)
    pen.rectangle(0.2, 0.7, 0.36, 0.84, value=0)
    for x in (-0.3, 0.28):
        pen.rod(f"{x},.7,.008 {x},.84,.008")
        pen.rod(f"{x - 0.08},.77,.008 {x + 0.08},.77,.008")


def tent(pen: Pen) -> None:
    """A ridge tent, lit from within, guy ropes taut."""
    pen.outline("0,.08! .16,.38 .36,.72 .56,1! -.56,1! -.36,.72 -.16,.38")
    pen.outline("0,.3! .07,.6 .17,1! -.17,1! -.07,.6", value=0)
    pen.outline("0,.3! .03,.6 .08,.8 .17,1! .1,1! .03,.75")
    pen.rod("0,.0,.012 0,.3,.012")
    pen.rod("0,.1,.006 .76,.99,.006")
    pen.rod("0,.1,.006 -.76,.99,.006")


def skyscraper(pen: Pen) -> None:
    """An art-deco skyscraper, stepped to its spire."""
    pen.symmetric(
        "0,-.12! .004,-.12! .008,.04! .02,.04! .03,.12! .045,.12! .05,.2! .075,.2! .075,.3! .105,.3! "
        ".105,.5! .14,.5! .14,.74! .18,.74! .18,1!"
    )
    for row in range(12):
        y = 0.34 + row * 0.052
        columns = 2 if y < 0.5 else 3 if y < 0.74 else 4
        for column in range(-columns, columns + 1):
            if math.sin(row * 12.9 + column * 78.2) > -0.25:
                x = column * 0.038
                pen.rectangle(x - 0.008, y, x + 0.008, y + 0.026, value=110)


FIGURES = (
    Figure("house", house, 0.98),
    Figure("castle", castle, 1.1),
    Figure("lighthouse", lighthouse, 1.1),
    Figure("tower", tower, 0.8),
    Figure("church", church, 0.78),
    Figure("windmill", windmill, 0.84),
    Figure("cabin", cabin, 1.3),
    Figure("tent", tent, 1.58),
    Figure("skyscraper", skyscraper, 0.42),
)
