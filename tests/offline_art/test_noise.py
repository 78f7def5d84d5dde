import numpy as np
from PIL import Image

from posterlib.offline_art.noise import Dice, fbm, profile_noise


def test_the_same_key_throws_the_same_dice() -> None:
    first, second = Dice("full moon"), Dice("full moon")

    assert [first.random() for _ in range(5)] == [second.random() for _ in range(5)]
    assert np.array_equal(first.field(9), second.field(9))


def test_another_key_throws_other_dice() -> None:
    assert not np.array_equal(Dice("full moon").field(9), Dice("new moon").field(9))


def test_the_dice_are_the_same_in_every_release() -> None:
    """A changed stream would silently change every poster ever drawn."""
    dice = Dice("golden")

    assert round(dice.random(), 6) == 0.811302
    assert [round(float(value), 6) for value in dice.field(2)] == [0.143374, 0.120473]


def test_a_larger_field_does_not_disturb_the_next_one() -> None:
    small, large = Dice("sea"), Dice("sea")
    small.field((4, 4))
    large.field((40, 40))

    assert np.array_equal(small.field(5), large.field(5))


def test_noise_too_fine_to_be_seen_does_not_disturb_what_follows() -> None:
    small, large = Dice("sea"), Dice("sea")
    fbm(small, 40, 30, cells=30, octaves=6, scale=1)
    fbm(large, 900, 675, cells=30, octaves=6, scale=1)
    profile_noise(small, 40, 30)
    profile_noise(large, 900, 30)

    assert np.array_equal(small.field(5), large.field(5))


def test_forked_dice_do_not_depend_on_earlier_throws() -> None:
    fresh, used = Dice("sea"), Dice("sea")
    used.random()

    assert fresh.fork("grain").random() == used.fork("grain").random()


def test_clouds_look_the_same_at_twice_the_resolution() -> None:
    small = fbm(Dice("cloud"), 128, 96, cells=3, octaves=3, scale=1)
    large = fbm(Dice("cloud"), 256, 192, cells=3, octaves=3, scale=1)

    shrunk = np.asarray(Image.fromarray(large).resize((128, 96), Image.Resampling.BOX))
    assert np.abs(shrunk - small).mean() < 0.01


def test_a_mountain_line_is_the_same_at_twice_the_width() -> None:
    small = profile_noise(Dice("alps"), 200, 3, octaves=4, ridged=True)
    large = profile_noise(Dice("alps"), 400, 3, octaves=4, ridged=True)

    assert np.abs(large[::2] - small).max() < 0.02


def test_noise_stays_between_0_and_1_even_when_finer_than_a_pixel() -> None:
    field = fbm(Dice("fine"), 40, 30, cells=64, octaves=5, scale=1)

    assert field.shape == (30, 40)
    assert 0 <= field.min() <= field.max() <= 1
