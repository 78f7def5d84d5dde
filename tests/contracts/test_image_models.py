"""What every image model promises; each implementation runs the whole suite."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from posterlib.aws import AwsAccount
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.catalog import CATALOG, OFFLINE
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import PosterRequest, Recipe
from tests.aws import bedrock_account
from tests.studio import CARD, FakeImageModel

Implementation = tuple[ModelCard, ImageModel]

_CARDS = {card.id: card for card in (CARD, *CATALOG)}


@pytest.fixture(params=_CARDS)
def implementation(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Implementation]:
    card = _CARDS[request.param]
    if card is OFFLINE:
        yield card, OfflineImageModel()
    elif card is CARD:
        yield card, FakeImageModel()
    else:
        with bedrock_account(monkeypatch):
            yield card, BedrockImageModel(card, AwsAccount(), region=card.regions[0])


def recipe_for(card: ModelCard, **fields: object) -> Recipe:
    request = PosterRequest.parse({"prompt": "A red fox in the snow", "seed": 3} | fields)
    return recipes_for(request, card, defaults=Defaults(512, 768, "premium", 8.0), draw_seed=max)[0]


def pixels(image: bytes) -> bytes:
    with Image.open(io.BytesIO(image)) as picture:
        return picture.convert("RGB").tobytes()


def test_the_poster_is_a_picture_of_the_asked_shape_and_tells_its_size(implementation: Implementation) -> None:
    card, model = implementation
    poster = model.generate(recipe_for(card, aspect_ratio="2:3"))

    with Image.open(io.BytesIO(poster.image)) as picture:
        assert picture.size == (poster.width, poster.height)
        assert Image.MIME[str(picture.format)] == poster.media_type
    assert poster.width / poster.height == pytest.approx(2 / 3, rel=0.05)
    assert poster.version


def test_the_same_recipe_gives_the_same_picture(implementation: Implementation) -> None:
    card, model = implementation

    assert pixels(model.generate(recipe_for(card)).image) == pixels(model.generate(recipe_for(card)).image)


def test_another_seed_gives_another_picture(implementation: Implementation) -> None:
    card, model = implementation
    first, second = model.generate(recipe_for(card)), model.generate(recipe_for(card, seed=4))

    assert (first.recipe.seed, second.recipe.seed) == (3, 4)
    assert pixels(first.image) != pixels(second.image)


def test_everything_the_card_lets_choose_can_be_drawn(implementation: Implementation) -> None:
    card, model = implementation
    choices = card.sizes.choices or ("320x320", "320x1280", "1280x320")
    for choice in choices:
        width, _, height = choice.partition("x")
        asked = {"aspect_ratio": choice} if ":" in choice else {"width": int(width), "height": int(height)}
        poster = model.generate(recipe_for(card, **asked))
        if ":" not in choice:
            assert (poster.width, poster.height) == (int(width), int(height))


def test_the_limits_of_the_card_can_be_drawn(implementation: Implementation) -> None:
    card, model = implementation
    for seed in card.seeds:
        assert model.generate(recipe_for(card, seed=seed)).recipe.seed == seed
    assert model.generate(recipe_for(card, prompt="a" * card.prompt_limit)).image
    for guidance in card.guidance or ():
        assert model.generate(recipe_for(card, cfg_scale=guidance)).image
    if "negative_prompt" in card.options:
        assert model.generate(recipe_for(card, negative_prompt="n" * card.prompt_limit)).image


@pytest.mark.parametrize("prompt", ["狐", "?", "<svg onload=alert(1)>", "no people\nno moon", "\u202efox", '"}{"'])
def test_any_words_become_a_picture(implementation: Implementation, prompt: str) -> None:
    card, model = implementation

    assert model.generate(recipe_for(card, prompt=prompt)).image


def test_every_option_of_the_card_is_taken(implementation: Implementation) -> None:
    card, model = implementation
    for style in card.styles:
        assert model.generate(recipe_for(card, style=style)).image
    for quality in ("standard", "premium") if "quality" in card.options else ():
        assert model.generate(recipe_for(card, quality=quality)).image
