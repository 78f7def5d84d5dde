"""What keeps a caller out: nothing was looked at and nothing begun."""

from __future__ import annotations

from posterlib.errors.base import PosterError

__all__ = ["AccessError", "ForeignOriginError", "NotSignedInError", "StrangerError", "UnknownHostError"]


class AccessError(PosterError):
    """The caller may not do this here."""

    code = "not_allowed"
    surely_free = True


class NotSignedInError(AccessError):
    """The studio opens to whoever has one of its keys or is signed in, and the caller is neither."""

    code = "not_signed_in"


class StrangerError(AccessError):
    """The studio has no keys, so it answers to its own machine alone."""

    code = "only_this_machine"

    def __init__(self) -> None:
        super().__init__(
            "This studio has no keys, so it answers only on the machine that it runs on. Set API_KEYS there to let "
            "others in."
        )


class UnknownHostError(AccessError):
    """The studio was called by a name that is not its own, as another site would that passes itself off as it."""

    code = "unknown_host"

    def __init__(self) -> None:
        super().__init__("This is not a name of the studio. If it should be, put it into ALLOWED_HOSTS.")


class ForeignOriginError(AccessError):
    """A page of another site asked for something that changes the studio."""

    code = "foreign_origin"

    def __init__(self) -> None:
        super().__init__(
            "A page of another site asked for this. If it may, put its origin, such as https://studio.example, into "
            "CORS_ORIGINS; only routes of the API are open to it."
        )
