"""What a poster's settings ask for again, of the models that are offered today."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG, OFFLINE
from posterlib.posters import PosterRequest
from posterlib.settings import Settings
from posterlib.ui import form
from posterlib.ui.sizing import size_choice

CORE, ULTRA, SD3, NOVA, TITAN = CATALOG[:5]


def entry(model: ModelCard, width: int, height: int, **settings: Any) -> Entry:
    made_at = datetime(2026, 11, 22, tzinfo=UTC)
    told = {"prompt": "A red fox", "seed": 7, "model": model.id} | settings
    return Entry("20261122T000000000-00000000", made_at, width, height, "image/png", "png", **told)


def again(made: Entry, *cards: ModelCard) -> dict[str, object]:
    return form.again(made, cards, Settings())


def test_a_ratio_model_is_asked_for_its_ratio_whatever_pixels_it_chose() -> None:
    asked = again(entry(CORE, 832, 1216, aspect_ratio="2:3"), CORE, OFFLINE)

    assert asked["aspect_ratio"] == "2:3"
    assert "width" not in asked
    assert "model" not in asked
    assert asked["seed"] is None


def test_the_model_that_was_asked_is_asked_again_and_not_the_one_that_stood_in() -> None:
    made = entry(CORE, 832, 1216, aspect_ratio="2:3", fallback_from=NOVA.id)

    assert again(made, CORE, NOVA)["model"] == NOVA.id
    assert "model" not in again(made, CORE, OFFLINE)


def test_what_the_default_cannot_do_is_left_out_where_the_model_is_gone() -> None:
    made = entry(NOVA, 1000, 1504, style="MAXIMALISM", quality="premium", cfg_scale=6.0, negative_prompt="people")
    asked = again(made, CORE, OFFLINE)

    assert asked["aspect_ratio"] == "2:3"
    assert asked["negative_prompt"] == "people"
    assert {"style", "quality", "cfg_scale", "model"}.isdisjoint(asked)


def test_options_come_back_where_the_model_takes_them() -> None:
    asked = again(entry(NOVA, 1600, 800, style="MAXIMALISM", quality="standard", cfg_scale=6.5), CORE, NOVA)

    assert (asked["style"], asked["quality"], asked["cfg_scale"]) == ("MAXIMALISM", "standard", 6.5)
    assert (asked["width"], asked["height"]) == (1600, 800)


def test_a_request_for_a_model_that_is_not_offered_is_shown_as_one_of_the_default() -> None:
    state: dict[Any, Any] = {}
    request = PosterRequest.parse({"prompt": "A red fox", "aspect_ratio": "7:2", "model": NOVA.id})
    form.fill_from_job(state, [request], (CORE, OFFLINE))

    assert form.prepare(state, (CORE, OFFLINE), Settings()) is CORE
    assert form.request_fields(state, (CORE, OFFLINE))["aspect_ratio"] == "21:9"


@pytest.mark.parametrize(
    ("card", "size", "chosen"),
    [
        (OFFLINE, (1024, 1536), {"format": "one-sheet"}),
        (OFFLINE, (1000, 1400), {"format": "custom", "width": 1000, "height": 1400}),
        (CORE, (1000, 1500), {"format": "one-sheet"}),
        (CORE, (1000, 1200), {"format": "other", "other": "4:5"}),
        (TITAN, (384, 576), {"format": "other", "other": "384x576"}),
        (TITAN, (5000, 5000), {"format": "square"}),
        (NOVA, (100, 4000), {"format": "custom", "width": 320, "height": 1264}),
    ],
)
def test_any_size_is_chosen_as_nearly_as_the_model_can_draw_it(
    card: ModelCard, size: tuple[int, int], chosen: dict[str, object]
) -> None:
    assert size_choice(card, *size) == chosen
