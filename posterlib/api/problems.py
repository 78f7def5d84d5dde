"""What went wrong, as HTTP sees it: a status for every error of the studio, in no particular shape yet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from http import HTTPStatus

from posterlib.errors import (
    FAULT,
    AccessError,
    BudgetExceededError,
    IdempotencyKeyReusedError,
    ImageModelError,
    InvalidRequestError,
    JobNotFoundError,
    MailError,
    ModelCapacityError,
    ModelThrottledError,
    ModelTimeoutError,
    ModelUnreachableError,
    NotSignedInError,
    PosterCancelledError,
    PosterError,
    PosterInterruptedError,
    PosterNotFoundError,
    PromptRejectedError,
    RateLimitedError,
    SettingsError,
    StorageError,
    StudioClosingError,
    UnknownHostError,
)

__all__ = ["RETRY_SECONDS", "STATUS", "TOO_MANY_WAITING", "Problem", "fault", "problem_of", "status_of"]

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
    JobNotFoundError: 404,
    IdempotencyKeyReusedError: 422,
    BudgetExceededError: 402,
    RateLimitedError: 429,
    PosterCancelledError: 409,
    PosterInterruptedError: 504,
    StudioClosingError: 503,
    MailError: 503,
    AccessError: 403,
    NotSignedInError: 401,
    UnknownHostError: 421,
}
"""The status of each error; a class that is not named has that of its nearest ancestor here.

500 is what the former service answered to every failure of a model; the others tell a script what it can do.
"""

RETRY_SECONDS = 5
"""What `Retry-After` says while the process restarts."""

TOO_MANY_WAITING = "too_many_waiting"
"""The code of what only the API refuses: one more call that would wait."""


@dataclass(frozen=True)
class Problem:
    """An error on its way to a caller.

    `detail` is a sentence for people, `code` is for scripts, `field` what to change, `retry_after` in seconds.
    `model_asked` tells that a model may have been asked and paid: who repeats the request may pay again.
    """

    status: int
    code: str
    detail: str
    field: str = ""
    retry_after: int | None = None
    model_asked: bool = False

    @property
    def title(self) -> str:
        """The code in words."""
        if self.code.startswith("http_"):
            return HTTPStatus(self.status).phrase
        return self.code.replace("_", " ").capitalize()


def status_of(error: PosterError) -> int:
    """Give the HTTP status of an error."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem_of(error: PosterError, *, model_asked: bool = False) -> Problem:
    """Say of an error of the studio what HTTP can tell."""
    return Problem(
        status_of(error),
        error.code,
        str(error),
        field=(error.field or "") if isinstance(error, InvalidRequestError) else "",
        retry_after=_retry_after(error),
        model_asked=model_asked,
    )


def fault() -> Problem:
    """Say that something broke which should not have; the log says what."""
    return Problem(500, PosterError.code, FAULT)


def _retry_after(error: PosterError) -> int | None:
    if isinstance(error, StudioClosingError):
        return RETRY_SECONDS
    if (
        isinstance(error, ModelThrottledError | RateLimitedError | BudgetExceededError)
        and error.retry_after is not None
    ):
        return math.ceil(error.retry_after)
    return None
