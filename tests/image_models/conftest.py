"""A Bedrock stand-in, an account that leads to it, and the models that are asked through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from posterlib.aws import AwsAccount
from posterlib.bedrock_standin import BedrockStandin
from posterlib.image_models.base import ModelCard
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.image_models.catalog import CATALOG
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.posters import PosterRequest, Recipe
from tests.aws import bedrock_account

CORE, ULTRA, SD35, NOVA, TITAN = CATALOG[:5]

Model = Callable[..., BedrockImageModel]


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> Iterator[BedrockStandin]:
    with bedrock_account(monkeypatch) as serving:
        yield serving


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that models took between two attempts, in seconds; none is really waited for."""
    return []


@pytest.fixture
def model(pauses: list[float]) -> Model:
    """Makes the adapter of a card; `patience` as the adapter's."""

    def make(card: ModelCard, region: str | None = None, patience: float = 30.0) -> BedrockImageModel:
        where = region if region is not None else (card.regions or ("us-west-2",))[0]
        return BedrockImageModel(card, AwsAccount(), region=where, patience=patience, sleep=pauses.append)

    return make


def recipe(card: ModelCard, **fields: object) -> Recipe:
    request = PosterRequest.parse({"prompt": "A red fox in the snow", "seed": 7} | fields)
    return recipes_for(request, card, defaults=Defaults(1024, 1024, "premium", 8.0), draw_seed=max)[0]
