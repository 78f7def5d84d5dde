"""The film strip under mouse and keyboard."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served
from tests.browser.steps import film, open_home, scrolled, strip

pytestmark = pytest.mark.browser


@pytest.fixture
def home(page: Page) -> Page:
    open_home(page)
    expect(strip(page).first.get_by_role("img")).to_be_visible()
    film(page).scroll_into_view_if_needed()
    return page


def await_scroll(page: Page, condition: str) -> None:
    """Wait until the film's `left` (scrollLeft, in pixels) and `end` (its largest) meet the condition."""
    handle = film(page).element_handle()
    page.wait_for_function(
        f"film => {{ const left = film.scrollLeft, end = film.scrollWidth - film.clientWidth; return {condition}; }}",
        arg=handle,
    )


def test_posters_hang_newest_first(home: Page, served: Served) -> None:
    newest_first = [entry["thumb"].split("/")[-2] for entry in httpx.get(f"{served.address}/history_list").json()]

    assert strip(home).evaluate_all("frames => frames.map(frame => frame.dataset.id)") == newest_first[:60]


def test_hovering_scrolls_two_pixels_at_a_time_and_leaving_stops_it(home: Page) -> None:
    film(home).evaluate(
        "film => { window.steps = []; let last = film.scrollLeft;"
        " film.addEventListener('scroll', () => { steps.push(film.scrollLeft - last); last = film.scrollLeft; }); }"
    )
    film(home).hover()
    await_scroll(home, "left > 60")
    home.mouse.move(5, 5)
    stopped_at = scrolled(home)
    home.evaluate("new Promise(done => setTimeout(done, 200))")

    assert scrolled(home) == pytest.approx(stopped_at, abs=2)
    assert all(step % 2 == 0 and 0 < step <= 12 for step in home.evaluate("steps"))


def test_hovering_at_the_end_loops_to_the_beginning(home: Page) -> None:
    film(home).evaluate("film => { film.scrollLeft = film.scrollWidth; }")
    film(home).hover()

    await_scroll(home, "left < 100")


def test_next_and_previous_jump_four_fifths_of_the_strip(home: Page) -> None:
    width = film(home).evaluate("film => film.clientWidth")
    home.get_by_role("button", name="Next posters").click()
    await_scroll(home, f"Math.abs(left - {max(280, int(width * 0.8))}) <= 1")
    home.get_by_role("button", name="Previous posters").click()

    await_scroll(home, "left === 0")


def test_arrow_keys_home_and_end_move_the_film(home: Page) -> None:
    width = film(home).evaluate("film => film.clientWidth")
    film(home).focus()
    home.keyboard.press("ArrowRight")
    await_scroll(home, f"Math.abs(left - {max(280, int(width * 0.8))}) <= 1")
    home.keyboard.press("ArrowLeft")
    await_scroll(home, "left === 0")
    home.keyboard.press("End")
    await_scroll(home, "Math.abs(left - end) <= 1")
    home.keyboard.press("Home")

    await_scroll(home, "left === 0")


def test_from_picture_to_picture_with_arrows_and_open_with_enter(home: Page) -> None:
    film(home).focus()
    home.keyboard.press("Tab")
    home.keyboard.press("ArrowRight")
    home.keyboard.press("ArrowRight")
    third = strip(home).nth(2)
    expect(third.get_by_role("link")).to_be_focused()
    entry_id = third.get_attribute("data-id")
    home.keyboard.press("Enter")

    home.wait_for_url(f"**/poster?id={entry_id}")


def test_edges_fade_only_where_there_is_more(home: Page) -> None:
    frame = home.locator(".strip")
    expect(frame).to_have_class("strip more-after")
    film(home).evaluate("film => { film.scrollLeft = film.scrollWidth; }")

    expect(frame).to_have_class("strip more-before")


def test_pictures_out_of_sight_are_not_loaded(home: Page) -> None:
    images = film(home).locator("img")
    assert images.count() >= 24
    loaded = images.evaluate_all("images => images.filter(image => image.complete && image.naturalWidth).length")

    assert loaded < images.count()
    assert set(images.evaluate_all("images => images.map(image => image.loading)")) == {"lazy"}


def test_reduced_motion_is_honoured(chromium: Browser, served: Served) -> None:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, base_url=served.address, reduced_motion="reduce"
    )
    page = context.new_page()
    open_home(page)
    expect(strip(page).first).to_be_visible()
    film(page).scroll_into_view_if_needed()
    film(page).hover()
    page.evaluate("new Promise(done => setTimeout(done, 200))")
    assert scrolled(page) == 0

    page.get_by_role("button", name="Next posters").click()
    assert scrolled(page) > 280  # at once, not animated
    context.close()
