import numpy as np
import pytest

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.reading import read
from posterlib.offline_art.staging import SAFE_MARGIN, Stage

INK = hex_colour("#ff0000")


def stage_for(prompt: str) -> Stage:
    return Stage(Canvas(300, 400, PALETTES["noir"][0], Dice(prompt)), read(prompt))


def ink(stage: Stage) -> np.ndarray:
    return stage.canvas.pixels[..., 0] > 0.5


def test_a_figure_stands_on_the_ground_at_its_place() -> None:
    stage = stage_for("a knight")

    placed = stage.stamp("knight", 150, 300, 120, INK)

    rows, columns = np.nonzero(ink(stage))
    assert placed is not None
    assert rows.max() == pytest.approx(300, abs=3)
    assert columns.mean() == pytest.approx(150, abs=20)


def test_ground_may_be_a_profile() -> None:
    stage = stage_for("a knight")

    stage.stamp("knight", 200, np.linspace(100, 400, 300), 80, INK)

    assert np.nonzero(ink(stage))[0].max() == pytest.approx(300, abs=4)


@pytest.mark.parametrize("x", [-500, 0, 299, 900])
def test_a_figure_at_the_edge_is_moved_wholly_into_the_safe_area(x: float) -> None:
    stage = stage_for("a rider")

    stage.stamp("rider", x, 420, 200, INK)

    rows, columns = np.nonzero(ink(stage))
    assert columns.min() >= 300 * SAFE_MARGIN - 2
    assert columns.max() <= 300 * (1 - SAFE_MARGIN) + 2
    assert rows.max() <= 400 * (1 - SAFE_MARGIN) + 2


def test_a_figure_too_large_for_the_picture_is_made_smaller() -> None:
    stage = stage_for("a castle")

    placed = stage.stamp("castle", 150, 380, 5000, INK)

    assert placed is not None
    assert placed.height <= 400


def test_a_cropped_figure_may_leave_the_picture() -> None:
    stage = stage_for("a rider")

    stage.stamp("rider", 0, 300, 200, INK, crop=True)

    assert ink(stage)[:, 0].any()


def test_no_person_appears_where_the_prompt_wants_none() -> None:
    stage = stage_for("a castle without people")

    assert stage.stamp("knight", 150, 300, 120, INK) is None
    assert not ink(stage).any()
    assert stage.stamp("wolf", 150, 300, 120, INK) is not None


def test_an_unknown_figure_is_left_out() -> None:
    assert stage_for("a teapot").stamp("teapot", 150, 300, 120, INK) is None


def test_the_rim_faces_the_light() -> None:
    stage = stage_for("a knight")
    light = hex_colour("#00ff00")

    stage.stamp("tower", 150, 300, 200, INK, rim=light, rim_direction=(1, -1), rim_width=6)

    lit_columns = np.nonzero(stage.canvas.pixels[220, :, 1] > 0.3)[0]
    drawn_columns = np.nonzero(stage.canvas.pixels[220].max(-1) > 0.3)[0]
    assert lit_columns.min() > drawn_columns.mean()


def test_a_spot_keeps_clear_of_the_moon() -> None:
    stage = stage_for("a knight")
    stage.reserve_disc(100, 250, 40)

    assert stage.spot([100, 220], 40, 100, 300) == 220


def test_a_heavier_obstacle_is_avoided_first() -> None:
    stage = stage_for("a knight")
    stage.reserve((80, 200, 120, 300), weight=1)
    stage.reserve((200, 200, 240, 300), weight=3)

    assert stage.spot([100, 220], 40, 100, 300) == 100


def test_a_second_figure_keeps_clear_of_the_first() -> None:
    stage = stage_for("two knights")
    stage.stamp("knight", 100, 300, 120, INK)

    assert stage.spot([100, 220], 60, 120, 300) == 220


def test_equal_spots_are_decided_by_the_dice() -> None:
    chosen = {stage_for(f"knight {number}").spot([100, 200], 40, 100, 300) for number in range(12)}

    assert chosen == {100, 200}


def test_a_third_is_left_or_right_of_the_middle() -> None:
    stage = stage_for("a knight")

    for _ in range(20):
        assert abs(abs(stage.third() - 150) - 50) <= 10
