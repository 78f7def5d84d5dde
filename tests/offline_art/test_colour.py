import numpy as np
import pytest

from posterlib.offline_art.colour import from_oklab, hex_colour, lightness, mix, ramp, shade, to_oklab

BLUE, ORANGE = hex_colour("#2a63c4"), hex_colour("#f0762b")


def test_a_written_colour_survives_the_way_to_oklab_and_back() -> None:
    assert from_oklab(to_oklab(ORANGE)) == pytest.approx(ORANGE, abs=1e-6)


def test_a_mix_starts_at_one_colour_and_ends_at_the_other() -> None:
    assert mix(BLUE, ORANGE, 0) == pytest.approx(BLUE, abs=1e-6)
    assert mix(BLUE, ORANGE, 1) == pytest.approx(ORANGE, abs=1e-6)


def test_the_middle_of_two_colours_looks_half_as_light_as_both_together() -> None:
    assert lightness(mix(BLUE, ORANGE, 0.5)) == pytest.approx((lightness(BLUE) + lightness(ORANGE)) / 2, abs=1e-6)


def test_black_and_white_are_the_ends_of_lightness() -> None:
    assert lightness(hex_colour("#000000")) == pytest.approx(0, abs=1e-6)
    assert lightness(hex_colour("#ffffff")) == pytest.approx(1, abs=1e-3)


def test_shading_without_chroma_gives_a_grey() -> None:
    grey = shade(ORANGE, chroma=0)

    assert grey.max() - grey.min() < 1e-3


def test_a_colour_pushed_past_white_stays_a_colour() -> None:
    assert shade(ORANGE, lightness=2, chroma=3).max() <= 1


def test_a_ramp_holds_its_end_colours() -> None:
    colours = ramp([(0.2, BLUE), (0.8, ORANGE)], np.array([0.0, 0.2, 0.8, 1.0]))

    assert colours[0] == pytest.approx(BLUE, abs=1e-5)
    assert colours[3] == pytest.approx(ORANGE, abs=1e-5)
