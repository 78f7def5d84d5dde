"""What a visitor does and sees, in words that the tests share."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def open_home(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Describe a film")
    expect(page.get_by_role("button", name="Generate")).to_be_enabled()


def prompt_box(page: Page) -> Locator:
    return page.get_by_label("Describe your film")


def generate(page: Page, prompt: str) -> None:
    """Type a prompt, send it from the keyboard and wait until its poster hangs."""
    expect(page.get_by_role("button", name="Generate")).to_be_enabled()  # the shortcut comes with the button
    prompt_box(page).fill(prompt)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("img", name=prompt).first).to_be_visible()
    expect(page.get_by_text("Generated in")).to_be_visible()


def wall(page: Page) -> Locator:
    """The posters of the last request."""
    return page.locator(".wall figure[data-id]")


def strip(page: Page) -> Locator:
    """The pictures on the film strip."""
    return page.locator(".film li")


def film(page: Page) -> Locator:
    """The scrolling film itself."""
    return page.locator(".film")


def scrolled(page: Page) -> float:
    return float(film(page).evaluate("film => film.scrollLeft"))


def list_box(page: Page) -> Locator:
    return page.get_by_label("Describe your films, one a line")


def send_list(page: Page, *films: str) -> None:
    """Write a list of films and send it from the keyboard."""
    page.get_by_role("radio", name="A list").click()
    list_box(page).fill("\n".join(films))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Generate")).to_be_disabled()


def frames(page: Page, state: str) -> Locator:
    """The places on the wall whose posters stand so."""
    return page.locator(f'.wall figure[data-state="{state}"]')


def expect_on_the_wall(page: Page, **counts: int) -> None:
    """Wait until the wall holds so many posters of each state, and no other."""
    for state, count in counts.items():
        expect(frames(page, state)).to_have_count(count)
    expect(page.locator(".wall figure")).to_have_count(sum(counts.values()))
