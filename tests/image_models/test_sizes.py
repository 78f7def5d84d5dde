"""What a person gets who asks a model for a size."""

from __future__ import annotations

import random

import pytest

from posterlib.errors import InvalidRequestError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG
from posterlib.image_models.sizes import Size
from tests.image_models.conftest import CORE, NOVA, TITAN


@pytest.mark.parametrize(
    ("width", "height", "ratio"),
    [(1024, 1024, "1:1"), (1024, 1536, "2:3"), (832, 1216, "2:3"), (2700, 4000, "2:3"), (1920, 1080, "16:9")],
)
def test_pixels_become_the_ratio_they_nearly_are(width: int, height: int, ratio: str) -> None:
    assert CORE.sizes.of_pixels(width, height, CORE.name).aspect_ratio == ratio


def test_the_printed_one_sheet_is_two_to_three() -> None:
    assert CORE.sizes.of_ratio(27, 40, CORE.name).aspect_ratio == "2:3"


@pytest.mark.parametrize(("field", "asked"), [("width", (1024, 768)), ("aspect_ratio", (4, 3))])
def test_a_ratio_the_model_lacks_names_those_it_has(field: str, asked: tuple[int, int]) -> None:
    ask = CORE.sizes.of_pixels if field == "width" else CORE.sizes.of_ratio
    with pytest.raises(InvalidRequestError, match=r"no ratio near 4:3. Choose one of: 2:3, 1:1, 16:9") as raised:
        ask(*asked, CORE.name)

    assert raised.value.field == field


@pytest.mark.parametrize(
    ("width", "height", "field", "says"),
    [
        (304, 512, "width", "from 320 to 4096"),
        (1024, 4112, "height", "from 320 to 4096"),
        (1000, 1024, "width", "multiple of 16"),
        (1024, 1500, "height", "multiple of 16"),
        (320, 1296, "width", "between 1:4 and 4:1"),
        (2048, 2048, "width", "below 4,194,304"),
        (2816, 1536, "width", "below 4,194,304"),
    ],
)
def test_nova_s_bounds_are_told_before_anything_is_paid(width: int, height: int, field: str, says: str) -> None:
    with pytest.raises(InvalidRequestError, match=says) as raised:
        NOVA.sizes.of_pixels(width, height, NOVA.name)

    assert raised.value.field == field


def test_titan_draws_the_sizes_of_its_table_and_names_the_nearest_of_others() -> None:
    assert TITAN.sizes.of_pixels(768, 1152, TITAN.name) == Size(768, 1152)
    with pytest.raises(InvalidRequestError, match="The nearest are 768 × 1280, 768 × 1408, 640 × 1408"):
        TITAN.sizes.of_pixels(832, 1344, TITAN.name)


@pytest.mark.parametrize(("asked", "size"), [((2, 3), (768, 1152)), ((1, 1), (1024, 1024)), ((16, 9), (1152, 640))])
def test_titan_takes_the_largest_size_of_a_ratio(asked: tuple[int, int], size: tuple[int, int]) -> None:
    assert TITAN.sizes.of_ratio(*asked, TITAN.name) == Size(*size)


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ((1024, 1024), (1024, 1024)),
        ((2048, 2048), (2032, 2032)),
        ((4096, 4096), (2032, 2032)),
        ((100, 1000), (320, 624)),
    ],
)
def test_a_default_size_is_brought_within_the_model_s_bounds(asked: tuple[int, int], size: tuple[int, int]) -> None:
    nearest = NOVA.sizes.nearest(*asked)

    assert (nearest.width, nearest.height) == size
    assert NOVA.sizes.of_pixels(nearest.width, nearest.height, NOVA.name) == nearest


@pytest.mark.parametrize("card", CATALOG, ids=lambda card: card.id)
def test_whatever_the_default_size_the_nearest_one_can_be_drawn(card: ModelCard) -> None:
    dice = random.Random(7)
    for _ in range(2_000):
        nearest = card.sizes.nearest(int(2 ** dice.uniform(0, 14)), int(2 ** dice.uniform(0, 14)))
        card.sizes.of_pixels(nearest.width, nearest.height, card.name)
