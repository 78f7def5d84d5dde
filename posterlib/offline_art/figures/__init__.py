"""The silhouette vocabulary: every figure by name, drawn as an antialiased mask."""

from PIL import Image

from posterlib.offline_art.figures import (
    action,
    beasts,
    busts,
    craft,
    creatures,
    flora,
    groups,
    legends,
    myths,
    people,
    places,
    poses,
    vehicles,
    wings,
)
from posterlib.offline_art.figures.curve import catmull_rom
from posterlib.offline_art.figures.figure import Figure
from posterlib.offline_art.figures.pen import GROUND_MARGIN, HEADROOM, blank_mask, supersampling
from posterlib.offline_art.figures.places import HOUSE_WINDOWS

__all__ = ["FIGURES", "GROUND_MARGIN", "HEADROOM", "HOUSE_WINDOWS", "Figure", "catmull_rom", "silhouette"]

_FAMILIES = (
    people.FIGURES,
    poses.FIGURES,
    action.FIGURES,
    groups.FIGURES,
    legends.FIGURES,
    myths.FIGURES,
    beasts.FIGURES,
    wings.FIGURES,
    creatures.FIGURES,
    vehicles.FIGURES,
    craft.FIGURES,
    places.FIGURES,
    flora.FIGURES,
    busts.FIGURES,
)

FIGURES: dict[str, Figure] = {figure.name: figure for family in _FAMILIES for figure in family}


def silhouette(name: str, height: int, flip: bool = False) -> Image.Image:
    """Draw a figure `height` pixels tall as a mode "L" mask, white on black.

    The mask is larger than the figure: `HEADROOM` heights and a pixel above it, `GROUND_MARGIN` heights (at least a
    pixel) below its ground line, and `Figure.width` heights from side to side with the figure's axis in the middle.
    Raises KeyError for a name that `FIGURES` does not hold.
    """
    figure = FIGURES[name]
    height = max(8, height)
    image, pen = blank_mask(height, figure.width)
    figure.draw(pen)
    mask = image.reduce(supersampling(height))
    return mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if flip else mask
