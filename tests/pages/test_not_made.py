"""Posters that could not be made: what is said, and what is not drawn twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from posterlib.errors import (
    ConnectionLostError,
    ModelRetiredError,
    ModelThrottledError,
    ModelTimeoutError,
    PosterError,
    PromptRejectedError,
    StorageError,
)
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG
from posterlib.ui import pages
from tests.pages.conftest import Visit
from tests.pages.reading import data, fact, finished, generate, on_the_wall, words
from tests.studio import CARD, FakeImageModel

CORE, NOVA = CATALOG[0], CATALOG[3]


def told(notices: Sequence[Any]) -> list[str]:
    """What notices say, without the marks that keep Markdown away."""
    return [notice.value.replace("\\", "") for notice in notices]


def test_one_reason_for_several_posters_is_told_once_and_the_others_are_shown(
    visit: Visit, model: FakeImageModel
) -> None:
    model.enqueue(ModelThrottledError("Too many at once."), ModelThrottledError("Too many at once."))
    app = visit()
    app.button_group(key="count").set_value(4)
    job = finished(generate(app, "A red fox"))

    assert told(app.error) == ["2 of 4 posters: Too many at once."]
    assert on_the_wall(app) == [entry.id for entry in job.entries]
    assert "2 of 4 posters generated in" in words(app)


def test_several_reasons_are_each_told(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(ModelThrottledError("Too many at once."), PromptRejectedError("The brushes are wet."))
    app = visit()
    app.button_group(key="count").set_value(2)
    finished(generate(app, "A red fox"))

    assert len(app.error) == 1
    assert sorted(told(app.error)[0].split("  \n")) == [
        "1 of 2 posters: The brushes are wet.",
        "1 of 2 posters: Too many at once.",
    ]
    assert "Nothing was drawn" in words(app)


@pytest.mark.parametrize("cards", [(CORE,)])
@pytest.mark.parametrize("error", [ModelTimeoutError("Nobody knows."), ConnectionLostError("It broke.")])
def test_an_unknown_outcome_is_not_called_nothing_and_trying_again_says_what_it_may_cost(
    visit: Visit, model: FakeImageModel, error: PosterError, cards: tuple[ModelCard, ...]
) -> None:
    model.enqueue(error)
    app = generate(visit(), "A red fox")
    finished(app)
    assert "Nothing was drawn" not in words(app)
    assert app.button(key="try_again").label == "Try again (may charge again)"
    app.button(key="try_again").click().run()
    job = finished(app)

    assert model.recipes[1] == model.recipes[0]
    assert on_the_wall(app) == [job.entries[0].id]
    assert not app.error


def test_trying_again_asks_only_for_the_posters_that_are_missing(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.toggle(key="surprise").set_value(False).run()
    app.number_input(key="seed").set_value(70)
    app.button_group(key="count").set_value(3)
    model.for_seed[71] = ModelTimeoutError("Nobody knows.")
    finished(generate(app, "A red fox"))
    del model.for_seed[71]
    app.button(key="try_again").click().run()
    finished(app)

    assert [recipe.seed for recipe in model.recipes[3:]] == [71]


@pytest.mark.parametrize("cards", [(CORE,)])
@pytest.mark.parametrize(
    ("error", "label", "told"),
    [
        (ModelThrottledError("Too many at once."), "Try again", "Nothing was drawn."),
        (StorageError("The disk is full."), "Try again (may charge again)", "No poster came of this."),
    ],
)
def test_every_failure_can_be_tried_again_and_says_whether_that_is_free(
    visit: Visit, model: FakeImageModel, error: PosterError, label: str, told: str, cards: tuple[ModelCard, ...]
) -> None:
    model.enqueue(error)
    app = generate(visit(), "A red fox")
    finished(app)

    assert app.button(key="try_again").label == label
    assert told in words(app)
    assert app.text_area(key="prompt").value == "A red fox"


@pytest.mark.parametrize("cards", [(NOVA, CORE)])
def test_a_poster_by_another_model_says_so_at_the_result_and_on_its_page(
    visit: Visit, model: FakeImageModel, cards: tuple[ModelCard, ...]
) -> None:
    model.enqueue(ModelRetiredError("Amazon Nova Canvas was retired."))
    app = generate(visit(), "A red fox")
    entry = finished(app).entries[0]
    notice = (
        "Amazon Nova Canvas was retired. Stable Image Core drew this poster instead, without the quality premium and "
        "the guidance scale 8."
    )
    assert told(app.warning) == [notice]
    assert fact(app, "Asked of") == "Amazon Nova Canvas"
    assert str(fact(app, "Drawn by")).startswith("Stable Image Core")
    assert fact(app, "Aspect ratio") == "2:3, one-sheet"
    assert "Understood" not in words(app)
    assert "Offline artist" not in words(app)

    app.switch_page(str(pages.POSTER))
    app.query_params.update({"id": entry.id})
    app.run()
    assert told(app.warning) == [notice]
    assert data(app, "poster") is not None


def test_a_poster_by_the_model_that_was_asked_says_nothing_of_another(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    finished(app)

    assert not app.warning
    assert fact(app, "Asked of") is None
    assert str(fact(app, "Drawn by")).startswith(CARD.name)
