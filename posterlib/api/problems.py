"""How an error becomes an HTTP answer: a status for every error of the studio, one JSON shape, never a trace."""

from __future__ import annotations

import logging
import math

import falcon

from posterlib.errors import (
    FAULT,
    ImageModelError,
    InvalidRequestError,
    ModelCapacityError,
    ModelThrottledError,
    ModelTimeoutError,
    ModelUnreachableError,
    PosterError,
    PosterNotFoundError,
    PromptRejectedError,
    RateLimitedError,
    SettingsError,
    StorageError,
    StudioClosingError,
)

__all__ = ["RETRY_SECONDS", "STATUS", "answer_errors", "status_of", "tell"]

_LOG = logging.getLogger(__name__)

STATUS: dict[type[PosterError], int] = {
    PosterError: 500,
    SettingsError: 500,
    InvalidRequestError: 400,
    ImageModelError: 500,
    PromptRejectedError: 422,
    ModelThrottledError: 429,
    ModelCapacityError: 503,
    ModelUnreachableError: 503,
    ModelTimeoutError: 504,
    StorageError: 500,
    PosterNotFoundError: 404,
    RateLimitedError: 429,
    StudioClosingError: 503,
}
"""The status of each error; a class that is not named has that of its nearest ancestor here.

500 is what the former service answered to every failure of a model; the others tell a script what it can do.
"""

RETRY_SECONDS = 5
"""What `Retry-After` says while the process restarts."""


def status_of(error: PosterError) -> int:
    """Give the HTTP status of an error."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def answer_errors(app: falcon.App[falcon.Request, falcon.Response]) -> None:
    """Make the app answer every error as `{"error": …}`; `/send_prompt` adds the keys its callers read."""
    app.add_error_handler(PosterError, _studio_error)
    app.add_error_handler(Exception, _fault)
    app.add_error_handler(falcon.HTTPError, _http_error)


def _studio_error(
    request: falcon.Request, response: falcon.Response, error: PosterError, parameters: dict[str, object]
) -> None:
    response.media = _body(request, str(error), tell(response, error))


def tell(response: falcon.Response, error: PosterError) -> dict[str, str]:
    """Set an answer's status and headers for an error, and give what its body says beside the sentence."""
    response.status = status_of(error)
    if isinstance(error, StudioClosingError):
        response.retry_after = RETRY_SECONDS
    if isinstance(error, ModelThrottledError | RateLimitedError) and error.retry_after is not None:
        response.retry_after = math.ceil(error.retry_after)
    return {"code": error.code} | ({"field": error.field} if isinstance(error, InvalidRequestError) else {})


def _http_error(
    request: falcon.Request, response: falcon.Response, error: falcon.HTTPError, parameters: dict[str, object]
) -> None:
    response.status = error.status
    for name, value in dict(error.headers or {}).items():
        response.set_header(name, value)
    reason = error.description or error.title or "That did not work."
    if isinstance(error, falcon.HTTPMethodNotAllowed):
        reason = f"{request.method} is not for this address. Use {response.get_header('allow')}."
    if isinstance(error, falcon.HTTPRouteNotFound):
        reason = "There is nothing at this address."
    response.media = _body(request, reason, {"code": "http_" + str(error.status)[:3]})


def _fault(request: falcon.Request, response: falcon.Response, error: Exception, parameters: dict[str, object]) -> None:
    _LOG.error("%s %s failed", request.method, request.path, exc_info=error)
    response.status = falcon.HTTP_500
    response.media = _body(request, FAULT, {"code": PosterError.code})


def _body(request: falcon.Request, reason: str, extra: dict[str, str]) -> dict[str, object]:
    shape: dict[str, object] = {"image_url": "", "total_time": 0} if request.path == "/send_prompt" else {}
    return shape | {"error": reason} | extra
