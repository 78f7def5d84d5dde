"""A server that ends while a visitor's poster is being drawn."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import serving
from tests.browser.steps import open_home, prompt_box

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_a_poster_begun_on_the_page_is_finished_before_the_server_ends(chromium: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "history") as studio:
        page = chromium.new_context(base_url=studio.address).new_page()
        open_home(page)
        page.get_by_role("radio", name="4").click()
        prompt_box(page).fill("A castle guarded by a dragon")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".clock")).to_be_visible()
        assert httpx.get(f"{studio.address}/health").json()["jobs_running"] == 1
        page.context.close()
        studio.end()

    assert len(list((tmp_path / "history").glob("2*/original.png"))) == 4
