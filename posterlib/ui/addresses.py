"""Where a poster's page and files are, as root-relative addresses."""

from __future__ import annotations

from urllib.parse import quote

__all__ = ["POSTER_PAGE", "download", "lasting", "original", "page", "preview", "thumbnail"]

POSTER_PAGE = "poster"


def page(entry_id: str) -> str:
    """The page that shows one poster."""
    return f"/{POSTER_PAGE}?id={quote(entry_id, safe='')}"


def original(entry_id: str) -> str:
    """The picture as the model delivered it."""
    return f"/history/{quote(entry_id, safe='')}/original.png"


def download(entry_id: str) -> str:
    """The same bytes, offered as a file under a friendly name."""
    return original(entry_id) + "?download=1"


def preview(entry_id: str) -> str:
    """At most 768 pixels a side."""
    return f"/history/{quote(entry_id, safe='')}/preview.webp"


def thumbnail(entry_id: str) -> str:
    """At most 120 pixels a side."""
    return f"/history/{quote(entry_id, safe='')}/thumbnail.png"


def lasting(entry_id: str) -> str:
    """Leads to the picture for ever: to a fresh link where a copy is shared."""
    return f"/p/{quote(entry_id, safe='')}"
