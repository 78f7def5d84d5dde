"""The Generate page: from words to a poster."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posterlib.bootstrap import services
from posterlib.errors import ImageModelError
from posterlib.image_models.base import ModelCard
from posterlib.posters import PosterRequest
from tests.pages.conftest import Visit
from tests.pages.reading import data, fact, finished, generate, on_the_wall, tiles, words
from tests.studio import CARD, FakeImageModel


def test_a_described_film_becomes_a_poster_with_the_settings_it_was_made_with(visit: Visit) -> None:
    app = generate(visit(), "A red fox crosses a frozen lake")
    job = finished(app)

    assert on_the_wall(app) == [job.entries[0].id]
    assert "Generated in" in words(app)
    assert fact(app, "Prompt") == "A red fox crosses a frozen lake"
    assert fact(app, "Size") == "1024 × 1536 px, one-sheet 2:3"
    assert fact(app, "Seed") == str(job.entries[0].seed)
    assert "Understood: pencil" in words(app)
    assert not app.exception


def test_the_page_says_that_no_image_model_was_at_work(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    finished(app)

    assert "Offline artist, not an image model" in words(app)


@pytest.mark.parametrize("card", [replace(CARD, family="stability", options=frozenset(), styles=(), default_style="")])
def test_a_model_is_offered_only_what_its_card_takes(visit: Visit, card: ModelCard) -> None:
    app = generate(visit(), "A red fox")
    finished(app)

    shown = {getattr(element, "key", None) for element in [*app.text_area, *app.button_group]}
    assert shown.isdisjoint({"negative_prompt", "finish"})
    assert on_the_wall(app)
    assert "Offline artist" not in words(app)


def test_a_new_poster_is_the_first_on_the_film_strip(visit: Visit) -> None:
    app = visit()
    assert data(app, "carousel") is None
    generate(app, "A red fox")
    finished(app)
    generate(app, "A grey wolf")
    finished(app)

    strip = data(app, "carousel")
    assert strip is not None
    assert [item["caption"] for item in strip["items"]] == ["A grey wolf", "A red fox"]


def test_while_a_poster_is_drawn_only_sending_and_clearing_wait(visit: Visit, model: FakeImageModel) -> None:
    model.hold()
    app = generate(visit(), "A red fox").run()

    assert app.button(key="generate").disabled
    assert app.button(key="clear").disabled
    assert not app.text_area(key="prompt").disabled
    assert data(app, "progress") is not None
    model.release()
    finished(app)
    assert not app.button(key="generate").disabled
    assert not app.button(key="clear").disabled


def test_moving_other_widgets_while_it_draws_loses_nothing(visit: Visit, model: FakeImageModel) -> None:
    model.hold()
    app = generate(visit(), "A red fox")
    app.text_area(key="prompt").set_value("A grey wolf, for later").run()
    app.button_group(key="format").set_value("square").run()
    model.release()
    finished(app)

    assert fact(app, "Prompt") == "A red fox"
    assert app.text_area(key="prompt").value == "A grey wolf, for later"


def test_a_closed_tab_does_not_lose_the_poster(visit: Visit, model: FakeImageModel) -> None:
    model.hold()
    job_id = generate(visit(), "A red fox").session_state["job"]
    model.release()
    services().jobs.wait(job_id, timeout=30)

    assert [entry.prompt for entry in services().history.page()] == ["A red fox"]


def test_posters_of_one_request_are_shown_as_they_land(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.button_group(key="count").set_value(3)
    model.hold()
    generate(app, "A red fox")
    assert [(tile["poster"], tile["ratio"]) for tile in tiles(app)] == [(None, 2 / 3)] * 3
    model.release()
    job = finished(app)

    assert on_the_wall(app) == [entry.id for entry in job.entries]
    assert len({entry.seed for entry in job.entries}) == 3
    assert "3 posters generated in" in words(app)


def test_a_reload_finds_the_job_again_by_its_address(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    job = finished(app)
    reloaded = visit(job=app.query_params["job"])

    assert on_the_wall(reloaded) == [job.entries[0].id]
    assert reloaded.text_area(key="prompt").value == "A red fox"


def test_a_job_that_came_by_the_api_is_shown_at_its_address(visit: Visit) -> None:
    job_id = services().jobs.submit(PosterRequest(prompt="A red fox", title="Vulpes"))
    services().jobs.wait(job_id, timeout=30)
    app = visit(job=job_id)

    assert len(on_the_wall(app)) == 1
    assert app.text_input(key="title").value == "Vulpes"


def test_a_second_tab_shows_the_same_job_to_its_end(visit: Visit, model: FakeImageModel) -> None:
    model.hold()
    first = generate(visit(), "A red fox")
    second = visit(job=first.query_params["job"])
    assert data(second, "progress") is not None
    assert second.button(key="generate").disabled
    model.release()
    job = finished(first)

    assert on_the_wall(second.run()) == on_the_wall(first) == [job.entries[0].id]


def test_an_unknown_job_in_the_address_is_told_and_forgotten(visit: Visit) -> None:
    app = visit(job="from-before-the-restart")

    assert "does not know this request" in words(app)
    assert "job" not in app.query_params
    generate(app, "A red fox")
    finished(app)
    assert "does not know" not in words(app)


def test_an_empty_form_says_where_to_begin(visit: Visit, model: FakeImageModel) -> None:
    app = generate(visit(), "   ")

    assert "Describe it in the box above" in words(app)
    assert model.recipes == []


def test_a_prompt_too_long_is_counted_refused_and_kept(visit: Visit, model: FakeImageModel) -> None:
    tale = "fox " * (CARD.prompt_limit // 4) + "and more"
    app = generate(visit(), tale)

    assert "8 too many" in words(app)
    assert "takes at most 4,000" in words(app).replace("\\", "")
    assert app.text_area(key="prompt").value == tale
    assert model.recipes == []


def test_a_custom_size_outside_the_cards_limits_is_refused_in_plain_words(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.button_group(key="format").set_value("custom").run()
    assert "320 to 4,096 pixels a side" in words(app)
    app.number_input(key="width").set_value(200)
    generate(app, "A red fox")

    assert "The width must be from 320 to 4096 pixels" in words(app).replace("\\", "")
    assert model.recipes == []


def test_a_custom_size_without_a_side_is_refused(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.button_group(key="format").set_value("custom").run()
    app.number_input(key="width").set_value(None)
    app.number_input(key="height").set_value(None)
    generate(app, "A red fox")

    assert "The width must be from 320 to 4096 pixels" in words(app).replace("\\", "")
    assert model.recipes == []


def test_presets_show_the_final_prompt_and_exactly_that_is_sent(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.selectbox(key="genre").set_value("horror")
    app.selectbox(key="style").set_value("cut-paper")
    app.text_area(key="prompt").set_value("A fox in {braces}.").run()
    shown = app.code[0].value
    app.button(key="generate").click().run()
    finished(app)

    assert shown.startswith("Gothic horror movie poster: A fox in {braces}. ")
    assert "cut-paper" in shown
    assert model.recipes[0].prompt == shown


def test_an_example_fills_the_prompt_and_what_was_typed_can_be_brought_back(visit: Visit) -> None:
    app = visit()
    app.text_area(key="prompt").set_value("My own film").run()
    app.button(key="example_1").click().run()
    assert "haunted mansion" in app.text_area(key="prompt").value
    next(button for button in app.button if button.label == "Bring my words back").click().run()

    assert app.text_area(key="prompt").value == "My own film"


def test_what_to_leave_out_title_and_finish_reach_the_model(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.text_input(key="title").set_value("Vulpes")
    app.text_area(key="negative_prompt").set_value("people")
    app.button_group(key="finish").set_value("vintage")
    generate(app, "A red fox")
    finished(app)

    recipe = model.recipes[0]
    assert (recipe.title, recipe.negative_prompt, recipe.style) == ("Vulpes", "people", "vintage")


def test_a_kept_seed_repeats_the_picture(visit: Visit, model: FakeImageModel) -> None:
    app = generate(visit(), "A red fox")
    finished(app)
    app.button(key="keep_seed").click().run()
    assert app.number_input(key="seed").value == model.recipes[0].seed
    app.button(key="generate").click().run()
    finished(app)

    assert model.recipes[1] == model.recipes[0]


def test_again_with_a_new_seed_keeps_everything_else(visit: Visit, model: FakeImageModel) -> None:
    app = generate(visit(), "A red fox")
    finished(app)
    app.text_area(key="prompt").set_value("Words typed since")
    app.button(key="again").click().run()
    finished(app)

    first, second = model.recipes
    assert (second.prompt, second.width, second.height) == (first.prompt, first.width, first.height)
    assert second.seed != first.seed
    assert app.text_area(key="prompt").value == "Words typed since"


def test_an_error_says_what_happened_and_the_words_stay(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(ImageModelError("The brushes are wet. Try again in a minute."))
    app = generate(visit(), "A red fox")
    finished(app)

    assert "The brushes are wet" in words(app)
    assert "No poster came of this" in words(app)
    assert app.text_area(key="prompt").value == "A red fox"
    assert not app.button(key="generate").disabled


def test_the_address_is_told_once_of_a_job_so_that_the_way_back_is_no_circle(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    job = finished(app)
    assert app.query_params == {"job": job.id}
    app.query_params.clear()
    app.run()

    assert app.query_params == {}
    assert on_the_wall(app) == [job.entries[0].id]


def test_what_could_be_drawn_is_shown_beside_the_error_of_the_rest(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(ImageModelError("The brushes are wet."))
    app = visit()
    app.button_group(key="count").set_value(2)
    generate(app, "A red fox")
    job = finished(app)

    assert on_the_wall(app) == [job.entries[0].id]
    assert "The brushes are wet" in words(app)


def test_clear_empties_the_form_takes_the_poster_down_and_asks_for_the_cursor(visit: Visit) -> None:
    app = generate(visit(), "A red fox")
    app.selectbox(key="genre").set_value("horror")
    finished(app)
    app.button(key="clear").click().run()

    assert app.text_area(key="prompt").value == ""
    assert app.selectbox(key="genre").value == "none"
    assert on_the_wall(app) == []
    assert "job" not in app.query_params
    assert data(app, "focus_prompt") == {"widget": "prompt", "request": 1}
    assert services().history.count() == 1
