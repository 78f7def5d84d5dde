"""A text model that writes a fuller prompt: it fills the box and sends nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.errors import ModelAccessError
from tests.pages.conftest import Visit
from tests.pages.fakes import FakeImprover
from tests.pages.reading import data, words
from tests.studio import CARD, FakeImageModel

FULLER = "A red fox crosses a frozen lake at dusk, low sun, amber and slate blue, seen from afar, gouache"


@pytest.fixture
def improver() -> FakeImprover | None:
    return FakeImprover(FULLER)


def typed(app: AppTest, words_typed: str) -> AppTest:
    return app.text_area(key="prompt").set_value(words_typed).run()


def improved(app: AppTest) -> AppTest:
    """Press the button, wait for the text model and look again."""
    app.button(key="improve").click().run()
    at_work = app.session_state["improvement_at_work"]
    assert data(app, "improving") is not None
    at_work.answer.exception(timeout=30)
    return app.run()


@pytest.mark.parametrize("improver", [None])
def test_a_studio_without_a_text_model_offers_no_improvement(visit: Visit) -> None:
    assert "improve" not in [button.key for button in visit().button]


def test_an_empty_box_has_nothing_to_improve(visit: Visit) -> None:
    app = visit()
    assert app.button(key="improve").disabled
    assert not typed(app, "A red fox").button(key="improve").disabled


def test_the_fuller_prompt_fills_the_box_and_is_not_sent(
    visit: Visit, improver: FakeImprover, model: FakeImageModel
) -> None:
    app = improved(typed(visit(), "A red fox"))

    assert app.text_area(key="prompt").value == FULLER
    assert improver.asked == [("A red fox", CARD.prompt_limit)]
    assert model.recipes == []
    assert data(app, "improving") is None


def test_the_persons_own_words_can_be_brought_back(visit: Visit) -> None:
    app = improved(typed(visit(), "A red fox"))
    next(button for button in app.button if button.label == "Bring my words back").click().run()

    assert app.text_area(key="prompt").value == "A red fox"


def test_the_run_that_asks_locks_the_button_however_fast_the_answer_is(visit: Visit) -> None:
    app = typed(visit(), "A red fox")
    app.button(key="improve").click().run()

    assert app.button(key="improve").disabled
    assert app.text_area(key="prompt").value == "A red fox"


def test_other_widgets_moved_meanwhile_lose_nothing(visit: Visit, improver: FakeImprover) -> None:
    improver.hold()
    app = typed(visit(), "A red fox")
    app.button(key="improve").click().run()
    app.button_group(key="format").set_value("square").run()
    improver.release()
    app.session_state["improvement_at_work"].answer.result(timeout=30)
    app.run()

    assert app.text_area(key="prompt").value == FULLER
    assert app.button_group(key="format").value == "square"


@pytest.mark.parametrize("improver", [FakeImprover(ModelAccessError("The text model is locked."))])
def test_an_error_is_told_and_the_words_stay(visit: Visit) -> None:
    app = improved(typed(visit(), "A red fox"))

    assert "The text model is locked" in words(app)
    assert app.text_area(key="prompt").value == "A red fox"
    assert not app.button(key="improve").disabled
    app.button(key="generate").click().run()
    assert "The text model is locked" not in words(app)


def test_a_cleared_form_stays_empty_whatever_comes_later(visit: Visit, improver: FakeImprover) -> None:
    improver.hold()
    app = typed(visit(), "A red fox")
    app.button(key="improve").click().run()
    answer = app.session_state["improvement_at_work"].answer
    app.button(key="clear").click().run()
    improver.release()
    answer.result(timeout=30)
    app.run()

    assert app.text_area(key="prompt").value == ""
    assert services().history.count() == 0
