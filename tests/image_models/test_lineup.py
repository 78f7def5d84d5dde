"""What a paying user gets when the chosen model cannot be used any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posterlib.errors import ImageModelError, MarketplaceError, ModelAccessError, ModelLegacyError, ModelRetiredError
from posterlib.generation import generate_with_stand_ins
from posterlib.history import Entry, History
from posterlib.image_models.lineup import Lineup
from posterlib.posters import Recipe
from tests.image_models.conftest import CORE, NOVA, TITAN, ULTRA, recipe
from tests.studio import FakeImageModel


class Studio:
    """Nova draws by default, Titan and Core stand in; `now` is the clock in seconds."""

    def __init__(self, history: History) -> None:
        self.now = 0.0
        self.history = history
        self.models = {card.id: FakeImageModel() for card in (NOVA, TITAN, CORE, ULTRA)}
        self.lineup = Lineup(
            {card.id: (card, self.models[card.id]) for card in (NOVA, TITAN, CORE, ULTRA)},
            default=NOVA.id,
            fallbacks=(TITAN.id, CORE.id),
            clock=lambda: self.now,
        )

    def draw(self, wanted: Recipe) -> Entry:
        return generate_with_stand_ins(wanted, lineup=self.lineup, history=self.history)

    def calls(self) -> list[int]:
        return [len(self.models[card.id].recipes) for card in (NOVA, TITAN, CORE)]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    history = History(tmp_path / "history", now=lambda: datetime.now(UTC))
    yield Studio(history)
    history.close()


@pytest.mark.parametrize("refusal", [ModelRetiredError, ModelLegacyError, ModelAccessError, MarketplaceError])
def test_the_next_model_draws_and_the_poster_says_which_and_why(studio: Studio, refusal: type[ImageModelError]) -> None:
    studio.models[NOVA.id].enqueue(refusal("Nova Canvas is gone."))
    studio.models[TITAN.id].enqueue(refusal("Titan is gone, too."))
    entry = studio.draw(recipe(NOVA, aspect_ratio="2:3", style="PHOTOREALISM", seed=0))

    assert (entry.model, entry.model_name, entry.fallback_from) == (CORE.id, CORE.name, NOVA.id)
    assert entry.fallback_reason == (
        "Nova Canvas is gone. Stable Image Core drew this poster instead, without the style PHOTOREALISM and the "
        "quality premium and the guidance scale 8."
    )
    assert (entry.aspect_ratio, entry.style, entry.quality, entry.cfg_scale) == ("2:3", "", "", None)
    assert studio.history.get(entry.id) == entry


def test_a_model_that_is_gone_is_not_asked_again_for_a_while(studio: Studio) -> None:
    studio.models[NOVA.id].enqueue(ModelRetiredError("Nova Canvas is gone."))
    for _ in range(3):
        entry = studio.draw(recipe(NOVA))
        assert entry.model == TITAN.id
        assert entry.fallback_reason.startswith("Nova Canvas is gone.")
    assert studio.calls() == [1, 3, 0]

    studio.now = 16 * 60
    assert studio.draw(recipe(NOVA)).model == NOVA.id


def test_any_other_failure_is_told_and_nothing_else_is_asked(studio: Studio) -> None:
    studio.models[NOVA.id].enqueue(ImageModelError("Nova Canvas failed."))
    with pytest.raises(ImageModelError, match="Nova Canvas failed"):
        studio.draw(recipe(NOVA))

    assert studio.calls() == [1, 0, 0]


def test_when_no_model_can_be_used_the_chosen_one_s_reason_is_told(studio: Studio) -> None:
    for card in (NOVA, TITAN, CORE):
        studio.models[card.id].enqueue(ModelRetiredError(f"{card.name} is gone."))
    for _ in range(2):
        with pytest.raises(ModelRetiredError, match="Nova Canvas is gone"):
            studio.draw(recipe(NOVA))
        studio.models[NOVA.id].enqueue(ModelRetiredError("Amazon Nova Canvas is gone."))

    assert studio.calls() == [2, 1, 1]


def test_a_stand_in_that_cannot_take_the_words_is_passed_over(studio: Studio) -> None:
    studio.models[NOVA.id].enqueue(ModelRetiredError("Nova Canvas is gone."))

    assert studio.draw(recipe(NOVA, prompt="a fox " * 100)).model == CORE.id
    assert studio.calls() == [1, 0, 1]


def test_a_stand_in_keeps_words_and_seed_within_its_own_bounds(studio: Studio) -> None:
    studio.models[NOVA.id].enqueue(ModelRetiredError("Nova Canvas is gone."))
    studio.models[TITAN.id].enqueue(ModelRetiredError("Titan is gone, too."))
    studio.draw(recipe(NOVA, negative_prompt="rain", seed=0, width=832, height=1216))
    drawn = studio.models[CORE.id].recipes[0]

    assert (drawn.prompt, drawn.negative_prompt) == ("A red fox in the snow", "rain")
    assert CORE.seeds[0] <= drawn.seed <= CORE.seeds[1]
    assert drawn.aspect_ratio == "2:3"


def test_the_offline_artist_never_waits_behind_a_paid_model(studio: Studio) -> None:
    offline = replace(NOVA, id="offline", family="offline")

    assert studio.lineup.in_turn(offline) == ((offline,), None)


def test_a_reason_that_is_over_is_told_no_more(studio: Studio) -> None:
    for reason in ("Allow it.", "Subscribe to it."):
        for card in (NOVA, TITAN, CORE):
            studio.models[card.id].enqueue(ModelAccessError(reason))
        with pytest.raises(ModelAccessError, match=reason):
            studio.draw(recipe(NOVA))
        studio.now += 16 * 60

    studio.models[NOVA.id].enqueue(ModelAccessError("Allow it."))
    assert studio.draw(recipe(NOVA)).fallback_reason.startswith("Allow it.")
    studio.now += 16 * 60
    assert studio.draw(recipe(NOVA)).fallback_reason == ""


def test_a_batch_that_another_model_draws_has_as_many_seeds(studio: Studio) -> None:
    studio.models[NOVA.id].enqueue(ModelRetiredError("Nova Canvas is gone."))
    studio.models[TITAN.id].enqueue(ModelRetiredError("Titan is gone, too."))
    seeds = [studio.draw(recipe(NOVA, seed=seed)).seed for seed in range(4)]

    assert len(set(seeds)) == 4


def test_nobody_pays_for_a_poster_of_another_shape(studio: Studio) -> None:
    for card in (NOVA, TITAN):
        studio.models[card.id].enqueue(ModelRetiredError(f"{card.name} is gone."))
    with pytest.raises(ModelRetiredError, match="Nova Canvas is gone"):
        studio.draw(recipe(NOVA, width=2048, height=512))

    assert studio.calls()[2] == 0


def test_a_format_that_had_to_change_a_little_is_told(studio: Studio) -> None:
    for card in (NOVA, TITAN):
        studio.models[card.id].enqueue(ModelRetiredError(f"{card.name} is gone."))

    assert "in 4:5" in studio.draw(recipe(NOVA, width=768, height=1024)).fallback_reason


def test_a_stand_in_that_fails_says_for_whom_it_stood_in(studio: Studio) -> None:
    studio.models[NOVA.id].enqueue(ModelRetiredError("Nova Canvas is gone."))
    studio.models[TITAN.id].enqueue(ImageModelError("Titan failed."))
    with pytest.raises(ImageModelError, match=r"Titan failed\. It was asked because Amazon Nova Canvas cannot be used"):
        studio.draw(recipe(NOVA))
