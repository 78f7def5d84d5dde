import numpy as np
import pytest
from PIL import ImageDraw

from posterlib.offline_art.canvas import Canvas
from posterlib.offline_art.colour import hex_colour
from posterlib.offline_art.masks import Place, blur, shifted
from posterlib.offline_art.noise import Dice
from posterlib.offline_art.palettes import PALETTES
from posterlib.offline_art.sets.reflections import mirrored
from posterlib.offline_art.sets.terrain import ridge_profile

RED, WHITE = hex_colour("#ff0000"), hex_colour("#ffffff")


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(160, 120, PALETTES["ocean"][0], Dice("canvas"))


def test_paint_over_the_edge_stays_on_the_canvas(canvas: Canvas) -> None:
    canvas.over(np.ones((40, 40), np.float32), RED, x=-20, y=100)

    assert canvas.pixels[110, 10] == pytest.approx(RED)
    assert canvas.pixels[90, 10].max() == 0
    assert canvas.pixels[110, 30].max() == 0


@pytest.mark.parametrize(("x", "y"), [(-50, 0), (400, 0), (0, -50), (0, 400)])
def test_paint_beside_the_canvas_is_lost(canvas: Canvas, x: int, y: int) -> None:
    canvas.over(np.ones((40, 40), np.float32), RED, x, y)

    assert canvas.pixels.max() == 0


def test_half_a_mask_lets_half_the_colour_through(canvas: Canvas) -> None:
    canvas.over(np.full((120, 160), 0.5, np.float32), WHITE)

    assert canvas.pixels == pytest.approx(0.5)


def test_light_never_darkens(canvas: Canvas) -> None:
    canvas.gradient([(0, RED), (1, WHITE)])
    before = canvas.pixels.copy()

    canvas.glow(80, 60, 30, WHITE)
    canvas.screen(np.ones((50, 160), np.float32), RED, top=90)

    assert (canvas.pixels >= before - 1e-6).all()
    assert canvas.pixels[60, 80, 1] > before[60, 80, 1]


def test_a_glow_fades_with_distance(canvas: Canvas) -> None:
    canvas.glow(80, 60, 20, WHITE)

    assert canvas.pixels[60, 80, 0] > canvas.pixels[60, 110, 0] > canvas.pixels[60, 150, 0]


def test_a_gradient_limited_to_the_sea_leaves_the_sky(canvas: Canvas) -> None:
    canvas.gradient([(0, RED), (1, WHITE)], top=80, only=True)

    assert canvas.pixels[:80].max() == 0
    assert canvas.pixels[81:, :, 0].min() > 0.9


def test_a_ridge_covers_what_lies_below_it(canvas: Canvas) -> None:
    profile = ridge_profile(canvas, base=80, amplitude=30, cells=3)

    canvas.ridge(profile, RED)

    column = 77
    line = int(profile[column])
    assert canvas.pixels[line - 2, column].max() == 0
    assert canvas.pixels[line + 2, column] == pytest.approx(RED)
    assert 50 <= profile.min() <= profile.max() <= 80


def test_fog_gathers_at_the_foot_of_a_ridge(canvas: Canvas) -> None:
    canvas.ridge(np.full(160, 20.0), RED, fog_colour=WHITE, depth=60)

    assert canvas.pixels[115, 80, 1] > canvas.pixels[24, 80, 1] + 0.3


def test_drawn_shapes_lie_where_they_were_drawn(canvas: Canvas) -> None:
    def square(pen: ImageDraw.ImageDraw, at: Place) -> None:
        pen.rectangle([*at(50, 40), *at(69.4, 59.4)], fill=255)

    canvas.lay(canvas.draw(square, (45.5, 30, 90, 500)), RED)

    assert canvas.pixels[50, 60] == pytest.approx(RED)
    assert canvas.pixels[50, 45:50].max() == 0
    assert canvas.pixels[50, 70:].max() == 0


def test_a_drawing_outside_the_canvas_is_no_error(canvas: Canvas) -> None:
    layer = canvas.draw(lambda pen, at: pen.line([at(0, 0), at(5, 5)], fill=255), (-90, -90, -50, -50))

    canvas.lay(layer, RED)

    assert layer.mask.size >= 1


def test_a_disc_covers_its_area(canvas: Canvas) -> None:
    canvas.disc(80, 60, 25, WHITE)

    assert canvas.pixels[..., 0].sum() == pytest.approx(np.pi * 25**2, rel=0.01)


def test_still_water_shows_the_picture_upside_down(canvas: Canvas) -> None:
    canvas.pixels[40:44] = 1

    reflection = mirrored(canvas, 60, ripple=0, smear=1)

    assert reflection.shape == (60, 160, 3)
    assert reflection[60 - 44 : 60 - 40].min() == 1
    assert reflection[30:].max() == 0


def test_a_blurred_mask_keeps_its_weight() -> None:
    mask = np.zeros((90, 90), np.float32)
    mask[30:60, 30:60] = 1

    for radius in (2, 8, 20):
        assert blur(mask, radius).sum() == pytest.approx(900, rel=0.12)


def test_a_shifted_field_continues_its_edge() -> None:
    field = np.arange(6, dtype=np.float32)[None].repeat(2, 0)

    assert shifted(field, 2, 0)[0].tolist() == [0, 0, 0, 1, 2, 3]
