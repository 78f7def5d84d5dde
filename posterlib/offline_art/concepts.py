"""How a scene decides which of its picture ideas to paint."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import alive
from posterlib.offline_art.reading import Reading
from posterlib.offline_art.staging import Stage

# What a concept's weight gains: for a word understood, again for one that stands there literally, and for a mood.
_WORD_PULL, _LITERAL_PULL, _MOOD_PULL = 8.0, 8.0, 1.2
_CROWDED_OUT = 0.1
_RARELY = 0.15

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
