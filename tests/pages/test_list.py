"""A list of films: one batch, sent only when every line is right."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.errors import PromptRejectedError
from posterlib.image_models.base import ModelCard
from posterlib.image_models.catalog import CATALOG
from tests.pages.conftest import Visit
from tests.pages.reading import data, finished, on_the_wall, plain_words, tiles
from tests.studio import CARD, FakeImageModel

CORE, NOVA = CATALOG[0], CATALOG[3]


@pytest.fixture
def cards() -> tuple[ModelCard, ...]:
    return (CARD, CORE, NOVA)


def write(app: AppTest, text: str) -> AppTest:
    """Switch to a list and write it."""
    app.button_group(key="entry").set_value("list").run()
    return app.text_area(key="films").set_value(text).run()


def open_file(app: AppTest, name: str, content: bytes) -> AppTest:
    app.button_group(key="entry").set_value("list").run()
    return app.file_uploader(key="list_file_0").upload(name, content).run()


def send(app: AppTest) -> AppTest:
    return app.button(key="generate").click().run()


def prompts(model: FakeImageModel) -> list[str]:
    return sorted(recipe.prompt for recipe in model.recipes)


def test_a_list_becomes_one_job_with_a_poster_for_each_line(visit: Visit, model: FakeImageModel) -> None:
    app = send(write(visit(), "A red fox, at dusk\n\nA grey wolf\nAn owl"))
    job = finished(app)

    assert [request.prompt for request in job.requests] == ["A red fox, at dusk", "A grey wolf", "An owl"]
    assert on_the_wall(app) == [entry.id for entry in job.entries]
    assert [tile["caption"] for tile in tiles(app)] == ["A red fox, at dusk", "A grey wolf", "An owl"]
    assert "3 posters generated in" in plain_words(app)
    assert app.text_area(key="films").value == "A red fox, at dusk\n\nA grey wolf\nAn owl"


def test_several_posters_of_each_film_are_told_apart_by_their_seeds_too(visit: Visit) -> None:
    app = write(visit(), "prompt,count\nA red fox,2\nA grey wolf,1")
    first, second, _ = finished(send(app)).recipes

    assert [tile["caption"] for tile in tiles(app)] == [
        f"Seed {first.seed}: A red fox",
        f"Seed {second.seed}: A red fox",
        "A grey wolf",
    ]


def test_a_line_that_fails_does_not_lose_the_others(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(PromptRejectedError("The content filter stopped these words."))
    app = send(write(visit(), "A red fox\nA grey wolf\nAn owl"))
    job = finished(app)

    assert len(job.entries) == 2
    assert "1 of 3 posters: The content filter stopped these words." in plain_words(app)
    assert "2 of 3 posters generated in" in plain_words(app)
    assert sorted(tile["word"] for tile in tiles(app)) == ["Done", "Done", "Failed"]


def test_only_the_lines_that_failed_are_tried_again(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(PromptRejectedError("The content filter stopped these words."))
    app = send(write(visit(), "A red fox\nA grey wolf"))
    lost = finished(app).failures[0].recipe
    app.button(key="try_again").click().run()
    finished(app)

    assert model.recipes[2:] == [lost]
    assert "Generated in" in plain_words(app)


def test_the_settings_of_the_form_hold_for_every_line_and_a_title_for_none(visit: Visit, model: FakeImageModel) -> None:
    app = visit()
    app.text_input(key="title").set_value("Vulpes").run()
    write(app, "A red fox\nA grey wolf")
    app.selectbox(key="genre").set_value("horror")
    app.button_group(key="format").set_value("square")
    app.button_group(key="finish").set_value("vintage").run()
    finished(send(app))

    assert all(prompt.startswith("Gothic horror movie poster: A ") for prompt in prompts(model))
    assert {(each.width, each.height, each.style, each.title) for each in model.recipes} == {
        (1024, 1024, "vintage", "")
    }


def test_a_line_may_name_another_model_and_is_asked_of_it_as_the_form_would(
    visit: Visit, model: FakeImageModel
) -> None:
    app = write(visit(), f"prompt,model,seed\nA red fox,,\nA grey wolf,{CORE.id},7")
    finished(send(app))

    asked = {recipe.prompt: recipe for recipe in model.recipes}
    assert (asked["A red fox"].model, asked["A red fox"].style) == (CARD.id, "film")
    assert (asked["A grey wolf"].model, asked["A grey wolf"].aspect_ratio) == (CORE.id, "2:3")
    assert (asked["A grey wolf"].style, asked["A grey wolf"].seed) == ("", 7)


def test_what_will_be_sent_is_shown_before(visit: Visit, model: FakeImageModel) -> None:
    app = write(visit(), "prompt;title\nA red fox;Vulpes\nA wolf;\nAn owl;\nA bear;\nA lynx;\nA hare;")
    app.selectbox(key="style").set_value("neon").run()
    shown = data(app, "film_list")

    assert shown is not None
    assert shown["heading"] == "6 films, as they will be sent:"
    assert shown["films"][0]["prompt"] == "A red fox. Synthwave, 1980s neon, chrome and grid lines"
    assert shown["films"][0]["about"] == "Vulpes"
    assert (len(shown["films"]), shown["more"]) == (4, 2)
    assert "6 posters, free" in plain_words(app)
    assert model.recipes == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("prompt,seed\nA fox,7\nA wolf,seven", "Line 3, “A wolf,seven”: seed must be a whole number."),
        ("prompt,colour\nA fox,red", "There is no column 'colour'."),
        ("prompt,style\nA fox,\nA wolf,neon", "Line 3, “A wolf,neon”: Sketch artist has no style 'neon'."),
        ("prompt,model\nA fox,dall-e", "Line 2, “A fox,dall-e”: There is no image model 'dall-e'."),
        ("prompt,width,height\nA fox,320,320\nA wolf,20,20", "Line 3, “A wolf,20,20”: "),
        ("prompt,seed\nA fox,99999999999", "Line 2, “A fox,99999999999”: seed must be from 0 to 4294967295"),
        ("fox " * 1001 + "\nA wolf", "Line 1, “fox fox fox"),
        ("A fox\n" * 51, "The list asks for 51 posters, and 50 can be made at once. Take 1 out."),
    ],
)
def test_nothing_is_sent_until_every_line_is_right(visit: Visit, model: FakeImageModel, text: str, told: str) -> None:
    app = write(visit(), text)
    assert told in plain_words(app)
    assert data(app, "film_list") is None
    send(app)

    assert "Nothing was sent." in plain_words(app)
    assert model.recipes == []
    assert services().jobs.running() == 0
    assert app.text_area(key="films").value == text


def test_many_wrong_lines_are_counted(visit: Visit) -> None:
    app = write(visit(), "prompt,seed\n" + "A fox,x\n" * 7)

    assert "Line 5, “A fox,x”" in plain_words(app)
    assert "And 3 more lines to mend." in plain_words(app)


def test_a_setting_that_no_line_can_be_drawn_with_is_told_in_the_words_of_the_form(
    visit: Visit, model: FakeImageModel
) -> None:
    app = write(visit(), "A red fox\nA grey wolf")
    app.button_group(key="format").set_value("custom").run()
    app.number_input(key="width").set_value(None)
    send(app)

    assert "The width must be from 320 to 4096 pixels" in plain_words(app)
    assert model.recipes == []


def test_an_empty_list_says_where_to_begin(visit: Visit, model: FakeImageModel) -> None:
    app = send(write(visit(), " \n"))

    assert "Write one film a line" in plain_words(app)
    assert model.recipes == []


def test_a_file_fills_the_box_where_it_can_be_mended(visit: Visit, model: FakeImageModel) -> None:
    app = open_file(visit(), "films.csv", '\ufeffPrompt;Seed\r\n"A red fox; at dusk";7\r\n'.encode())

    assert app.text_area(key="films").value == 'Prompt;Seed\n"A red fox; at dusk";7\n'
    assert model.recipes == []
    finished(send(app))
    assert (model.recipes[0].prompt, model.recipes[0].seed) == ("A red fox; at dusk", 7)


def test_a_file_that_takes_the_place_of_a_typed_list_can_be_undone(visit: Visit) -> None:
    app = open_file(write(visit(), "A film that was typed"), "films.txt", b"A red fox\nA grey wolf")
    assert app.text_area(key="films").value == "A red fox\nA grey wolf"
    app.button(key="undo_list").click().run()

    assert app.text_area(key="films").value == "A film that was typed"


def test_a_file_that_is_no_text_is_refused_and_the_list_stays(visit: Visit) -> None:
    app = open_file(write(visit(), "A film that was typed"), "films.csv", "A café".encode("latin-1"))

    assert "The file is not UTF-8 text (line 1)" in plain_words(app)
    assert app.text_area(key="films").value == "A film that was typed"


def test_one_film_and_a_list_keep_their_words_apart(visit: Visit) -> None:
    app = visit()
    app.text_area(key="prompt").set_value("One film").run()
    write(app, "A red fox\nA grey wolf")
    app.button_group(key="entry").set_value("one").run()
    assert app.text_area(key="prompt").value == "One film"
    app.button_group(key="entry").set_value("list").run()

    assert app.text_area(key="films").value == "A red fox\nA grey wolf"


def test_clear_empties_the_list_and_stays_with_lists(visit: Visit) -> None:
    app = write(visit(), "A red fox\nA grey wolf")
    app.button(key="clear").click().run()

    assert app.text_area(key="films").value == ""
    assert data(app, "focus_films") == {"widget": "films", "request": 1}


def test_a_hostile_list_is_never_read_as_markup(visit: Visit) -> None:
    app = write(visit(), "prompt,seed\n![p](http://evil.example/p.png) :red[x],seven")

    assert "](http" not in "\n".join(notice.value for notice in app.error)
    assert r"\]\(http" in "\n".join(notice.value for notice in app.error)
