"""How a scene decides which of its picture ideas to paint, and who and what of the prompt appears in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import Colour
from posterlib.offline_art.figures import FIGURES, beasts, places, wings
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.staging import Ground, Placed, Stage

# What a concept's weight gains: for a word understood, again for one that stands there literally, and for a mood.
_WORD_PULL, _LITERAL_PULL, _MOOD_PULL = 8.0, 8.0, 1.2
_CROWDED_OUT = 0.1
_RARELY = 0.15

_WALKING_THINGS = frozenset(figure.name for figure in (*beasts.FIGURES, *wings.FIGURES)) | {"robot"}
_LOOKING_LEFT = frozenset(("wolf", "deer", "fox", "cat"))
_BUILDINGS = frozenset(figure.name for figure in places.FIGURES) | {"tent"}

# Height beside a grown person of height 1.
_STATURE = {
    "cat": 0.35, "fox": 0.5, "dog": 0.5, "wolf": 0.7, "owl": 0.4, "raven": 0.4, "child": 0.72, "girl": 0.72,
    "child_with_lantern": 0.78, "bear": 0.95, "horse": 1.25, "rider": 1.35, "elephant": 1.7, "dinosaur": 2.2,
    "seated_man": 0.8, "motorcycle": 0.85, "skier": 0.8,
}  # fmt: skip
_LEAST_LEADING_STATURE = 0.75

# What may cross a sky, and how tall it is drawn there, in units.
_AIRBORNE = {
    "dragon": 0.2, "balloon": 0.13, "ufo": 0.09, "spaceship": 0.1, "helicopter": 0.08, "plane": 0.055, "eagle": 0.08,
    "witch_on_broom": 0.1, "bat": 0.05, "angel": 0.14,
}  # fmt: skip

Result = TypeVar("Result")


@dataclass(frozen=True)
class Concept(Generic[Result]):
    """One picture idea of a scene: how it is painted, and how often it comes unasked.

    `words` ask for it and for no other; `moods` only suit it, and leave the others their chance. One without room for
    a figure comes seldom when the prompt has someone to show.
    """

    paint: Callable[[Canvas, Stage, Reading], Result]
    words: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    weight: float = 1.0
    has_room: bool = True


def choose(canvas: Canvas, reading: Reading, concepts: Sequence[Concept[Result]]) -> Concept[Result]:
    """Return the concept whose turn it is; one whose words are in the prompt gets several times as many turns."""
    weights = [_weight(reading, concept) for concept in concepts]
    if max(weights) >= _LITERAL_PULL + _WORD_PULL:  # named outright: the others become rare surprises
        weights = [weight if weight >= _LITERAL_PULL else weight * _RARELY for weight in weights]
    mark = canvas.turn * sum(weights)
    for concept, weight in zip(concepts, weights, strict=True):
        mark -= weight
        if mark < 0:
            return concept
    return concepts[-1]


def _weight(reading: Reading, concept: Concept[Result]) -> float:
    understood = [word for word in concept.words if reading.mentions(word)]
    literal = [word for word in understood if f" {word}" in f" {reading.text}"]
    mood = _MOOD_PULL if reading.mentions(*concept.moods) else 0.0
    seldom = _CROWDED_OUT if not concept.has_room and alive(reading.subject) else 1.0
    return (
        (concept.weight + mood) * seldom + _WORD_PULL * min(2, len(understood)) + _LITERAL_PULL * min(2, len(literal))
    )


def alive(name: str | None) -> bool:
    """Whether a figure walks on its own feet: people and beasts, not houses or cars."""
    figure = FIGURES.get(name or "")
    return figure is not None and figure.feet and (figure.person or figure.name in _WALKING_THINGS)


def lead(canvas: Canvas, reading: Reading, usual: Sequence[str]) -> str:
    """Name who the picture is about: the first living thing of the prompt, else one of `usual`."""
    for name in (reading.subject, *reading.companions):
        if name is not None and alive(name):
            return name
    return canvas.dice.choice(usual)


def stand(
    stage: Stage,
    reading: Reading,
    name: str,
    x: float,
    ground: Ground,
    height: float,
    colour: Colour,
    *,
    rim: Colour | None = None,
    light_x: float | None = None,
    rim_width: float | None = None,
) -> Placed | None:
    """Stand `name` at x with the prompt's living companions beside it, facing and rimmed by the light at `light_x`.

    `ground` is a height in pixels or one for every column; `height` is that of a grown person. Returns where the
    first of them stands, None when the prompt wants nobody.
    """
    towards = 1 if (stage.canvas.width / 2 if light_x is None else light_x) >= x else -1
    others = [other for other in reading.companions if alive(other) and other != name][:2]
    first: Placed | None = None
    reach = {-1: FIGURES[name].width / 2 * height, 1: FIGURES[name].width / 2 * height}
    for index, figure in enumerate((name, *others)):
        stature = _STATURE.get(figure, 1.0)
        size = height * (max(stature, _LEAST_LEADING_STATURE) if index == 0 else stature * 0.96)
        side = (0, -towards, towards)[index]
        place = x
        if side:
            half = FIGURES[figure].width / 2 * size
            place += side * (reach[side] + half * 0.8)
            reach[side] += half * 2
        placed = stage.stamp(
            figure, place, stage.ground_at(ground, place) + size * 0.03, size, colour, flip=faces_away(figure, towards),
            rim=rim, rim_direction=(towards, -1), rim_width=rim_width,
        )  # fmt: skip
        first = first or placed
    return first


def faces_away(name: str, towards: int) -> bool:
    """Whether a figure has to be flipped to look `towards` -1 (left) or 1 (right)."""
    return (towards > 0) == (name in _LOOKING_LEFT)


def fly(
    stage: Stage, reading: Reading, top: float, bottom: float, colour: Colour, *, rim: Colour | None = None
) -> None:
    """Let what the prompt names and can fly cross the sky between two heights, clear of what is reserved."""
    canvas = stage.canvas
    for name in reading.companions:
        if name not in _AIRBORNE:
            continue
        size = canvas.unit * _AIRBORNE[name] * canvas.dice.uniform(0.85, 1.2)
        half = FIGURES[name].width / 2 * size + canvas.unit * 0.03
        shares = canvas.dice.shuffled([(x, y) for x in (0.2, 0.35, 0.5, 0.65, 0.8) for y in (0.3, 0.65, 1.0)])
        spots = [(canvas.width * x, top + (bottom - top) * y) for x, y in shares]
        free = [stage.overlap((x - half, y - size * 1.3, x + half, y + size * 0.3)) for x, y in spots]
        x, ground = spots[free.index(min(free))]
        stage.stamp(name, x, ground, size, colour, flip=x > canvas.width / 2, rim=rim)


def birds(stage: Stage, x: float, y: float, colour: Colour) -> None:
    """Let a few far birds, or none, gather about a point of the sky."""
    dice, unit = stage.canvas.dice, stage.canvas.unit
    for _ in range(dice.choice((0, 3, 5, 7))):
        at = x + dice.gauss(0, 0.12) * unit, y + dice.gauss(0, 0.048) * unit
        stage.stamp("bird", *at, unit * dice.uniform(0.009, 0.021), colour, reserve=False)


def building(reading: Reading, *also: str) -> str | None:
    """Name the first building of the prompt, or of the figures in `also`, if there is one."""
    wanted = _BUILDINGS.union(also)
    return next((name for name in (reading.subject, *reading.companions) if name in wanted), None)
