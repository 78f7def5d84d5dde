"""docs/parity.md leaves out nothing of the former service, and what it points at is there."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, cases_in, cases_named

PAGE = (ROOT / "docs" / "parity.md").read_text(encoding="utf-8")

ROUTES = (
    "POST /send_prompt",
    "GET /history_list",
    "GET /history/{id}/original.png",
    "thumbnail.png",
    "GET /health",
    "POST /contact",
    "GET /contact_logs_list",
    "GET /contact_logs/{file}",
    "/movie-poster-generation",
)

SETTINGS = (
    "AWS_REGION",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "BEDROCK_REGION",
    "IMAGE_MODEL_ID",
    "IMAGE_WIDTH",
    "IMAGE_HEIGHT",
    "IMAGE_CFG_SCALE",
    "IMAGE_QUALITY",
    "AWS_S3_BUCKET",
    "S3_REGION",
    "PORT",
    "DEBUG",
    "RELOADER",
    "CONTACT_ALLOW_NO_SMTP",
    "CONTACT_TO",
    "SMTP_HOST",
    "SMTP_PORT",
    "SMTP_USER",
    "SMTP_PASS",
    "SMTP_FROM",
    "REACT_APP_API_BASE",
)

HEADINGS = {
    "Architecture overview": ("High-level architecture", "Design principles"),
    "System components": ("Backend components", "Frontend components"),
    "Backend architecture": (
        *("File structure", "1. Clients of AWS", "2. Finding the picture", "3. Calling Bedrock"),
        *("4. Upload and link", "5. History", "6. Contact form"),
    ),
    "Frontend architecture": (
        *("Component integration", "Hooks and state", "1. History fetching", "2. Generation", "3. Carousel"),
        *("4. Clear", "Styled components"),
    ),
    "Data flow and processing pipeline": ("Complete workflow",),
    "AWS integration": ("Required services", "Model configuration"),
    "API reference": ("1. ", "2. ", "3. ", "4. ", "5. ", "6. "),
    "Configuration": ("Environment variables", "Frontend"),
    "Deployment": ("Prerequisites", "Installation steps", "Production"),
    "Troubleshooting": ("1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. "),
    "Performance optimisation": ("Backend", "Frontend", "Caching"),
    "Security considerations": ("Backend", "Frontend"),
    "Monitoring and logging": (
        *("Backend logging", "Generation metrics", "Storage metrics", "AWS metrics", "Resource metrics"),
    ),
    "Testing": ("Backend unit tests", "Frontend tests"),
    "Appendix": ("Prompt styles", "Tips", "Limits", "Ways around"),
    "Quick reference commands": ("Service", "Testing", "Debugging"),
}
"""The former guide's chapters, and what each of them has."""


def chapter(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("title", HEADINGS)
def test_every_chapter_is_walked(title: str) -> None:
    assert [part for part in HEADINGS[title] if f"| **{part}" not in chapter(title)] == []


def test_every_route_and_setting_of_the_former_service_has_its_place() -> None:
    routes, settings = chapter("API reference") + chapter("Architecture overview"), chapter("Configuration")

    assert [route for route in ROUTES if route not in routes] == []
    assert [name for name in SETTINGS if f"`{name}`" not in settings] == []


def test_every_row_says_where_what_shows_it_and_whether_it_is_the_same() -> None:
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in PAGE.splitlines() if line.startswith("| ")]
    promises = [row for row in rows if row[0].strip() not in ("promised", "---")]

    assert len(promises) > 100
    for row in promises:
        assert len(row) == 4, row
        assert row[1].strip(), row
        assert row[2].strip() == "—" or cases_named(row[2]), row
        assert row[3].strip().startswith(("same", "more", "differs", "as above")), row


def test_every_test_that_is_named_exists() -> None:
    named = cases_named(PAGE)

    assert len(named) > 100
    assert [
        f"{file}::{name}"
        for file, name in sorted(named)
        if not (ROOT / file).exists() or name not in cases_in(ROOT / file)
    ] == []
