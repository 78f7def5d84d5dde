"""Routes and middleware of the WSGI app."""

from __future__ import annotations

from typing import Any

import falcon
import orjson

from posterlib.api.health import Health
from posterlib.api.history import HistoryFile, HistoryList
from posterlib.api.links import PosterLink
from posterlib.api.problems import answer_errors
from posterlib.api.send_prompt import SendPrompt
from posterlib.bootstrap import Services

__all__ = ["create_app"]


def create_app(services: Services) -> falcon.App[falcon.Request, falcon.Response]:
    """Build the API over a studio. It holds no state of its own."""
    app = falcon.App(middleware=_cross_origin(services.settings.cors_origins))
    app.req_options.strip_url_path_trailing_slash = True
    app.resp_options.media_handlers[falcon.MEDIA_JSON] = falcon.media.JSONHandler(dumps=_dumps, loads=orjson.loads)
    answer_errors(app)
    posters = HistoryList(services.history)
    link = PosterLink(services)
    app.add_route("/send_prompt", SendPrompt(services))
    app.add_route("/history_list", posters)
    app.add_route("/history", posters)
    app.add_route("/history/{entry_id}/{name}", HistoryFile(services.history))
    app.add_route("/history/{entry_id}/link", link)
    app.add_route("/p/{entry_id}", link, suffix="redirect")
    app.add_route("/health", Health(services))
    return app


def _cross_origin(origins: tuple[str, ...]) -> list[Any]:
    if not origins:
        return []
    allowed = "*" if "*" in origins else origins
    return [falcon.CORSMiddleware(allow_origins=allowed, expose_headers=("ETag", "Retry-After", "Content-Disposition"))]


def _dumps(value: object) -> bytes:
    return orjson.dumps(value)
