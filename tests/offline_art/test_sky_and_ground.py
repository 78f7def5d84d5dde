import numpy as np
import pytest

from posterlib.offline_art import weather
from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.sets import foliage, lighting

WHITE = hex_colour("#ffffff")


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(300, 200, PALETTES["noir"][0], Dice("sky"))


def lit(canvas: Canvas) -> np.ndarray:
    return np.asarray(canvas.pixels.max(-1) > 0.05)


def test_stars_stay_above_their_reach(canvas: Canvas) -> None:
    lighting.stars(canvas, 3000, reach=0.4, bright=0)

    assert lit(canvas)[:80].sum() > 100
    assert not lit(canvas)[84:].any()


def test_a_crescent_is_lit_on_the_side_asked_for(canvas: Canvas) -> None:
    lighting.moon(canvas, 150, 100, 60, WHITE, phase=0.25)

    disc = canvas.pixels[95:105, 92:208, 0]
    assert disc[:, -12:].mean() > disc[:, 30:60].mean() + 0.2


def test_clouds_keep_to_their_part_of_the_sky(canvas: Canvas) -> None:
    lighting.clouds(canvas, WHITE, WHITE, 20, 120, threshold=0.2)

    assert lit(canvas)[20:120].mean() > 0.3
    assert not lit(canvas)[:20].any()
    assert not lit(canvas)[121:].any()


def test_rays_fade_away_from_the_sun(canvas: Canvas) -> None:
    lighting.rays(canvas, 150, 100, WHITE, reach=0.7, threshold=0.2)

    assert canvas.pixels[90:110, 130:170].mean() > canvas.pixels[:, :20].mean() + 0.1


def test_fog_lies_in_a_bank(canvas: Canvas) -> None:
    lighting.fog_band(canvas, 120, 20, WHITE, 1.0)

    assert canvas.pixels[115:125].mean() > 0.2
    assert canvas.pixels[:50].max() == 0


def test_pines_leave_the_clearing_free(canvas: Canvas) -> None:
    ground = np.full(300, 180.0)

    layer = foliage.pines(canvas, ground, 80, 20, 60, WHITE, avoid=(150, 60))

    columns = layer.mask.max(0)
    assert columns[120:180].max() == 0
    assert columns[:80].max() == columns[220:].max() == 1


@pytest.mark.parametrize("kind", weather.KINDS)
def test_every_kind_of_weather_fills_the_whole_picture(canvas: Canvas, kind: str) -> None:
    weather.particles(canvas, kind, WHITE)

    quarters = [canvas.pixels[y : y + 100, x : x + 150].max() for y in (0, 100) for x in (0, 150)]
    assert min(quarters) > 0.1


def test_weather_is_as_dense_on_a_larger_canvas() -> None:
    shares = []
    for size in (400, 1200):
        canvas = Canvas(size, size, PALETTES["noir"][0], Dice("snow"))
        weather.particles(canvas, "snow", WHITE)
        shares.append(canvas.pixels.mean())

    assert shares[0] == pytest.approx(shares[1], rel=0.3)


def test_fog_is_not_made_of_particles(canvas: Canvas) -> None:
    weather.particles(canvas, "fog", WHITE)

    assert not lit(canvas).any()
