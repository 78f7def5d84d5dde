"""Choosing an image model: what the form then offers, and what is asked of the model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG, OFFLINE
from posterlib.ui import pages
from posterlib.ui.labels import finish_label, model_label
from tests.pages.conftest import Visit
from tests.pages.reading import finished, generate, words
from tests.studio import CARD, FakeImageModel

CORE, ULTRA, SD3, NOVA, TITAN = CATALOG[:5]


@pytest.fixture
def cards() -> tuple[ModelCard, ...]:
    return (CORE, NOVA, TITAN, CARD)


def choose(app: AppTest, card: ModelCard) -> AppTest:
    return app.selectbox(key="model").set_value(card.id).run()


def fields(app: AppTest) -> set[str]:
    elements = [*app.text_area, *app.button_group, *app.selectbox, *app.slider, *app.number_input]
    return {str(element.key) for element in elements}


def test_models_are_offered_with_their_price_the_default_first(visit: Visit) -> None:
    app = visit()

    assert app.selectbox(key="model").value == CORE.id
    assert list(app.selectbox(key="model").options) == [
        "Stable Image Core · US$ 0.04 a picture",
        "Amazon Nova Canvas · US$ 0.08 a picture",
        "Amazon Titan Image Generator v2 · US$ 0.012 a picture",
        "Sketch artist · free",
    ]
    assert "Fast and inexpensive key art" in words(app)


@pytest.mark.parametrize("cards", [(OFFLINE,)])
def test_a_studio_with_one_model_asks_nobody_to_choose(visit: Visit) -> None:
    assert "model" not in fields(visit())


@pytest.mark.parametrize(
    ("chosen", "shown", "hidden"),
    [
        (CORE, {"negative_prompt"}, {"finish", "quality", "guidance"}),
        (NOVA, {"negative_prompt", "finish", "quality", "guidance"}, set()),
        (TITAN, {"negative_prompt", "quality", "guidance"}, {"finish"}),
        (CARD, {"negative_prompt", "finish"}, {"quality", "guidance"}),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_model_shows_the_options_it_takes_and_no_other(
    visit: Visit, chosen: ModelCard, shown: set[str], hidden: set[str]
) -> None:
    on_the_form = fields(choose(visit(), chosen))

    assert shown <= on_the_form
    assert hidden.isdisjoint(on_the_form)


def test_stable_image_is_asked_for_a_ratio_and_without_naming_the_default_model(
    visit: Visit, model: FakeImageModel
) -> None:
    app = visit()
    app.text_area(key="negative_prompt").set_value("people")
    job = finished(generate(app, "A red fox"))

    recipe = model.recipes[0]
    assert (recipe.model, recipe.aspect_ratio, recipe.negative_prompt) == (CORE.id, "2:3", "people")
    assert (recipe.style, recipe.quality, recipe.cfg_scale) == ("", "", None)
    assert recipe.seed >= 1
    assert job.request.model is None


def test_nova_canvas_is_asked_for_pixels_with_all_its_options(visit: Visit, model: FakeImageModel) -> None:
    app = choose(visit(), NOVA)
    app.selectbox(key="finish").set_value("GRAPHIC_NOVEL_ILLUSTRATION")
    app.button_group(key="quality").set_value("standard")
    app.slider(key="guidance").set_value(3.3)
    job = finished(generate(app, "A red fox"))

    recipe = model.recipes[0]
    assert job.request.model == NOVA.id
    assert (recipe.width, recipe.height, recipe.aspect_ratio) == (1024, 1536, "")
    assert (recipe.style, recipe.quality, recipe.cfg_scale) == ("GRAPHIC_NOVEL_ILLUSTRATION", "standard", 3.3)


def test_nova_canvas_begins_with_the_settings_quality_and_guidance_and_no_style(
    visit: Visit, model: FakeImageModel
) -> None:
    finished(generate(choose(visit(), NOVA), "A red fox"))

    recipe = model.recipes[0]
    assert (recipe.style, recipe.quality, recipe.cfg_scale) == ("", "premium", 8.0)


def test_titan_is_asked_for_a_size_of_its_table(visit: Visit, model: FakeImageModel) -> None:
    app = choose(visit(), TITAN)
    assert "2:3, 768 × 1,152 pixels" in words(app).replace("\\", "")
    finished(generate(app, "A red fox"))

    assert (model.recipes[0].width, model.recipes[0].height) == (768, 1152)


@pytest.mark.parametrize(
    ("chosen", "caption"),
    [
        (CORE, "9:16; the model chooses the pixels"),
        (NOVA, "9:16, 864 × 1,536 pixels"),
        (TITAN, "Nearly 9:16, 768 × 1,408 pixels"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_format_says_what_the_model_will_draw(visit: Visit, chosen: ModelCard, caption: str) -> None:
    app = choose(visit(), chosen)
    app.button_group(key="format").set_value("phone").run()

    assert caption in words(app).replace("\\", "")


@pytest.mark.parametrize(
    ("chosen", "label", "other", "asked"),
    [
        (CORE, "4:5 portrait", "21:9", "21:9"),
        (TITAN, "384 × 576 portrait", "448x576", (448, 576)),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_another_ratio_or_size_of_the_models_own_is_drawn(
    visit: Visit, model: FakeImageModel, chosen: ModelCard, label: str, other: str, asked: object
) -> None:
    app = choose(visit(), chosen)
    app.button_group(key="format").set_value("other").run()
    assert app.selectbox(key="other").options[0] == label
    app.selectbox(key="other").set_value(other)
    finished(generate(app, "A red fox"))

    recipe = model.recipes[0]
    assert asked in (recipe.aspect_ratio, (recipe.width, recipe.height))


def test_a_size_that_the_next_model_cannot_draw_gives_way_to_its_first_format(
    visit: Visit, model: FakeImageModel
) -> None:
    app = visit()
    app.button_group(key="format").set_value("other").run()
    app.selectbox(key="other").set_value("21:9").run()
    choose(app, TITAN)
    assert app.button_group(key="format").value == "one-sheet"
    choose(app, NOVA)
    app.button_group(key="format").set_value("custom").run()
    choose(app, CARD)
    assert app.button_group(key="format").value == "custom"
    choose(app, CORE)

    assert app.button_group(key="format").value == "one-sheet"
    finished(generate(app, "A red fox"))
    assert model.recipes[0].aspect_ratio == "2:3"


def test_a_format_that_both_models_draw_is_kept(visit: Visit) -> None:
    app = visit()
    app.button_group(key="format").set_value("landscape").run()
    app.text_area(key="negative_prompt").set_value("people").run()
    for chosen in (NOVA, TITAN, CARD, CORE):
        choose(app, chosen)
        assert app.button_group(key="format").value == "landscape"

    assert app.text_area(key="negative_prompt").value == "people"


def test_a_finish_of_one_model_does_not_reach_another(visit: Visit, model: FakeImageModel) -> None:
    app = choose(visit(), NOVA)
    app.selectbox(key="finish").set_value("MAXIMALISM").run()
    finished(generate(choose(app, CARD), "A red fox"))

    assert model.recipes[0].style == "film"


def test_a_reload_brings_the_model_and_its_options_back(visit: Visit) -> None:
    app = choose(visit(), NOVA)
    app.slider(key="guidance").set_value(2.5)
    app.button_group(key="format").set_value("custom").run()
    app.number_input(key="width").set_value(1600)
    app.number_input(key="height").set_value(800)
    job = finished(generate(app, "A red fox"))
    reloaded = visit(job=job.id)

    assert reloaded.selectbox(key="model").value == NOVA.id
    assert reloaded.slider(key="guidance").value == 2.5
    assert reloaded.number_input(key="width").value == 1600
    assert job.request.width == 1600


def test_use_these_settings_repeats_a_picture_by_the_model_that_drew_it(visit: Visit, model: FakeImageModel) -> None:
    app = choose(visit(), TITAN)
    app.button_group(key="format").set_value("other").run()
    app.selectbox(key="other").set_value("448x576")
    job = finished(generate(app, "A red fox"))
    poster = visit().switch_page(str(pages.POSTER))
    poster.query_params["id"] = job.entries[0].id
    poster.run()
    poster.button(key="use_settings").click().run()
    poster.button(key="generate").click().run()
    finished(poster)

    assert model.recipes[1] == model.recipes[0]


def test_again_with_a_new_seed_asks_the_same_model_for_the_same_ratio(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.button_group(key="format").set_value("landscape").run()
    finished(generate(app, "A red fox"))
    choose(app, NOVA)
    app.button(key="again").click().run()
    finished(app)

    first, second = model.recipes
    assert (second.model, second.aspect_ratio) == (first.model, first.aspect_ratio) == (CORE.id, "16:9")
    assert second.seed != first.seed


def test_a_seed_outside_the_models_own_is_refused_with_its_bounds(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.toggle(key="surprise").set_value(False).run()
    app.number_input(key="seed").set_value(0)
    generate(app, "A red fox")

    told = words(app).replace("\\", "")
    assert "The seed must be a whole number from 1 to 4,294,967,295 for Stable Image Core." in told
    assert model.recipes == []


def test_custom_pixels_are_held_against_the_chosen_models_bounds(visit: Visit, model: FakeImageModel) -> None:
    app = choose(visit(), NOVA)
    app.button_group(key="format").set_value("custom").run()
    assert "320 to 4,096 pixels a side in steps of 16" in words(app).replace("\\", "")
    app.number_input(key="width").set_value(1001)
    generate(app, "A red fox")

    assert "The width must be a multiple of 16 for Amazon Nova Canvas" in words(app).replace("\\", "")
    assert model.recipes == []


def test_clear_goes_back_to_the_default_model(visit: Visit) -> None:
    app = choose(visit(), NOVA)
    app.button(key="clear").click().run()

    assert app.selectbox(key="model").value == CORE.id


def test_a_models_own_words_are_written_for_people() -> None:
    assert finish_label("GRAPHIC_NOVEL_ILLUSTRATION") == "Graphic novel illustration"
    assert finish_label("3D_ANIMATED_FAMILY_FILM") == "3D animated family film"
    assert model_label(OFFLINE) == "Offline artist · free"


@pytest.mark.parametrize("cards", [(NOVA, replace(NOVA, id="wider", name="Wider", guidance=(1.0, 20.0)))])
def test_a_guidance_that_both_models_take_is_kept(visit: Visit, cards: tuple[ModelCard, ...]) -> None:
    app = visit()
    app.slider(key="guidance").set_value(4.5).run()

    assert choose(app, cards[1]).slider(key="guidance").value == 4.5
    assert app.run().slider(key="guidance").value == 4.5
