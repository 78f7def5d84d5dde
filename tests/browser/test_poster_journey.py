"""From words to a poster in a real browser, and back to an empty form."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.steps import generate, open_home, prompt_box, strip, wall

pytestmark = pytest.mark.browser


def test_a_poster_is_made_found_on_the_strip_opened_downloaded_and_cleared(
    page: Page, served: Served, tmp_path: Path
) -> None:
    open_home(page)
    generate(page, "A girl with a lantern in a misty forest")
    entry_id = wall(page).first.get_attribute("data-id")
    expect(strip(page).first).to_have_attribute("data-id", str(entry_id))
    expect(page.get_by_text("Offline artist, not an image model")).to_be_visible()

    strip(page).first.click()
    page.wait_for_url(f"**/poster?id={entry_id}")
    expect(page.locator(".wall.large img")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    kept = tmp_path / "downloaded"
    download.value.save_as(kept)
    assert kept.read_bytes() == (served.history / str(entry_id) / "original.png").read_bytes()
    assert download.value.suggested_filename.startswith("a-girl-with-a-lantern")

    page.go_back()
    expect(prompt_box(page)).to_have_value("A girl with a lantern in a misty forest")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(prompt_box(page)).to_have_value("")
    expect(prompt_box(page)).to_be_focused()
    expect(wall(page)).to_have_count(0)


def test_a_double_click_makes_one_poster(page: Page, served: Served) -> None:
    open_home(page)
    before = httpx.get(f"{served.address}/health").json()["posters"]
    prompt_box(page).fill("A lighthouse in a storm")
    page.get_by_role("button", name="Generate").dblclick()
    expect(page.get_by_text("Generated in")).to_be_visible()
    expect(page.get_by_role("button", name="Generate")).to_be_enabled()

    assert httpx.get(f"{served.address}/health").json()["posters"] == before + 1


def test_while_it_draws_the_clock_runs_and_the_page_stays_usable(page: Page) -> None:
    open_home(page)
    page.get_by_role("radio", name="4").click()
    prompt_box(page).fill("A castle guarded by a dragon, emerald and gold")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".clock")).to_be_visible()
    expect(page.get_by_role("button", name="Generate")).to_be_disabled()
    expect(page.get_by_role("button", name="Clear", exact=True)).to_be_disabled()
    prompt_box(page).fill("The next film")
    expect(page.get_by_text("4 posters generated in")).to_be_visible()
    expect(wall(page)).to_have_count(4)
    expect(prompt_box(page)).to_have_value("The next film")


def test_a_reload_shows_the_same_poster_again(page: Page) -> None:
    open_home(page)
    generate(page, "A gunslinger in a desert canyon at sunset")
    entry_id = wall(page).first.get_attribute("data-id")
    page.reload()

    expect(wall(page).first).to_have_attribute("data-id", str(entry_id))
    expect(prompt_box(page)).to_have_value("A gunslinger in a desert canyon at sunset")


def test_the_way_back_is_no_circle(page: Page) -> None:
    page.goto("/gallery")
    page.get_by_role("link", name="Generate").click()
    generate(page, "A submarine in the deep")
    strip(page).first.click()
    page.wait_for_url("**/poster?id=*")
    expect(page.locator(".wall.large img")).to_be_visible()
    for _ in range(3):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Describe a film")
        expect(wall(page)).to_have_count(1)
    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Gallery")


def test_settings_of_a_poster_come_back_into_the_form(page: Page) -> None:
    open_home(page)
    page.get_by_role("radio", name="Square").click()
    generate(page, "A shark beneath a small boat")
    wall(page).first.get_by_role("link", name="Open").click()
    page.get_by_role("button", name="Use these settings").click()

    expect(prompt_box(page)).to_have_value("A shark beneath a small boat")
    expect(page.get_by_role("radio", name="Square")).to_be_checked()
    expect(page.get_by_label("Seed", exact=True)).not_to_have_value("")


def test_a_hostile_prompt_is_shown_as_typed_and_never_run(page: Page) -> None:
    hostile = '<img src=x onerror="window.harmed=1"> **fox** [go](javascript:window.harmed=1) <script>harmed=1</script>'
    open_home(page)
    generate(page, hostile)
    expect(strip(page).first.get_by_role("img")).to_have_attribute("alt", hostile)
    wall(page).first.get_by_role("link", name="Open").click()
    expect(page.locator("code").get_by_text(hostile)).to_be_visible()
    page.get_by_role("link", name="Gallery").first.click()
    expect(page.locator(".caption").first).to_have_text(hostile)

    assert page.evaluate("window.harmed") is None
