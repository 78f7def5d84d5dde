"""A list of films in a real browser: written, sent, watched, found again and cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.steps import expect_on_the_wall, frames, list_box, open_home, send_list, wall

pytestmark = pytest.mark.browser


def test_a_file_of_films_is_opened_mended_sent_and_hangs_on_the_wall(page: Page, tmp_path: Path) -> None:
    films = tmp_path / "films.csv"
    films.write_bytes('\ufeffPrompt;Title;Seed\r\n"A lighthouse; a storm";The Keeper;7\r\nA shark;;seven\r\n'.encode())
    open_home(page)
    page.get_by_role("radio", name="A list").click()
    page.get_by_role("button", name="Open a file").click()
    page.locator('input[type="file"]').set_input_files(films)
    expect(page.get_by_text("Line 3, “A shark;;seven”: seed must be a whole number.")).to_be_visible()
    expect(list_box(page)).to_have_value('Prompt;Title;Seed\n"A lighthouse; a storm";The Keeper;7\nA shark;;seven\n')

    list_box(page).fill('Prompt;Title;Seed\n"A lighthouse; a storm";The Keeper;7\nA shark;;8\nA pirate ship;;\n')
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("3 films, as they will be sent:")).to_be_visible()
    expect(page.get_by_text("3 posters, free")).to_be_visible()
    page.get_by_role("button", name="Generate").click()
    expect(page.get_by_text("3 posters generated in")).to_be_visible()

    expect_on_the_wall(page, done=3)
    expect(frames(page, "done").nth(0)).to_contain_text("The Keeper")
    expect(frames(page, "done").nth(1)).to_contain_text("A shark")
    expect(frames(page, "done").nth(1).get_by_role("link", name="seed 8")).to_be_visible()


def test_a_reload_brings_the_list_and_its_posters_back(page: Page) -> None:
    open_home(page)
    send_list(page, "A castle on a hill", "A submarine in the deep")
    expect_on_the_wall(page, done=2)
    ids = wall(page).evaluate_all("figures => figures.map(figure => figure.dataset.id)")
    page.reload()

    expect_on_the_wall(page, done=2)
    assert wall(page).evaluate_all("figures => figures.map(figure => figure.dataset.id)") == ids
    expect(list_box(page)).to_have_value("A castle on a hill\nA submarine in the deep")


def test_a_double_click_sends_a_list_once(page: Page, served: Served) -> None:
    open_home(page)
    page.get_by_role("radio", name="A list").click()
    list_box(page).fill("A gunslinger at sunset\nA dragon over a castle")
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("2 posters, free")).to_be_visible()
    before = len(list(served.history.glob("2*/original.png")))
    page.get_by_role("button", name="Generate").dblclick()
    expect(page.get_by_text("2 posters generated in")).to_be_visible()
    expect(page.get_by_role("button", name="Generate")).to_be_enabled()

    assert len(list(served.history.glob("2*/original.png"))) == before + 2
