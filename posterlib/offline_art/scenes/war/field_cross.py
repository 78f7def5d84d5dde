"""A soldier's grave in the field."""

from posterlib.offline_art.figures.pen import Pen
from posterlib.offline_art.sets.props import Extent

FIELD_CROSS_EXTENT: Extent = (-0.25, -1.08, 0.25, 0.03)


def field_cross(pen: Pen) -> None:
    """A rifle planted in the ground with a helmet hung on its butt: a soldier's grave; one unit tall."""
    pen.rod("0,0,.01 0,-.35,.013")
    pen.outline("-.022,-.26! .02,-.26! .026,-.6 .034,-.66 .03,-.74 .062,-.93! -.035,-.93! -.018,-.74 -.026,-.62")
    pen.stroke(".026,-.6 .055,-.63 .05,-.69 .03,-.7", 0.01)
    pen.stroke(".028,-.6 .062,-.585", 0.012)
    pen.stroke("-.03,-.85 -.08,-.68 -.07,-.45 -.02,-.33", 0.009)
    pen.outline(
        "-.18,-.842! -.158,-.865 -.145,-.94 -.1,-1 .01,-1.03 .115,-.995 .155,-.93 .163,-.865 .185,-.845! "
        ".1,-.848 -.09,-.848"
    )
    pen.stroke("-.1,-.86 -.08,-.76 -.04,-.73", 0.008)
