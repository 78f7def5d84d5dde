"""The scenes by name: each paints a canvas for a reading and says how it wants to be developed."""

from collections.abc import Callable

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.finish import Finish
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.scenes import (
    blinds,
    bokeh,
    castle,
    city,
    contour,
    cutpaper,
    deep,
    desert,
    forest,
    hills,
    house,
    mountains,
    ocean,
    portrait,
    rays,
    space,
    spotlight,
    synthwave,
    war,
)
from posterlib.offline_art.staging import Stage

Paint = Callable[[Canvas, Stage, Reading], Finish]

SCENES: dict[str, Paint] = {
    "blinds": blinds.paint,
    "bokeh": bokeh.paint,
    "castle": castle.paint,
    "city": city.paint,
    "contour": contour.paint,
    "cutpaper": cutpaper.paint,
    "deep": deep.paint,
    "desert": desert.paint,
    "forest": forest.paint,
    "hills": hills.paint,
    "house": house.paint,
    "mountains": mountains.paint,
    "ocean": ocean.paint,
    "portrait": portrait.paint,
    "rays": rays.paint,
    "space": space.paint,
    "spotlight": spotlight.paint,
    "synthwave": synthwave.paint,
    "war": war.paint,
}
