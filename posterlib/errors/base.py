"""The base of all errors, and those of settings and requests."""

from __future__ import annotations

from typing import ClassVar, Self

__all__ = [
    "FAULT",
    "InvalidRequestError",
    "PosterError",
    "SettingsError",
    "UnknownModelError",
    "UnsupportedOptionError",
]

FAULT = "The studio failed in a way it should not have. The log says more; try again."
"""What is told of anything that is not one of these errors."""


class PosterError(Exception):
    """The studio failed in a way that has no name of its own; the log says more.

    The base of all errors of the studio. `str(error)` may be shown to anyone. `surely_free` tells that a picture which
    ended with this error was not charged, even though its model was asked.
    """

    code: ClassVar[str] = "studio_failed"
    surely_free: ClassVar[bool] = False


class SettingsError(PosterError):
    """A setting has a value the studio cannot start with."""

    code = "setting_wrong"

    def __init__(self, variable: str, message: str) -> None:
        super().__init__(f"{variable}: {message}")
        self.variable = variable


class InvalidRequestError(PosterError, ValueError):
    """A request cannot become a poster; `field` is the field to change."""

    code = "invalid_request"
    surely_free = True

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field

    def of_item(self, number: int) -> Self:
        """Say which of several requests, counted from 0, it is about."""
        self.args = (f"Poster {number + 1}: {self}",)
        self.field = f"posters[{number}].{self.field}"
        return self


class UnknownModelError(InvalidRequestError):
    """The request names an image model that the studio does not have."""

    code = "unknown_model"

    def __init__(self, model_id: str, known: tuple[str, ...]) -> None:
        super().__init__("model", f"There is no image model {model_id!r}. Choose one of: {', '.join(known)}.")
        self.model_id = model_id


class UnsupportedOptionError(InvalidRequestError):
    """The request asks for something that the chosen image model cannot do."""

    code = "unsupported_option"
