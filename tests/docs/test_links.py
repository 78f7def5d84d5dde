"""Whoever follows a link of the docs arrives, and whoever looks for a file that they name finds it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import PAGES, ROOT, anchors_of, files_named, links_of

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def test_every_page_of_the_repository_is_looked_at() -> None:
    assert {"README.md", "CHANGELOG.md", "docs/parity.md"} <= {str(page.relative_to(ROOT)) for page in PAGES}


@EVERY_PAGE
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links_of(page.read_text(encoding="utf-8")):
        target, _, anchor = unquote(link).partition("#")
        if target.startswith(("https://", "http://")):
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), link
        assert there.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors_of(there.read_text(encoding="utf-8")), link


@EVERY_PAGE
def test_every_file_of_ours_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if page.name == "parity.md":  # its first column names files of the former service
        text = "\n".join(line.partition(" | ")[2] for line in text.splitlines())

    assert [name for name in sorted(files_named(text)) if not (ROOT / name).exists()] == []


def test_every_page_of_the_docs_is_found_from_the_readme() -> None:
    found: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        found.add(page)
        links = (link.partition("#")[0] for link in links_of(page.read_text(encoding="utf-8")))
        pages = {(page.parent / link).resolve() for link in links if link.endswith(".md") and "://" not in link}
        waiting.extend(pages - found)

    assert set(PAGES) <= found
