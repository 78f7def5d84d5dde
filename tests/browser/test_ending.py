"""A server that ends while a visitor's posters are being drawn, and the one that is started after it."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import serving
from tests.browser.steps import expect_on_the_wall, open_home, prompt_box
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_what_was_begun_is_finished_before_the_server_ends_and_what_waited_is_drawn_by_the_next(
    chromium: Browser, tmp_path: Path
) -> None:
    history, port = tmp_path / "history", free_port()
    with serving(history, port) as studio:
        page = chromium.new_context(base_url=studio.address).new_page()
        open_home(page)
        page.get_by_role("radio", name="4").click()
        prompt_box(page).fill("A castle guarded by a dragon")
        page.keyboard.press("Control+Enter")
        expect(page.locator('figure:is([data-state="running"], [data-state="done"])').first).to_be_visible()
        assert httpx.get(f"{studio.address}/health").json()["jobs_running"] == 1
        studio.end()
    assert list(history.glob("2*/original.png"))
    assert list((history / ".staging").iterdir()) == []

    with serving(history, port):
        expect(page.get_by_text("4 posters generated in")).to_be_visible()
        expect_on_the_wall(page, done=4)
        page.context.close()
    assert len(list(history.glob("2*/original.png"))) == 4
