"""Answers every error in the shape of its address: the former routes', RFC 9457's under /v1, or OpenAI's; no trace."""

from __future__ import annotations

import logging

import falcon
from pydantic import MISSING

from posterlib.api.answers.base import Answer, reply
from posterlib.api.answers.contact import ContactError
from posterlib.api.answers.errors import FormerError, ProblemDetails, SendPromptError
from posterlib.api.openai_errors import openai_error
from posterlib.api.problems import Problem, fault, problem_of
from posterlib.errors import PosterError
from posterlib.request_ids import current_request_id

__all__ = ["CONTACT", "IMAGES", "PROBLEM_JSON", "SEND_PROMPT", "answer_errors", "do_not_repeat", "refuse"]

_LOG = logging.getLogger(__name__)

SEND_PROMPT = "/send_prompt"
CONTACT = "/contact"
IMAGES = "/v1/images/generations"
PROBLEM_JSON = "application/problem+json"


def answer_errors(app: falcon.App[falcon.Request, falcon.Response]) -> None:
    """Make the app answer every error of the studio, of HTTP and of its own."""
    app.add_error_handler(PosterError, _studio_error)
    app.add_error_handler(Exception, _fault)
    app.add_error_handler(falcon.HTTPError, _http_error)


def refuse(
    request: falcon.Request,
    response: falcon.Response,
    problem: Problem,
    *,
    prompt: str | MISSING = MISSING,
    seconds: float = 0,
    job: str | MISSING = MISSING,
) -> None:
    """Answer a problem; `prompt`, `seconds` and `job` are told where the shape has a place for them."""
    if problem.retry_after is not None:
        response.retry_after = problem.retry_after
    request.context.refused_as = problem.code
    media_type, path = falcon.MEDIA_JSON, request.path
    field = problem.field or MISSING
    told: Answer
    if path == SEND_PROMPT:
        told = SendPromptError(
            image_url="",
            total_time=seconds,
            error=problem.detail,
            code=problem.code,
            field=field,
            prompt=prompt,
            request_id=current_request_id(),
        )
    elif path == CONTACT:
        told = ContactError(error=problem.detail, code=problem.code, field=field, request_id=current_request_id())
    elif path == IMAGES:
        status, told = openai_error(problem)
        if problem.model_asked:
            do_not_repeat(response)
        reply(response, told, status=status)
        return
    elif path.startswith(("/v1/", "/docs/")) or path in ("/v1", "/docs", "/openapi.json"):
        media_type = PROBLEM_JSON
        told = ProblemDetails(
            type=f"{request.root_path}/docs#{problem.code}",
            title=problem.title,
            status=problem.status,
            detail=problem.detail,
            code=problem.code,
            request_id=current_request_id(),
            retry_after=MISSING if problem.retry_after is None else problem.retry_after,
            field=field,
            job=job,
        )
    else:
        told = FormerError(error=problem.detail, code=problem.code, field=field, request_id=current_request_id())
    reply(response, told, status=problem.status, media_type=media_type)


def do_not_repeat(response: falcon.Response) -> None:
    """Keep OpenAI's own clients from sending the request again, which they do by themselves: it may be paid again."""
    response.set_header("X-Should-Retry", "false")


def _studio_error(
    request: falcon.Request, response: falcon.Response, error: PosterError, parameters: dict[str, object]
) -> None:
    refuse(request, response, problem_of(error))


def _http_error(
    request: falcon.Request, response: falcon.Response, error: falcon.HTTPError, parameters: dict[str, object]
) -> None:
    for name, value in dict(error.headers or {}).items():
        response.set_header(name, value)
    reason = error.description or error.title or "That did not work."
    if isinstance(error, falcon.HTTPMethodNotAllowed):
        reason = f"{request.method} is not for this address. Use {response.get_header('allow')}."
    if isinstance(error, falcon.HTTPRouteNotFound):
        reason = "There is nothing at this address. GET /docs lists what there is."
    status = int(str(error.status)[:3])
    refuse(request, response, Problem(status, f"http_{status}", reason))


def _fault(request: falcon.Request, response: falcon.Response, error: Exception, parameters: dict[str, object]) -> None:
    _LOG.error("request %s: %s %s failed", current_request_id(), request.method, request.path, exc_info=error)
    refuse(request, response, fault())
