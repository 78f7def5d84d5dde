import numpy as np
import pytest

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour
from posterlib.offline_art.finish import Finish, develop
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES

PLAIN = Finish(bloom=0, contrast=0)


def painted(width: int = 200, height: int = 150) -> Canvas:
    canvas = Canvas(width, height, PALETTES["western"][0], Dice("finish"))
    canvas.gradient([(0, hex_colour("#6a2f9a")), (1, hex_colour("#c9822f"))])
    return canvas


def pixels(style: str, finish: Finish = PLAIN, *, monochrome: bool = False) -> np.ndarray:
    return np.asarray(develop(painted(), finish, style, monochrome), np.float64)


def test_a_clean_print_is_what_was_painted() -> None:
    assert pixels("clean") == pytest.approx(painted().pixels * 255, abs=1.01)


def test_a_clean_sky_shows_no_steps() -> None:
    canvas = Canvas(256, 128, PALETTES["noir"][0], Dice("steps"))
    canvas.pixels[:] = np.linspace(0.30, 0.31, 256, dtype=np.float32)[None, :, None]

    rows = np.asarray(develop(canvas, PLAIN, "clean"), np.float64)[..., 0]

    means = rows.reshape(128, 16, 16).mean((0, 2))
    assert (np.diff(means) > 0).all()


def test_film_has_grain_and_darker_corners() -> None:
    film, clean = pixels("film"), pixels("clean")

    assert (film - clean)[60:90, 80:120].std() > 2
    assert film[:8, :8].mean() < clean[:8, :8].mean() - 10


def test_monochrome_leaves_no_hue() -> None:
    for picture in (pixels("monochrome"), pixels("vintage", monochrome=True), pixels("clean", monochrome=True)):
        assert (picture.max(-1) - picture.min(-1)).max() < 26  # warm paper, no colour


def test_a_vintage_print_has_lost_its_black_and_some_of_its_colour() -> None:
    vintage, film = pixels("vintage"), pixels("film")

    assert vintage.min() > film.min()
    assert (vintage.max(-1) - vintage.min(-1)).mean() < (film.max(-1) - film.min(-1)).mean()


def test_bloom_spills_light_around_what_is_bright() -> None:
    canvas = Canvas(200, 200, PALETTES["noir"][0], Dice("bloom"))
    canvas.disc(100, 100, 30, hex_colour("#ffffff"))

    bloomed = np.asarray(develop(canvas, Finish(bloom=0.8, contrast=0), "clean"))

    assert bloomed[100, 136].min() > 10
    assert bloomed[4, 4].max() <= 1


def test_developing_leaves_the_canvas_as_it_was() -> None:
    canvas = painted()
    before = canvas.pixels.copy()

    first = develop(canvas, Finish(), "film")
    second = develop(canvas, Finish(), "film")

    assert np.array_equal(canvas.pixels, before)
    assert first.tobytes() == second.tobytes()
