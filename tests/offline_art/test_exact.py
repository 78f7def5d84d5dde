import numpy as np
import pytest

from posterlib.offline_art import exact

MANY = np.linspace(0.001, 4, 200_000, dtype=np.float32)


@pytest.mark.parametrize("name", ["exp", "sin", "cos", "tan", "cbrt"])
def test_each_function_is_the_rounded_double_precision_one(name: str) -> None:
    result = getattr(exact, name)(MANY)

    assert result.dtype == np.float32
    assert np.array_equal(result, getattr(np, name)(MANY.astype(np.float64)).astype(np.float32))


def test_a_field_keeps_its_shape_however_large_it_is() -> None:
    field = MANY.reshape(400, 500)

    assert np.array_equal(exact.exp(field), exact.exp(MANY).reshape(400, 500))


def test_a_whole_power_is_multiplied_out() -> None:
    assert exact.power(np.array([3.0], np.float32), 3)[0] == 27


def test_the_angle_of_a_point_to_the_left_is_half_a_turn() -> None:
    angles = exact.arctan2(np.zeros((1, 1), np.float32), np.array([[-1.0, 1.0]], np.float32))

    assert angles == pytest.approx(np.array([[np.pi, 0.0]]))
    assert angles.dtype == np.float32


def test_a_weighted_sum_adds_the_channels() -> None:
    assert exact.weighted_sum(np.array([[1.0, 2.0, 3.0]]), (0.5, 0.25, 2.0))[0] == 7.0


def test_a_soft_ramp_is_flat_outside_its_range() -> None:
    assert exact.smoothstep(np.array([-1.0, 0.5, 2.0])) == pytest.approx([0, 0.5, 1])
