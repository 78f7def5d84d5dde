import numpy as np
import pytest
from PIL import Image

from posterlib.offline_art.label import label


@pytest.mark.parametrize("size", [(1024, 1024), (320, 1280), (1280, 320), (768, 1152)])
@pytest.mark.parametrize("tone", [0, 255])
def test_the_label_can_be_read_on_any_picture(size: tuple[int, int], tone: int) -> None:
    picture = label(Image.new("RGB", size, (tone, tone, tone)), 2_147_483_647)

    strip = np.asarray(picture.convert("L"), np.float64)[-14:]
    assert picture.size == size
    assert strip.max() > 200
    assert np.median(strip) < 90


@pytest.mark.parametrize("size", [(320, 1280), (1024, 1024), (4096, 1024)])
def test_the_whole_label_is_inside_the_picture(size: tuple[int, int]) -> None:
    strip = np.asarray(label(Image.new("RGB", size), 858_993_459).convert("L"))

    lit = np.nonzero(strip.max(0) > 120)[0]
    assert lit.min() > 0
    assert lit.max() < size[0] - 4


def test_the_label_names_the_seed() -> None:
    blank = Image.new("RGB", (1024, 1024))

    assert label(blank, 7).tobytes() != label(blank, 8).tobytes()


def test_the_picture_above_the_label_is_untouched() -> None:
    blank = Image.new("RGB", (640, 640), (9, 99, 199))

    labelled = label(blank, 1)

    assert labelled.getpixel((320, 600)) == (9, 99, 199)
    assert blank.getpixel((320, 636)) == (9, 99, 199)
