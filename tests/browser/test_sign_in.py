"""Coming in with a key, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served, hang, serving

pytestmark = pytest.mark.browser

KEY = "a-key-for-the-marketing-team"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A studio with a key and one poster."""
    history = tmp_path_factory.mktemp("locked") / "history"
    hang(history, ["A fox in the snow"])
    with serving(history, API_KEYS=KEY) as studio:
        yield studio


@pytest.fixture
def visitor(chromium: Browser, locked: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=locked.address)
    yield context.new_page()
    context.close()


def sign_in(page: Page, key: str = KEY) -> None:
    page.get_by_label("Your key").fill(key)
    page.get_by_role("button", name="Sign in").click()


def test_whoever_has_a_key_makes_a_poster_and_signs_out(visitor: Page) -> None:
    faults: list[str] = []
    visitor.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    visitor.goto("/gallery")
    sign_in(visitor, "none-of-the-studios-keys")
    expect(visitor.get_by_role("alert")).to_contain_text("none of the studio's keys")
    sign_in(visitor)
    expect(visitor.get_by_role("heading", name="Gallery")).to_be_visible()
    expect(visitor.locator("img[src*='/history/']").first).to_be_visible()

    visitor.goto("/")
    visitor.get_by_label("Describe your film").fill("A red fox")
    visitor.get_by_role("button", name="Generate").first.click()
    expect(visitor.get_by_text("Generated in")).to_be_visible()
    assert faults == []

    visitor.get_by_role("link", name="Sign out").click()
    expect(visitor.get_by_label("Your key")).to_be_visible()
    visitor.goto("/status")
    expect(visitor.get_by_label("Your key")).to_be_visible()


def test_a_poster_that_somebody_sent_is_shown_after_signing_in(visitor: Page, locked: Served) -> None:
    (record,) = (path for path in locked.history.glob("2*/poster.json") if "snow" in path.read_text())
    poster = record.parent.name
    visitor.goto(f"/poster?id={poster}")
    sign_in(visitor)

    expect(visitor.get_by_text("A fox in the snow").first).to_be_visible()
    assert poster in visitor.url
