"""What every image model promises; each implementation runs the whole suite."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.catalog import OFFLINE
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import Recipe
from tests.studio import CARD, FakeImageModel

Implementation = tuple[ModelCard, ImageModel]


@pytest.fixture(params=["offline", "fake"])
def implementation(request: pytest.FixtureRequest) -> Implementation:
    return (OFFLINE, OfflineImageModel()) if request.param == "offline" else (CARD, FakeImageModel())


def recipe_for(card: ModelCard, **changes: object) -> Recipe:
    recipe = Recipe(card.id, "A red fox in the snow", 384, 512, seed=3, style=card.styles[0] if card.styles else "")
    return replace(recipe, **changes)  # type: ignore[arg-type]


def pixels(image: bytes) -> bytes:
    with Image.open(io.BytesIO(image)) as picture:
        return picture.convert("RGB").tobytes()


def test_the_poster_is_a_picture_of_the_asked_size_and_tells_so(implementation: Implementation) -> None:
    card, model = implementation
    poster = model.generate(recipe_for(card))

    with Image.open(io.BytesIO(poster.image)) as picture:
        assert picture.size == (poster.width, poster.height) == (384, 512)
        assert Image.MIME[str(picture.format)] == poster.media_type
    assert poster.version


def test_the_same_recipe_gives_the_same_picture(implementation: Implementation) -> None:
    card, model = implementation

    assert pixels(model.generate(recipe_for(card)).image) == pixels(model.generate(recipe_for(card)).image)


def test_another_seed_gives_another_picture(implementation: Implementation) -> None:
    card, model = implementation

    assert pixels(model.generate(recipe_for(card)).image) != pixels(model.generate(recipe_for(card, seed=4)).image)


@pytest.mark.parametrize("size", [(320, 320), (320, 1280), (1280, 320)])
def test_the_limits_of_the_card_can_be_drawn(implementation: Implementation, size: tuple[int, int]) -> None:
    card, model = implementation
    poster = model.generate(recipe_for(card, width=size[0], height=size[1], seed=card.largest_seed))

    assert (poster.width, poster.height) == size


@pytest.mark.parametrize("prompt", ["狐", "?", "<svg onload=alert(1)>", "a" * 4000, "no people\nno moon", "\u202efox"])
def test_any_words_become_a_picture(implementation: Implementation, prompt: str) -> None:
    card, model = implementation

    assert model.generate(recipe_for(card, prompt=prompt, width=320, height=320)).image


def test_every_style_of_the_card_can_be_drawn(implementation: Implementation) -> None:
    card, model = implementation
    pictures = {style: model.generate(recipe_for(card, style=style)).image for style in card.styles}

    assert len(pictures) == len(card.styles)
