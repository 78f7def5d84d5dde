"""What a silhouette is: a name, a drawing and the few facts a stage needs to place it."""

from collections.abc import Callable
from dataclasses import dataclass

from posterlib.offline_art.figures.pen import Pen


@dataclass(frozen=True)
class Figure:
    """One entry of the silhouette vocabulary.

    `width` is the room it takes, in its own heights. A `person` goes when a prompt wants no people. A figure with
    `feet` stands on the ground line; one without flies, floats or is cropped by the edge of the picture. `facing` is
    -1 for a figure that looks left, 1 for right and 0 for one seen from the front or from behind.
    """

    name: str
    draw: Callable[[Pen], None]
    width: float
    person: bool = False
    feet: bool = True
    facing: int = 0
