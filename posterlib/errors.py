"""Every error the studio raises on purpose; its text is always safe to show to a person.

PosterError
├── SettingsError                 a setting is wrong; names the variable
├── InvalidRequestError           also ValueError; names the field
│   ├── UnknownModelError         no image model has that id
│   └── UnsupportedOptionError    the model's card says it cannot
├── ImageModelError               the image model did not deliver
│   └── BadModelResponseError     it delivered something that is no picture
├── StorageError                  the history folder or its index cannot be used
│   └── PosterNotFoundError       also LookupError
└── StudioClosingError            the process is finishing and takes no new work

Each message says what happened and the one next step. The library knows no HTTP: `posterlib.api.problems` gives every
error its status.
"""

from __future__ import annotations

__all__ = [
    "BadModelResponseError",
    "ImageModelError",
    "InvalidRequestError",
    "PosterError",
    "PosterNotFoundError",
    "SettingsError",
    "StorageError",
    "StudioClosingError",
    "UnknownModelError",
    "UnsupportedOptionError",
]


class PosterError(Exception):
    """Base of all errors of the studio. `str(error)` may be shown to anyone."""


class SettingsError(PosterError):
    """A setting has a value the studio cannot start with."""

    def __init__(self, variable: str, message: str) -> None:
        super().__init__(f"{variable}: {message}")
        self.variable = variable


class InvalidRequestError(PosterError, ValueError):
    """A request cannot become a poster; `field` is the field to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class UnknownModelError(InvalidRequestError):
    """The request names an image model that the studio does not have."""

    def __init__(self, model_id: str, known: tuple[str, ...]) -> None:
        super().__init__("model", f"There is no image model {model_id!r}. Choose one of: {', '.join(known)}.")
        self.model_id = model_id


class UnsupportedOptionError(InvalidRequestError):
    """The request asks for something that the chosen image model cannot do."""


class ImageModelError(PosterError):
    """The image model was asked and did not deliver a picture."""


class BadModelResponseError(ImageModelError):
    """The image model answered with bytes that are not a picture the studio can read."""


class StorageError(PosterError):
    """The history folder or its index could not be read or written."""


class PosterNotFoundError(StorageError, LookupError):
    """No poster has the id that was asked for."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"There is no poster with the id {entry_id!r}.")
        self.entry_id = entry_id


class StudioClosingError(PosterError):
    """The studio is shutting down: it finishes what it has and takes nothing new."""

    def __init__(self) -> None:
        super().__init__("The studio is shutting down. Send this again in a few seconds.")
