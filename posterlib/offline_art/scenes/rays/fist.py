"""A raised fist, as large as the poster."""

from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.sets.props import Extent

FIST_EXTENT: Extent = (-0.5, -1.1, 0.5, 1.7)


def fist(pen: Pen) -> None:
    """A raised fist seen from the palm side on its forearm, gaps of light between the fingers; knuckles at -1."""
    pen.outline("-.25,-.3 -.235,0 -.27,.35 -.32,.8 -.34,1.2 -.34,1.7! .34,1.7! .34,1.2 .33,.8 .28,.35 .225,0 .24,-.3")
    pen.outline("-.33,-.6 -.35,-.42 -.33,-.25 -.235,-.08 .2,-.06 .315,-.22 .35,-.42 .34,-.6")
    for index, (top, bottom) in enumerate(((-0.94, -0.4), (-0.99, -0.4), (-0.97, -0.4), (-0.905, -0.43))):
        x = -0.27 + 0.181 * index
        for margin, value in ((0.014, 0), (0.0, 255)):
            half = 0.082 + margin
            pen.outline(
                f"{x - half},{top + 0.085}! {x - half * 0.72},{top + 0.015 - margin} {x},{top - margin} "
                f"{x + half * 0.72},{top + 0.015 - margin} {x + half},{top + 0.085}! "
                f"{x + half},{bottom}! {x - half},{bottom}!",
                value,
            )
    pen.polygon("-.33,-.25 -.1,-.47 .345,-.43 .31,-.2 .18,-.08 -.2,-.08")
    pen.stroke("-.02,-.365 .1,-.345 .22,-.365 .335,-.425", 0.018, 0)
    thumb = (
        (-0.27, -0.16, 0.12),
        (-0.315, -0.36, 0.115),
        (-0.2, -0.475, 0.092),
        (0.03, -0.5, 0.083),
        (0.115, -0.485, 0.074),
    )
    for margin, value in ((0.022, 0), (0.0, 255)):
        pen.rod(" ".join(f"{x},{y},{radius + margin}" for x, y, radius in thumb), value)
    pen.polygon("-.33,-.3 -.2,-.33 -.05,-.32 .05,-.1 -.15,0 -.24,.1 -.28,-.06")
