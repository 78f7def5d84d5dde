"""The gallery and the layout on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served
from tests.browser.steps import open_home

pytestmark = pytest.mark.browser


def test_the_gallery_turns_its_pages_and_opens_a_poster(page: Page) -> None:
    page.goto("/gallery")
    cards = page.get_by_role("list", name="Posters, newest first").get_by_role("listitem")
    expect(cards).to_have_count(24)
    newest = cards.first.get_attribute("data-id")
    page.get_by_role("button", name="Page 2").click()
    page.wait_for_url("**/gallery?page=2")
    expect(cards.first).not_to_have_attribute("data-id", str(newest))
    entry_id = cards.first.get_attribute("data-id")
    cards.first.click()

    page.wait_for_url(f"**/poster?id={entry_id}*")
    expect(page.locator(".wall.large img")).to_be_visible()


def test_the_way_back_from_a_poster_leads_to_the_page_it_hung_on(page: Page) -> None:
    page.goto("/gallery?page=2")
    cards = page.get_by_role("list", name="Posters, newest first").get_by_role("listitem")
    expect(cards.last).to_contain_text("part 1")
    entry_id = cards.first.get_attribute("data-id")
    cards.first.click()
    page.wait_for_url(f"**/poster?id={entry_id}*")
    expect(page.locator(".wall.large img")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/gallery?*")

    expect(cards.first).to_have_attribute("data-id", str(entry_id))


def test_turning_a_page_shows_its_beginning(page: Page) -> None:
    page.goto("/gallery")
    cards = page.get_by_role("list", name="Posters, newest first").get_by_role("listitem")
    page.get_by_role("button", name="Page 2").scroll_into_view_if_needed()
    page.get_by_role("button", name="Page 2").click()
    page.wait_for_url("**/gallery?page=2")

    expect(cards.first).to_be_in_viewport()


def test_the_gallery_can_be_walked_with_the_keyboard(page: Page) -> None:
    page.goto("/gallery")
    cards = page.get_by_role("list", name="Posters, newest first").get_by_role("link")
    cards.first.focus()
    page.keyboard.press("ArrowRight")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url("**/poster?id=*")


def test_a_poster_address_of_nothing_is_friendly(page: Page) -> None:
    page.goto("/poster?id=20200101T000000000-00000000")

    expect(page.get_by_text("This poster is not here")).to_be_visible()
    page.get_by_role("link", name="To the gallery").click()
    page.wait_for_url("**/gallery*")


def test_the_former_address_shows_the_form(page: Page) -> None:
    page.goto("/movie-poster-generation")

    expect(page.get_by_label("Describe your film")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/gallery"])
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_nothing_runs_off_a_phone_screen_in_either_theme(
    chromium: Browser, served: Served, path: str, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844},
        base_url=served.address,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    for link in ("Generate", "Gallery"):
        expect(page.get_by_role("link", name=link, exact=False).first).to_be_in_viewport()
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    background = page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert background == {"dark": "rgb(8, 18, 34)", "light": "rgb(246, 249, 253)"}[scheme]
    context.close()


def test_the_page_asks_no_other_host(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_home(page)

    outside = [url for url in asked if not url.startswith((served.address, "data:", "blob:"))]
    assert outside == []
