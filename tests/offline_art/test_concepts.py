"""Every picture idea of every scene can be painted at every shape, whatever the prompt."""

import random
import sys
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.concepts import Concept, choose
from posterlib.offline_art.lexicon import entries
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.reading import Reading, read
from posterlib.offline_art.scenes import SCENES
from posterlib.offline_art.scenes.cutpaper.scene import UNASKED, set_up
from posterlib.offline_art.staging import Stage

Painting = Callable[[Canvas, Stage, Reading], object]

SHAPES = [(320, 320), (320, 1280), (1280, 320)]
WORDS = sorted(canonical for canonical, _, _ in entries())
GENRES = sorted(PALETTES)


def ideas() -> Iterator[object]:
    for scene, paint in SCENES.items():
        if scene == "cutpaper":
            for idea in dict.fromkeys(UNASKED):
                yield pytest.param(
                    lambda canvas, stage, reading, idea=idea: idea(set_up(canvas, stage, reading)),
                    id=f"{scene}:{idea.__name__}",
                )
        else:
            for concept in sys.modules[paint.__module__].CONCEPTS:
                yield pytest.param(concept.paint, id=f"{scene}:{concept.paint.__name__}")


@pytest.mark.parametrize("idea", list(ideas()))
def test_every_idea_of_every_scene_is_painted_at_every_shape(idea: Painting, request: pytest.FixtureRequest) -> None:
    words = random.Random(request.node.name)
    for number, (width, height) in enumerate(SHAPES):
        prompt = " ".join(words.sample(WORDS, 2 * number))
        reading = read(prompt, "people" if number == 1 else "")
        palette = words.choice(PALETTES[words.choice(GENRES)])
        canvas = Canvas(width, height, palette, Dice(prompt), moon=reading.moon)

        idea(canvas, Stage(canvas, reading), reading)

        assert np.isfinite(canvas.pixels).all(), (prompt, width, height)
        assert np.ptp(canvas.pixels) > 0.15, f"nearly empty: {prompt!r} at {width} x {height}"


def chosen(prompt: str, concepts: list[Concept[str]], turns: int = 40) -> list[str]:
    reading, palette = read(prompt), PALETTES["drama"][0]
    turned = (Canvas(8, 8, palette, Dice("turn"), turn / turns) for turn in range(turns))
    return [choose(canvas, reading, concepts).paint(canvas, Stage(canvas, reading), reading) for canvas in turned]


SUMMIT = Concept(lambda *_: "summit", ("summit",))
VALLEY = Concept(lambda *_: "valley", ("valley",))
STILL_LIFE = Concept(lambda *_: "still life", has_room=False)


def test_without_words_the_ideas_take_equal_turns() -> None:
    assert chosen("", [SUMMIT, VALLEY]).count("summit") == 20


def test_an_idea_named_in_the_prompt_gets_nearly_all_turns() -> None:
    assert chosen("a valley in winter", [SUMMIT, VALLEY]).count("valley") > 38


def test_an_idea_without_room_for_a_figure_comes_seldom_when_there_is_one() -> None:
    assert chosen("a soldier", [SUMMIT, STILL_LIFE]).count("still life") < 6
