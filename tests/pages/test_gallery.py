"""The gallery: every poster, newest first."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.posters import PosterRequest
from posterlib.ui import pages
from tests.pages.conftest import Visit
from tests.pages.reading import data


def draw(*prompts: str) -> None:
    for prompt in prompts:
        fields = {"prompt": prompt, "width": 320, "height": 320}
        services().jobs.wait(services().jobs.submit(PosterRequest.parse(fields)), timeout=30)


def captions(app: AppTest) -> list[str]:
    grid = data(app, "gallery_grid")
    assert grid is not None
    return [item["caption"] for item in grid["items"]]


def test_an_empty_gallery_says_so_and_leads_to_the_form(visit: Visit) -> None:
    app = visit().switch_page(str(pages.GALLERY)).run()

    assert any("No posters yet" in shown.value for shown in app.get("html"))
    assert "Make the first poster" in [link.label for link in app.get("page_link")]
    assert data(app, "gallery_grid") is None


def test_posters_hang_newest_first_in_pages(visit: Visit) -> None:
    draw(*(f"Fox number {number}" for number in range(1, 27)))
    app = visit().switch_page(str(pages.GALLERY)).run()
    assert captions(app) == [f"Fox number {number}" for number in range(26, 2, -1)]

    app.query_params["page"] = "2"
    app.run()
    assert captions(app) == ["Fox number 2", "Fox number 1"]


def test_going_back_from_a_poster_finds_the_page_that_was_left(visit: Visit) -> None:
    draw(*(f"Fox number {number}" for number in range(1, 27)))
    app = visit().switch_page(str(pages.GALLERY))
    app.query_params["page"] = "2"
    app.run()
    app.query_params.pop("page")
    app.query_params["id"] = "what Streamlit leaves in the address"
    app.run()

    assert captions(app) == ["Fox number 2", "Fox number 1"]


@pytest.mark.parametrize(("address", "first"), [("99", 0), ("0", 24), ("-1", 24), ("²", 24), ("9" * 5000, 24)])
def test_an_address_with_no_such_page_shows_posters_all_the_same(visit: Visit, address: str, first: int) -> None:
    draw(*(f"Fox number {number}" for number in range(25)))
    app = visit().switch_page(str(pages.GALLERY))
    app.query_params["page"] = address
    app.run()

    assert not app.exception
    assert captions(app)[0] == f"Fox number {first}"


def test_the_gallery_sends_previews_and_never_an_original(visit: Visit) -> None:
    draw("A red fox")
    grid = data(visit().switch_page(str(pages.GALLERY)).run(), "gallery_grid")

    assert grid is not None
    assert grid["items"][0]["preview"].endswith("/preview.webp")
    assert "original" not in str(grid)


def test_a_search_finds_posters_by_their_words_and_the_address_keeps_it(visit: Visit) -> None:
    draw("A red fox", "An owl at night", "A fox and an owl")
    app = visit().switch_page(str(pages.GALLERY)).run()
    app.text_input(key="gallery_search").set_value("owl").run()

    assert captions(app) == ["A fox and an owl", "An owl at night"]
    assert app.query_params["q"] == "owl"
    assert app.text[0].value == "2 posters are about “owl”."

    app.text_input(key="gallery_search").set_value("<script> nobody").run()
    assert data(app, "gallery_grid") is None
    assert app.text[0].value.startswith("Nothing is about “<script> nobody”. Try fewer words")
    app.text_input(key="gallery_search").set_value("").run()
    assert len(captions(app)) == 3


def test_an_address_with_a_search_opens_on_what_it_finds(visit: Visit) -> None:
    draw("A red fox", "An owl at night")
    app = visit()
    app.query_params["q"] = "owl"
    app.switch_page(str(pages.GALLERY)).run()

    assert captions(app) == ["An owl at night"]
