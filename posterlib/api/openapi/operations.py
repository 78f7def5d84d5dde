"""The values that describe a route, and the parts that many routes share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from posterlib.api.answers.base import Answer
from posterlib.api.answers.errors import FormerError, OpenAIError, ProblemDetails, SendPromptError
from posterlib.api.headers import IDEMPOTENCY_KEY, KEY_PATTERN, LONGEST_WAIT
from posterlib.api.refusals import PROBLEM_JSON

__all__ = [
    "JOB_ID",
    "KEY",
    "MODEL_ID",
    "POSTER_ID",
    "PREFER",
    "Answered",
    "Header",
    "Operation",
    "Parameter",
    "former_errors",
    "openai_errors",
    "problems",
    "send_prompt_errors",
]

JSON = "application/json"


@dataclass(frozen=True)
class Header:
    """A header of an answer; `schema` is JSON Schema."""

    name: str
    description: str
    schema: dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """A parameter in the path or a header of a request; `schema` is JSON Schema."""

    name: str
    place: str
    description: str
    schema: dict[str, Any]
    example: str


@dataclass(frozen=True)
class Answered:
    """One status that a route may answer. `shape` is what pydantic describes the body by; `None` for no JSON."""

    status: int
    description: str
    shape: Any = None
    media_types: tuple[str, ...] = (JSON,)
    headers: tuple[Header, ...] = ()
    example: Answer | list[dict[str, Any]] | None = None


@dataclass(frozen=True)
class Operation:
    """One method of one route. `query` describes the parameters in the address, `body` what is sent."""

    method: str
    path: str
    name: str
    group: str
    summary: str
    answers: tuple[Answered, ...]
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    body_example: dict[str, Any] | None = None


_TEXT: dict[str, Any] = {"type": "string"}

KEY = Parameter(
    IDEMPOTENCY_KEY,
    "header",
    "Names this request. Sent again with the same body it gives the same job: nothing is drawn or charged twice. Kept "
    "for at least a day.",
    {"type": "string", "pattern": KEY_PATTERN},
    "tide-door-1",
)
PREFER = Parameter(
    "Prefer",
    "header",
    f"`wait=N` waits up to N seconds, at most {LONGEST_WAIT}, for the end of the job; "
    "not at all while too many calls wait.",
    _TEXT,
    "wait=60",
)
JOB_ID = Parameter("job_id", "path", "The job's id.", _TEXT, "5f0c5b1e8f3a4c9d8a6e2b7d4c1f0a93")
POSTER_ID = Parameter("entry_id", "path", "The poster's id.", _TEXT, "20261122T091530123-5f3a09c1")
MODEL_ID = Parameter("model_id", "path", "The model's id.", _TEXT, "offline")

_WHAT_KEY = Header("WWW-Authenticate", "What the studio wants to be shown.", _TEXT)
RETRY_AFTER = Header("Retry-After", "Seconds after which to try again, where that is known.", {"type": "integer"})

_SAYS = {
    302: "The picture is elsewhere.",
    400: "A field, parameter or header is missing, unknown or wrong, or the body is no JSON object; `field` names it.",
    401: "The studio has keys, and the request brings none of them.",
    402: "The posters would cost more than is left of the day's budget. Nothing was begun.",
    403: "The studio has no keys and is called from another machine, or another site's page asks for a change.",
    404: "There is no such thing.",
    409: "The job was cancelled while this request waited for it.",
    413: "The body has more than 256 KiB.",
    415: "The body is not said to be JSON.",
    421: "The name under which the studio was called is not one of its own (`ALLOWED_HOSTS`).",
    422: "The key was used for another request, or a content filter stopped the words or the picture.",
    429: "Too many posters were asked for, by this address or of the model's account.",
    500: "The studio, its disk or the model failed; `code` says which.",
    503: "The studio is shutting down, too many calls wait, or the model cannot be reached or has no capacity. Nothing "
    "was charged.",
    504: "No answer came from the model: it may have been charged.",
}
_LATER = (402, 429, 503)


_ALWAYS = (401, 403, 421)
"""What may keep a caller out of any route."""


def problems(*statuses: int) -> tuple[Answered, ...]:
    """Give the errors of a route under /v1."""
    return _errors(statuses, ProblemDetails, PROBLEM_JSON)


def former_errors(*statuses: int) -> tuple[Answered, ...]:
    """Give the errors of a route outside /v1."""
    return _errors(statuses, FormerError)


def send_prompt_errors(*statuses: int) -> tuple[Answered, ...]:
    """Give the errors of `/send_prompt`."""
    return _errors(statuses, SendPromptError)


def openai_errors(*statuses: int) -> tuple[Answered, ...]:
    """Give the errors of what speaks as OpenAI's API does."""
    return _errors(statuses, OpenAIError)


def _headers(status: int) -> tuple[Header, ...]:
    return (RETRY_AFTER,) if status in _LATER else (_WHAT_KEY,) if status == 401 else ()


def _errors(statuses: Iterable[int], shape: type[Answer], media_type: str = JSON) -> tuple[Answered, ...]:
    return tuple(
        Answered(status, _SAYS[status], shape, (media_type,), _headers(status))
        for status in sorted({*statuses, *_ALWAYS})
    )
