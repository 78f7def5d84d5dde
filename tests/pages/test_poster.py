"""The page of one poster."""

from __future__ import annotations

import shutil

from PIL import Image
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.history import Entry
from posterlib.posters import PosterRequest
from posterlib.ui import pages
from tests.pages.conftest import Visit
from tests.pages.reading import data, fact, finished, on_the_wall, words
from tests.studio import FakeImageModel


def drawn(**fields: object) -> Entry:
    job_id = services().jobs.submit(PosterRequest.parse({"prompt": "A red fox", "seed": 7} | fields))
    job = services().jobs.wait(job_id, timeout=30)
    assert job is not None
    return job.entries[0]


def open_page(visit: Visit, **query: str) -> AppTest:
    app = visit().switch_page(str(pages.POSTER))
    app.query_params.update(query)
    return app.run()


def test_a_poster_hangs_large_with_its_settings_and_its_original_to_download(visit: Visit) -> None:
    entry = drawn(title="Vulpes", width=864, height=1536)
    app = open_page(visit, id=entry.id)

    wall = data(app, "poster")
    assert wall is not None
    assert wall["tiles"][0]["poster"]["download"] == f"/history/{entry.id}/original.png?download=1"
    assert app.title[0].value == "Vulpes"
    assert app.code[0].value == "A red fox"
    assert fact(app, "Size", "poster_facts") == "864 × 1536 px, phone 9:16"
    assert fact(app, "Seed", "poster_facts") == "7"


def test_no_id_and_an_unknown_id_lead_on_instead_of_failing(visit: Visit) -> None:
    nameless, unknown = open_page(visit), open_page(visit, id="../../etc/passwd")

    assert "No poster is chosen" in words(nameless)
    assert "This poster is not here" in words(unknown)
    assert {"To the gallery", "Make a poster"} <= {link.label for link in unknown.get("page_link")}
    assert not unknown.exception


def test_going_back_to_a_poster_finds_it_though_the_address_has_lost_its_id(visit: Visit) -> None:
    entry = drawn(title="Vulpes")
    app = open_page(visit, id=entry.id)
    app.query_params.clear()
    app.run()

    assert app.title[0].value == "Vulpes"


def test_a_deleted_poster_is_told_as_such(visit: Visit) -> None:
    entry = drawn()
    shutil.rmtree(services().history.root / entry.id)
    services().history.reconcile()

    assert "it was deleted" in words(open_page(visit, id=entry.id))


def test_use_these_settings_brings_them_back_into_the_form(visit: Visit, model: FakeImageModel) -> None:
    entry = drawn(title="Vulpes", negative_prompt="people", width=1000, height=1400, style="vintage")
    app = open_page(visit, id=entry.id)
    app.button(key="use_settings").click().run()

    assert app.text_area(key="prompt").value == "A red fox"
    assert app.number_input(key="seed").value == 7
    app.button(key="generate").click().run()
    finished(app)
    assert model.recipes[1] == model.recipes[0]


def test_again_with_a_new_seed_is_watched_on_the_home_page(visit: Visit, model: FakeImageModel) -> None:
    app = open_page(visit, id=drawn().id)
    app.button(key="poster_again").click().run()
    assert data(app, "progress") is not None
    job = finished(app.switch_page(str(pages.GENERATE)))

    assert on_the_wall(app) == [job.entries[0].id]
    assert model.recipes[1].prompt == "A red fox"
    assert model.recipes[1].seed != 7


def test_words_typed_before_reading_about_a_poster_are_still_there_afterwards(visit: Visit) -> None:
    app = visit()
    app.text_area(key="prompt").set_value("A half-finished thought").run()
    app.switch_page(str(pages.GALLERY)).run()
    app.switch_page(str(pages.GENERATE)).run()

    assert app.text_area(key="prompt").value == "A half-finished thought"


def test_a_poster_of_the_former_service_is_shown_without_what_it_never_knew(visit: Visit) -> None:
    folder = services().history.root / "1729513530"
    folder.mkdir()
    Image.new("RGB", (640, 640), "navy").save(folder / "original.png")
    Image.new("RGB", (120, 120), "navy").save(folder / "thumbnail.png")
    services().history.reconcile()
    app = open_page(visit, id="1729513530")

    assert app.title[0].value == "Poster of 21 October 2024"
    assert "did not keep its prompt" in words(app)
    assert fact(app, "Seed", "poster_facts") is None
    assert not app.exception
