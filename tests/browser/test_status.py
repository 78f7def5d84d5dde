"""The status page in a real browser: charts are drawn, it keeps itself up to date, and fits on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served, hang, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A studio that has drawn."""
    history = tmp_path_factory.mktemp("working") / "history"
    hang(history, [f"A fox under a full moon, part {part}" for part in range(1, 6)])
    with serving(history) as studio:
        yield studio


def open_status(page: Page, studio: Served) -> None:
    page.goto(f"{studio.address}/status")
    expect(page.get_by_role("status")).to_have_text("All is well.")


def test_who_chooses_other_days_at_once_sees_them(page: Page, working: Served) -> None:
    """It comes first: the libraries that draw are still being loaded."""
    page.goto(f"{working.address}/status")
    page.get_by_role("radio", name="60 days").click()

    expect(page.get_by_text("5 done").first).to_be_visible()
    expect(page.get_by_role("radio", name="60 days")).to_be_checked()


def test_charts_are_drawn_and_nothing_is_evaluated(page: Page, working: Served) -> None:
    open_status(page, working)

    drawn = page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)")
    expect(drawn.first).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Storage")).to_contain_text("can be written")
    expect(page.get_by_text("5 done").first).to_be_visible()
    assert page.evaluate("() => performance.getEntriesByType('resource').every(r => r.name.includes(location.host))")


def test_what_changes_is_seen_without_a_click(page: Page, working: Served) -> None:
    open_status(page, working)
    probe = working.history / ".probe"  # the folder takes no file of that name any more
    probe.mkdir()
    expect(page.get_by_role("status")).to_contain_text("cannot work without its storage")
    probe.rmdir()

    expect(page.get_by_role("status")).to_have_text("All is well.")


def test_a_closer_look_shows_what_is_set_up(page: Page, working: Served) -> None:
    open_status(page, working)
    page.get_by_role("button", name="Look closer").click()
    found = page.get_by_role("list", name="What was found").get_by_role("listitem")

    expect(found.filter(has_text="There are none; the offline artist draws")).to_contain_text("AWS credentials")
    expect(found.filter(has_text="SMTP_HOST is not set")).to_contain_text("Mail server")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_page_fits_on_a_phone(chromium: Browser, working: Served, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    open_status(page, working)
    expect(page.locator("[data-testid=stVegaLiteChart]").first).to_be_visible()

    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    assert page.locator("[data-testid=stVegaLiteChart]").first.bounding_box()["width"] <= 390  # type: ignore[index]
    context.close()


def test_the_foot_of_every_page_leads_here(page: Page, working: Served) -> None:
    page.goto(working.address)
    page.get_by_role("link", name="Status").click()

    page.wait_for_url("**/status")
    expect(page.get_by_role("heading", level=1)).to_have_text("Status")
