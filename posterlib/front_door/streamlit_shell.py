"""What has to be known of Streamlit from outside the pages."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["html_shell"]


def html_shell() -> str:
    """Give the HTML that every page begins with."""
    return files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
