"""The base of all errors, and those of the studio itself."""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "FAULT",
    "InvalidRequestError",
    "PosterError",
    "RateLimitedError",
    "SettingsError",
    "StudioClosingError",
    "UnknownModelError",
    "UnsupportedOptionError",
]

FAULT = "The studio failed in a way it should not have. The log says more; try again."
"""What is told of anything that is not one of these errors."""


class PosterError(Exception):
    """Base of all errors of the studio. `str(error)` may be shown to anyone."""

    code: ClassVar[str] = "studio_failed"


class SettingsError(PosterError):
    """A setting has a value the studio cannot start with."""

    code = "setting_wrong"

    def __init__(self, variable: str, message: str) -> None:
        super().__init__(f"{variable}: {message}")
        self.variable = variable


class InvalidRequestError(PosterError, ValueError):
    """A request cannot become a poster; `field` is the field to change."""

    code = "invalid_request"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class UnknownModelError(InvalidRequestError):
    """The request names an image model that the studio does not have."""

    code = "unknown_model"

    def __init__(self, model_id: str, known: tuple[str, ...]) -> None:
        super().__init__("model", f"There is no image model {model_id!r}. Choose one of: {', '.join(known)}.")
        self.model_id = model_id


class UnsupportedOptionError(InvalidRequestError):
    """The request asks for something that the chosen image model cannot do."""

    code = "unsupported_option"


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

    def __init__(self) -> None:
        super().__init__("The studio is shutting down. Send this again in a few seconds.")
