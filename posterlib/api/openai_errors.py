"""A problem as OpenAI's API would tell it: its words for kinds and codes, which its clients decide by."""

from __future__ import annotations

from posterlib.api.answers.errors import OpenAIError, OpenAIErrorDetails
from posterlib.api.problems import Problem
from posterlib.errors import (
    BudgetExceededError,
    InvalidRequestError,
    ModelThrottledError,
    NotSignedInError,
    PictureRejectedError,
    PromptRejectedError,
    RateLimitedError,
    UnknownModelError,
    UnsupportedOptionError,
)

__all__ = ["openai_error"]

_INVALID = "invalid_request_error"

_WORDS: dict[str, tuple[int, str, str]] = {
    InvalidRequestError.code: (400, _INVALID, "invalid_value"),
    UnsupportedOptionError.code: (400, _INVALID, "unsupported_value"),
    UnknownModelError.code: (404, _INVALID, "model_not_found"),
    PromptRejectedError.code: (400, "image_generation_user_error", "moderation_blocked"),
    PictureRejectedError.code: (400, "image_generation_user_error", "moderation_blocked"),
    RateLimitedError.code: (429, "requests", "rate_limit_exceeded"),
    ModelThrottledError.code: (429, "requests", "rate_limit_exceeded"),
    NotSignedInError.code: (401, _INVALID, "invalid_api_key"),
    BudgetExceededError.code: (402, "insufficient_quota", "insufficient_quota"),
    "http_404": (404, _INVALID, "not_found"),
    "http_405": (405, _INVALID, "method_not_allowed"),
    "http_413": (413, _INVALID, "request_too_large"),
    "http_415": (415, _INVALID, "unsupported_media_type"),
}
"""Status, type and code; what is not here keeps its status and code."""

_PARAMETERS = {"count": "n", "width": "size", "height": "size", "aspect_ratio": "size"}
"""Fields of a poster's request that are called otherwise there."""


def openai_error(problem: Problem) -> tuple[int, OpenAIError]:
    """Give the status and the body."""
    kind = "server_error" if problem.status >= 500 else _INVALID
    status, kind, code = _WORDS.get(problem.code, (problem.status, kind, problem.code))
    parameter = _PARAMETERS.get(problem.field, problem.field) or None
    return status, OpenAIError(error=OpenAIErrorDetails(message=problem.detail, type=kind, param=parameter, code=code))
