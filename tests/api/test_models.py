"""What a script learns of models and money before it spends any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import falcon.testing
import pytest

from posterlib.bootstrap import Services
from posterlib.errors import PromptRejectedError
from posterlib.image_models.catalog import CATALOG, OFFLINE
from tests.studio import CARD, FakeImageModel, open_studio

FOX = {"prompt": "A red fox in the snow"}
WAITING = {"Prefer": "wait=30"}
CORE, ULTRA, LARGE, NOVA, TITAN = CATALOG[:5]


@pytest.fixture
def studio(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    """The whole catalog, with a dollar a day."""
    services = open_studio(
        tmp_path / "history", model, *CATALOG, image_model_id=CORE.id, daily_budget_usd=Decimal("0.10")
    )
    yield services
    services.close()


def test_the_models_are_listed_with_the_default_and_what_each_takes(client: falcon.testing.TestClient) -> None:
    listed = client.simulate_get("/v1/models").json
    by_id = {each["id"]: each for each in listed["data"]}

    assert listed["object"] == "list"
    assert [each["id"] for each in listed["data"] if each["default"]] == [CORE.id]
    core, nova, titan, offline = (by_id[card.id] for card in (CORE, NOVA, TITAN, OFFLINE))
    assert (core["dollars_per_image"], core["owned_by"], "2:3" in core["ratios"]) == (0.04, "stability", True)
    assert (nova["guidance"], nova["shutdown_date"]) == ([1.1, 10.0], "2026-09-30")
    assert nova["pixels"] == {"shortest": 320, "longest": 4096, "step": 16, "steepest": 4.0, "area_below": 4194304}
    assert "768x1152" in titan["sizes"]
    assert (offline["dollars_per_image"], offline["default_style"], offline["offline"]) == (0, "film", True)
    assert offline["options"] == ["negative_prompt", "style"]


def test_one_model_is_told_as_in_the_list(client: falcon.testing.TestClient) -> None:
    for each in client.simulate_get("/v1/models").json["data"]:
        assert client.simulate_get(f"/v1/models/{each['id']}").json == each


def test_an_unknown_model_is_a_404_that_names_the_others(client: falcon.testing.TestClient) -> None:
    answer = client.simulate_get("/v1/models/dall-e-3")

    assert (answer.status_code, answer.json["code"]) == (404, "unknown_model")
    assert CORE.id in answer.json["detail"]


def test_a_model_whose_id_has_slashes_is_found(tmp_path: Path, model: FakeImageModel) -> None:
    from posterlib.api import create_app

    arn = "arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.stability.stable-image-core-v1:1"
    services = open_studio(tmp_path / "other", model, replace(CARD, id=arn))
    client = falcon.testing.TestClient(create_app(services))

    assert client.simulate_get(f"/v1/models/{arn}").json["id"] == arn
    services.close()


def test_a_poster_s_price_is_told_and_added_up(client: falcon.testing.TestClient, model: FakeImageModel) -> None:
    made = client.simulate_post("/v1/posters", json=FOX, headers=WAITING)
    model.enqueue(PromptRejectedError("The filter stopped these words. Change the prompt."))
    client.simulate_post("/v1/posters", json=FOX, headers=WAITING)

    assert made.json["dollars"] == 0.04
    spent = client.simulate_get("/v1/spending")
    assert spent.json == {"today": 0.04, "this_month": 0.04, "reserved": 0.0, "daily_budget": 0.1}
    assert spent.headers["cache-control"] == "no-store"


def test_what_the_day_s_budget_does_not_allow_is_not_begun(
    client: falcon.testing.TestClient, model: FakeImageModel
) -> None:
    assert client.simulate_post("/v1/posters", json=FOX | {"count": 2}, headers=WAITING).status_code == 201
    answer = client.simulate_post("/v1/posters", json=FOX)

    assert (answer.status_code, answer.json["code"]) == (402, "budget_exceeded")
    assert 0 < int(answer.headers["retry-after"]) == answer.json["retry_after"] <= 86_400
    never = client.simulate_post("/v1/posters", json=FOX | {"count": 4})
    assert (never.status_code, "retry-after" in never.headers) == (402, False)
    assert len(model.recipes) == 2
    assert client.simulate_post("/v1/posters", json=FOX | {"model": "offline"}, headers=WAITING).status_code == 201
    former = client.simulate_post("/send_prompt", json=FOX)
    assert (former.status_code, former.json["image_url"], former.json["code"]) == (402, "", "budget_exceeded")


def test_what_it_typically_takes_is_told_once_it_is_known(client: falcon.testing.TestClient) -> None:
    assert client.simulate_get(f"/v1/models/{ULTRA.id}").json["typical_seconds"] is None
    client.simulate_post("/v1/posters", json=FOX, headers=WAITING)

    assert client.simulate_get(f"/v1/models/{CORE.id}").json["typical_seconds"] >= 0
