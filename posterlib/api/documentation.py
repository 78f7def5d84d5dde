"""`/openapi.json`, and `/docs`: a page that shows it to people and fetches nothing from elsewhere."""

from __future__ import annotations

import functools
from pathlib import Path

import falcon
import orjson

from posterlib.api.conditional import answer_tagged
from posterlib.api.openapi import openapi_document
from posterlib.api.validation import no_query

__all__ = ["FOLDER", "Description", "DocsFile", "DocsPage"]

FOLDER = Path(__file__).with_name("docs")

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)

_SCRIPT = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"
_FILES = {
    "docs.css": _STYLE,
    "docs.js": _SCRIPT,
    "elements.js": _SCRIPT,
    "routes.css": _STYLE,
    "icon.svg": "image/svg+xml",
    "schemas.js": _SCRIPT,
}


class Description:
    """The description for programs."""

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer it."""
        _answer(request, response, _document(), falcon.MEDIA_JSON)

    on_head = on_get


class DocsPage:
    """The description for people."""

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer the page; its script reads `/openapi.json`."""
        no_query(request)
        response.set_header("Content-Security-Policy", _POLICY)
        _answer(request, response, (FOLDER / "docs.html").read_bytes(), falcon.MEDIA_HTML)

    on_head = on_get


class DocsFile:
    """What the page is made of."""

    def on_get(self, request: falcon.Request, response: falcon.Response, name: str) -> None:
        """Answer one file."""
        if name not in _FILES:
            raise falcon.HTTPNotFound(description="The page has no such file.")
        _answer(request, response, (FOLDER / name).read_bytes(), _FILES[name])

    on_head = on_get


@functools.cache
def _document() -> bytes:
    return orjson.dumps(openapi_document())


def _answer(request: falcon.Request, response: falcon.Response, body: bytes, media_type: str) -> None:
    response.set_header("X-Content-Type-Options", "nosniff")
    answer_tagged(request, response, body, media_type)
