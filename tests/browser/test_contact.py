"""Writing to whoever runs the studio, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.serving import Served, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def contacted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A studio that saves its messages beside its history."""
    folder = tmp_path_factory.mktemp("contacted")
    with serving(folder / "history", CONTACT_LOGS_DIR=str(folder / "contact_logs")) as studio:
        yield studio


@pytest.fixture
def form(chromium: Browser, contacted: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=contacted.address)
    page = context.new_page()
    page.goto("/contact-us")
    expect(send(page)).to_be_visible()
    yield page
    context.close()


def send(page: Page) -> Locator:
    return page.get_by_role("button", name="Send")


def fill(page: Page, **fields: str) -> None:
    for label, words in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(words)


def messages(studio: Served) -> list[dict[str, str]]:
    folder = Path(studio.history).parent / "contact_logs"
    return [json.loads(path.read_bytes())["data"] for path in sorted(folder.glob("*.json"))]


def test_a_message_is_corrected_and_sent_from_a_phone(form: Page, contacted: Served) -> None:
    before = len(messages(contacted))
    fill(form, First_name="Ada", Email="ada@engine", Message="May we print\nThe Tide Door?")
    send(form).click()
    expect(form.get_by_role("alert").filter(has_text="Last name is required.")).to_be_visible()
    expect(form.get_by_role("alert").filter(has_text="Email is no mail address")).to_be_visible()
    expect(form.get_by_label("First name")).to_have_value("Ada")
    fill(form, Last_name="Lovelace", Email="ada@engine.example")
    expect(form.get_by_text("Last name is required.")).to_have_count(0)
    form.get_by_label("Country").click()
    form.keyboard.type("Iceland")
    form.keyboard.press("Enter")
    send(form).click()

    expect(form.get_by_text("Your message was received and saved")).to_be_visible()
    (message,) = messages(contacted)[before:]
    assert (message["country"], message["comments"]) == ("Iceland", "May we print\nThe Tide Door?")
    assert form.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390


def test_however_often_one_clicks_one_message_is_sent(form: Page, contacted: Served) -> None:
    before = len(messages(contacted))
    for clicks in (2, 3, 4, 2, 3):
        fill(form, First_name="Ada", Last_name="Lovelace", Email="ada@engine.example", Message=f"{clicks} clicks")
        send(form).click(click_count=clicks)
        expect(form.get_by_text("Your message was received and saved")).to_be_visible()
        form.get_by_role("button", name="Write another message").click()
        expect(form.get_by_label("First name")).to_have_value("")

    assert len(messages(contacted)) == before + 5


def test_words_are_still_there_after_a_look_at_another_page(form: Page) -> None:
    fill(form, Message="May we print The Tide Door?")
    form.get_by_label("First name").fill("Ada")
    form.get_by_label("Country").click()
    form.keyboard.type("Iceland")
    form.keyboard.press("Enter")
    form.get_by_role("link", name="Gallery").click()
    expect(form.get_by_role("heading", name="Gallery")).to_be_visible()
    form.get_by_role("link", name="Contact").click()

    expect(form.get_by_label("Message")).to_have_value("May we print The Tide Door?")
    expect(form.get_by_label("First name")).to_have_value("Ada")
    expect(form.get_by_label("Country")).to_have_value("Iceland")
