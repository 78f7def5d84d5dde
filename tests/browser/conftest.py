"""A real studio and a real Chromium, shared by the tests of this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import Served, hang, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE = 30_000
"""Milliseconds; a busy machine draws slowly."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One studio for all tests that leave it running, with more posters than a strip is wide and a page is long."""
    history = tmp_path_factory.mktemp("studio") / "history"
    hang(history, [f"A fox under a full moon, part {part}" for part in range(1, 31)])
    with serving(history) as studio:
        yield studio


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium: the one that CHROMIUM names, else one on the path."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None or not Path(found).exists():
        reason = f"there is no Chromium ({', '.join(_NAMES)}); CHROMIUM may name one"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desktop(chromium: Browser, served: Served) -> Iterator[BrowserContext]:
    """A desktop screen whose cache fills once."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, base_url=served.address)
    context.set_default_timeout(_PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(desktop: BrowserContext) -> Iterator[Page]:
    """A fresh visit. Faults in the page's scripts fail the test."""
    visit = desktop.new_page()
    faults: list[str] = []
    visit.on("pageerror", lambda fault: faults.append(str(fault)))
    yield visit
    visit.close()
    assert faults == []
