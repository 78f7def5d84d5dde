"""Describes the routes outside /v1: those of the former service, and the studio's own pages for scripts."""

from __future__ import annotations

from posterlib.api.answers.health import HealthAnswer
from posterlib.api.answers.posters import HistoryItem, LinkAnswer, SendPromptAnswer
from posterlib.api.openapi import examples
from posterlib.api.openapi.operations import (
    KEY,
    POSTER_ID,
    Answered,
    Header,
    Operation,
    Parameter,
    former_errors,
    problems,
    send_prompt_errors,
)
from posterlib.api.requests import HistoryQuery
from posterlib.posters import PosterRequest

__all__ = ["OPERATIONS"]

_FORMER = "Short and synchronous"
_METRICS = ("text/plain", "application/openmetrics-text")
_PICTURES = ("image/png", "image/jpeg", "image/webp")
_TAG = Header("ETag", "Changes when the answer does.", {"type": "string"})
_IF_NONE_MATCH = Parameter(
    "If-None-Match", "header", "The `ETag` that is known already.", {"type": "string"}, '"9b1c6a5e0d3f"'
)
_NAME = Parameter(
    "name",
    "path",
    "Which file.",
    {"type": "string", "enum": ["original.png", "thumbnail.png", "preview.webp"]},
    "original.png",
)
_NOTHING_NEW = Answered(304, "It has not changed.", media_types=())


def _listing(path: str, name: str) -> Operation:
    return Operation(
        "get",
        path,
        name,
        _FORMER,
        "List the addresses of all posters",
        (
            Answered(200, "Newest first.", list[HistoryItem], headers=(_TAG,), example=examples.LISTED),
            _NOTHING_NEW,
            *former_errors(400, 500),
        ),
        parameters=(_IF_NONE_MATCH,),
        query=HistoryQuery,
    )


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "post",
        "/send_prompt",
        "sendPrompt",
        _FORMER,
        "Draw posters and wait for them",
        (
            Answered(200, "At least one poster was made.", SendPromptAnswer, example=examples.DRAWN),
            *send_prompt_errors(400, 402, 404, 409, 413, 415, 422, 429, 500, 503, 504),
        ),
        "The same as `POST /v1/posters`, with the answer at the end of the job.",
        parameters=(KEY,),
        body=PosterRequest,
        body_example=examples.ASKED,
    ),
    _listing("/history_list", "listHistory"),
    _listing("/history", "listHistoryAgain"),
    Operation(
        "get",
        "/history/{entry_id}/{name}",
        "fetchAFile",
        _FORMER,
        "Fetch a picture",
        (
            Answered(200, "The file, which may be cached for a day.", media_types=_PICTURES, headers=(_TAG,)),
            Answered(206, "The part that was asked for.", media_types=_PICTURES, headers=(_TAG,)),
            _NOTHING_NEW,
            *former_errors(400, 404, 500),
        ),
        "`original.png` is the model's own bytes and states their true type. `?download=1` offers it under a name made "
        "from the film.",
        parameters=(POSTER_ID, _NAME, _IF_NONE_MATCH),
    ),
    Operation(
        "get",
        "/history/{entry_id}/link",
        "linkToAPoster",
        _FORMER,
        "Get a link to hand on",
        (Answered(200, "A fresh link.", LinkAnswer, example=examples.LINK), *former_errors(404, 500)),
        parameters=(POSTER_ID,),
    ),
    Operation(
        "get",
        "/p/{entry_id}",
        "goToAPoster",
        _FORMER,
        "Be led to a picture",
        (
            Answered(
                302,
                "The picture is at `Location`.",
                media_types=(),
                headers=(Header("Location", "A fresh link.", {"type": "string"}),),
            ),
            *former_errors(404, 500),
        ),
        "This address stays good for as long as the studio runs.",
        parameters=(POSTER_ID,),
    ),
    Operation(
        "get",
        "/health",
        "checkHealth",
        "Studio",
        "See whether the studio can work",
        (
            Answered(200, "It can.", HealthAnswer),
            Answered(
                503,
                "The history folder cannot be written, its disk is full, or its index or the jobs do not answer.",
                HealthAnswer,
            ),
            *former_errors(500),
        ),
        "Looks at this machine alone, and answers within about two seconds.",
    ),
    Operation(
        "get",
        "/metrics",
        "readMetrics",
        "Studio",
        "Read what the studio counts of itself",
        (
            Answered(200, "One line a number, in Prometheus' format or in OpenMetrics'.", media_types=_METRICS),
            *former_errors(500),
        ),
        "Posters by model and outcome, seconds, prompts, uploads, links, throttling, money, memory. What was counted "
        "is the sum over all days and processes, up to five seconds behind; OpenMetrics goes to those who accept it.",
    ),
    Operation(
        "get",
        "/openapi.json",
        "describe",
        "Studio",
        "Read this description",
        (Answered(200, "OpenAPI 3.1.", dict[str, object], headers=(_TAG,)), _NOTHING_NEW, *problems(500)),
        parameters=(_IF_NONE_MATCH,),
    ),
)
