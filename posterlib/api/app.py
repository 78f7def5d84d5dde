"""Routes and middleware of the WSGI app."""

from __future__ import annotations

from typing import Any

import falcon
import orjson

from posterlib.api.access import AccessMiddleware
from posterlib.api.contact import Contact, ContactLogFile, ContactLogs
from posterlib.api.counting import Counting
from posterlib.api.documentation import Description, DocsFile, DocsPage
from posterlib.api.health import Health
from posterlib.api.history import HistoryFile, HistoryList
from posterlib.api.links import PosterLink
from posterlib.api.metrics import Metrics
from posterlib.api.refusals import CONTACT, IMAGES, SEND_PROMPT, answer_errors
from posterlib.api.request_ids import HEADER, RequestIds
from posterlib.api.send_prompt import SendPrompt
from posterlib.api.v1.acceptance import Acceptance
from posterlib.api.v1.images import Images
from posterlib.api.v1.jobs import CancelJob, OneJob, RetryJob
from posterlib.api.v1.models import Models, OneModel
from posterlib.api.v1.posters import Batches, OnePoster, Posters
from posterlib.api.v1.spending import SpendingSoFar
from posterlib.api.waiting import MOST_WAITING, WaitingRoom
from posterlib.bootstrap import Services

__all__ = ["create_app"]

_SHOWN_TO_SCRIPTS = ("ETag", "Location", "Retry-After", "Preference-Applied", "Content-Disposition", HEADER)
"""Headers of answers that a script on another origin may read."""


def create_app(services: Services, *, most_waiting: int = MOST_WAITING) -> falcon.App[falcon.Request, falcon.Response]:
    """Build the API over a studio. It holds no state of its own but how many calls wait, at most `most_waiting`."""
    room = WaitingRoom(most_waiting)
    app = falcon.App(
        middleware=[
            RequestIds(),
            Counting(services.measures),
            *_cross_origin(services.settings.cors_origins),
            AccessMiddleware(services.guard),
        ]
    )
    app.req_options.strip_url_path_trailing_slash = True
    app.resp_options.media_handlers[falcon.MEDIA_JSON] = falcon.media.JSONHandler(dumps=_dumps, loads=orjson.loads)
    answer_errors(app)
    _add_former_routes(app, services, room)
    _add_v1_routes(app, services, room)
    app.add_route("/health", Health(services))
    app.add_route("/metrics", Metrics(services))
    app.add_route("/openapi.json", Description())
    app.add_route("/docs", DocsPage())
    app.add_route("/docs/{name}", DocsFile())
    return app


def _add_former_routes(app: falcon.App[falcon.Request, falcon.Response], services: Services, room: WaitingRoom) -> None:
    posters = HistoryList(services.history)
    link = PosterLink(services)
    app.add_route(SEND_PROMPT, SendPrompt(services, room))
    app.add_route("/history_list", posters)
    app.add_route("/history", posters)
    app.add_route("/history/{entry_id}/{name}", HistoryFile(services.history))
    app.add_route("/history/{entry_id}/link", link)
    app.add_route("/p/{entry_id}", link, suffix="redirect")
    app.add_route(CONTACT, Contact(services.contact))
    app.add_route("/contact_logs_list", ContactLogs(services.contact))
    app.add_route("/contact_logs/{file}", ContactLogFile(services.contact))


def _add_v1_routes(app: falcon.App[falcon.Request, falcon.Response], services: Services, room: WaitingRoom) -> None:
    acceptance = Acceptance(services, room)
    app.add_route("/v1/posters", Posters(services, acceptance))
    app.add_route("/v1/posters/{entry_id}", OnePoster(services))
    app.add_route("/v1/batches", Batches(services, acceptance))
    app.add_route("/v1/jobs/{job_id}", OneJob(services))
    app.add_route("/v1/jobs/{job_id}/cancel", CancelJob(services))
    app.add_route("/v1/jobs/{job_id}/retry", RetryJob(services, acceptance))
    app.add_route("/v1/models", Models(services))
    app.add_route("/v1/models/{model_id:path}", OneModel(services))  # an ARN has slashes in it
    app.add_route("/v1/spending", SpendingSoFar(services))
    app.add_route(IMAGES, Images(services, room))


def _cross_origin(origins: tuple[str, ...]) -> list[Any]:
    if not origins:
        return []
    allowed = "*" if "*" in origins else origins
    return [falcon.CORSMiddleware(allow_origins=allowed, expose_headers=_SHOWN_TO_SCRIPTS)]


def _dumps(value: object) -> bytes:
    return orjson.dumps(value)
