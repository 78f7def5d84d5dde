"""What keeps a job from being taken in or finished."""

from __future__ import annotations

from posterlib.errors.base import PosterError

__all__ = [
    "BudgetExceededError",
    "IdempotencyKeyReusedError",
    "JobNotFoundError",
    "PosterCancelledError",
    "PosterInterruptedError",
    "RateLimitedError",
    "StudioClosingError",
]


class IdempotencyKeyReusedError(PosterError):
    """A key that stands for one request came again with another one; nothing was begun."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key was used for another request. Send the same body again, or choose a new key."
        )


class JobNotFoundError(PosterError, LookupError):
    """No job has the id that was asked for, or it was forgotten long ago."""

    code = "job_not_found"

    def __init__(self, job_id: str) -> None:
        super().__init__(f"There is no job with the id {job_id!r}. What it finished is in the history.")
        self.job_id = job_id


class BudgetExceededError(PosterError):
    """The posters would cost more than is left of the day's budget; nothing was begun.

    `retry_after` is in seconds, up to the next day; `None` when the posters cost more than a whole day's budget.
    """

    code = "budget_exceeded"

    def __init__(self, message: str, *, retry_after: float | None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RateLimitedError(PosterError):
    """One client asks for more posters than it may have in a while; nothing was begun.

    `retry_after` is in seconds, `None` when waiting does not help: the request alone is more than a limit allows.
    """

    code = "rate_limited"

    def __init__(self, message: str, *, retry_after: float | None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class StudioClosingError(PosterError):
    """The studio is shutting down: it finishes what it has and takes nothing new."""

    code = "studio_closing"
    surely_free = True

    def __init__(self) -> None:
        super().__init__("The studio is shutting down. Send this again in a few seconds.")


class PosterCancelledError(PosterError):
    """Somebody cancelled the poster before its model was asked: nothing was charged."""

    code = "cancelled"
    surely_free = True


class PosterInterruptedError(PosterError):
    """The studio stopped while the model was drawing. The outcome is unknown: it may have been charged."""

    code = "interrupted"
