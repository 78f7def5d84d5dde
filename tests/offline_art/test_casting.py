"""Who of a prompt stands in the picture, and where."""

import itertools

import pytest

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.casting import faces_away, lead, party, stand
from posterlib.offline_art.colour import hex_colour
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.reading import read
from posterlib.offline_art.staging import SAFE_MARGIN, Stage

INK = hex_colour("#ff0000")


def stage_for(prompt: str, width: int = 600) -> Stage:
    return Stage(Canvas(width, 400, PALETTES["noir"][0], Dice(prompt)), read(prompt))


def cast(stage: Stage, name: str, x: float = 300, room: tuple[float, float] | None = None) -> list[float]:
    """Stand `name` and its party, and return the middle of everybody who stands there."""
    stand(stage, stage.reading, name, x, 350, 120, INK, room=room)
    return sorted((left + right) / 2 for (left, _, right, _), _ in stage.reserved)


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("three soldiers in a trench", 3),
        ("five old friends", 5),
        ("7 samurai", 7),
        ("six people at a table", 6),
        ("two wolves", 2),
    ],
)
def test_as_many_stand_there_as_the_prompt_counts(prompt: str, count: int) -> None:
    stage = stage_for(prompt)

    assert read(prompt).headcount == count
    assert len(cast(stage, lead(stage.canvas, stage.reading, ("person",)))) == count


@pytest.mark.parametrize(
    "prompt",
    ["a soldier", "two days later, a soldier", "three hours with one woman", "1970s detective", "twelve angry men"],
)
def test_other_numbers_multiply_nobody(prompt: str) -> None:
    assert read(prompt).headcount == 1


def test_friends_are_not_copies_of_each_other() -> None:
    assert len(set(party(read("four friends"), "person"))) == 4


def test_a_dog_is_not_one_of_the_soldiers_it_runs_with() -> None:
    assert party(read("three soldiers and a dog"), "soldier") == ["soldier", "dog", "soldier", "soldier"]


def test_people_named_one_by_one_are_those_counted() -> None:
    assert party(read("two friends, a knight and a wizard"), "knight") == ["knight", "wizard"]


def test_a_couple_is_two_already() -> None:
    assert party(read("two lovers"), "couple") == ["couple"]


@pytest.mark.parametrize("width", [200, 400, 1200])
def test_a_party_keeps_inside_the_picture_without_standing_on_one_spot(width: int) -> None:
    middles = cast(stage_for("six soldiers", width), "soldier", x=width * 0.9)

    gaps = [right - left for left, right in itertools.pairwise(middles)]
    assert min(gaps) > 8
    assert middles[0] > width * SAFE_MARGIN
    assert middles[-1] < width * (1 - SAFE_MARGIN)


def test_a_party_keeps_to_its_roof() -> None:
    middles = cast(stage_for("five friends"), "person", x=180, room=(20, 200))

    assert middles[-1] < 200


@pytest.mark.parametrize(("name", "drawn"), [("wolf", -1), ("rider", -1), ("walking_man", 1), ("cat", -1)])
def test_a_figure_is_flipped_only_to_turn_round(name: str, drawn: int) -> None:
    assert not faces_away(name, drawn)
    assert faces_away(name, -drawn)
