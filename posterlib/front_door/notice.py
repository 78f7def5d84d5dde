"""Plain pages, for what must be said before Streamlit may be seen."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

from starlette.responses import HTMLResponse

__all__ = ["notice", "page"]

_FRAME = Template(Path(__file__).with_name("frame.html").read_text(encoding="utf-8"))


def page(title: str, body: str, *, status: int = 200) -> HTMLResponse:
    """Make a page; `body` is HTML."""
    html = _FRAME.substitute(title=escape(title), body=body)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})


def notice(title: str, says: str, *, status: int) -> HTMLResponse:
    """Make a page that says one thing."""
    return page(title, f"<p>{escape(says)}</p>", status=status)
