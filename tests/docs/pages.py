"""The Markdown pages of the repository: what they name, and where their links lead."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["PAGES", "ROOT", "anchors_of", "cases_in", "cases_named", "files_named", "links_of"]

ROOT = Path(__file__).parents[2]

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_CODE = re.compile(r"^( *)```.*?^\1```$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(
    r"`((?:tests|posterlib|pages|bench|scripts|deploy|docs)/[\w./-]*|[\w-]+\.(?:sh|toml|yaml)|streamlit_app\.py)`"
)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::((?:\w+::)?test_\w+)`")


def prose(text: str) -> str:
    """Give a page without its blocks of code."""
    return _CODE.sub("", text)


def links_of(text: str) -> list[str]:
    """Give where the links and pictures of a page lead."""
    return re.findall(r"\]\(([^)\s]+)\)", prose(text))


def anchors_of(text: str) -> set[str]:
    """Give the anchors that GitHub makes of a page's headings."""
    seen: dict[str, int] = {}
    found = set()
    for title in re.findall(r"^#+ +(.*?) *$", prose(text), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        anchor = re.sub(r"[^\w -]", "", plain).replace(" ", "-")
        found.add(f"{anchor}-{seen[anchor]}" if anchor in seen else anchor)
        seen[anchor] = seen.get(anchor, 0) + 1
    return found


def files_named(text: str) -> set[str]:
    """Give the files and folders of ours that a page names in code."""
    return set(_NAME.findall(prose(text)))


def cases_named(text: str) -> set[tuple[str, str]]:
    """Give the tests that a page names, each as its file and its name there."""
    return set(_TEST.findall(text))


def cases_in(path: Path) -> Iterator[str]:
    """Give the names of the tests of a file, those of a class with its name before them."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}::{each.name}" for each in node.body if isinstance(each, ast.FunctionDef))
        elif isinstance(node, ast.FunctionDef):
            yield node.name
