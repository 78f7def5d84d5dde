"""The page that shows the API to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_the_docs_show_every_route_and_fetch_nothing_from_elsewhere(page: Page, served: Served) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/docs")
    page.get_by_role("heading", name="Ask for posters", exact=True).wait_for()

    paths = page.request.get(f"{served.address}/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for operation in methods.values():
            article = page.locator(f"article#{operation['operationId']}")
            assert path in (article.locator(".route").text_content() or "")
            assert f"{served.address}/" in (article.locator(".sample code").first.text_content() or "")
    assert complaints == []
    assert all(url.startswith(served.address) for url in asked)


def test_a_problem_s_type_leads_to_what_its_code_means(page: Page, served: Served) -> None:
    problem = page.request.get(f"{served.address}/v1/jobs/nowhere").json()
    page.goto(problem["type"])

    row = page.locator("tr:target")
    row.wait_for()
    assert "job_not_found" in (row.text_content() or "")
    assert row.is_visible()


def test_the_docs_fit_a_phone(chromium: Browser, served: Served) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, base_url=served.address)
    page = context.new_page()
    page.goto("/docs")
    page.get_by_role("heading", name="Ask for posters", exact=True).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.get_by_text("All routes").click()
    page.get_by_role("link", name="See what was spent").click()
    page.wait_for_url("**/docs#lookAtSpending")
    assert not page.get_by_role("link", name="See what was spent").is_visible()
    context.close()
