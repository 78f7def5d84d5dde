"""Every `code` that an error may have, its status and what it means: read off the errors themselves."""

from __future__ import annotations

from http import HTTPStatus
from inspect import getdoc
from typing import Any

from posterlib import errors
from posterlib.api.problems import TOO_MANY_WAITING, status_of
from posterlib.errors import PosterError, SettingsError

__all__ = ["problem_codes"]

_OF_HTTP = {
    400: "The body is not a JSON object, or a parameter cannot be read.",
    404: "There is nothing at this address.",
    405: "This address does not know the method; Allow names those it knows.",
    408: "The body did not come in time.",
    413: "The body has more than 256 KiB.",
    415: "The body is not said to be JSON.",
    416: "The picture has no such part.",
}

_NO_SEAT = "Too many calls wait for posters already; nothing was begun."


def problem_codes() -> list[dict[str, Any]]:
    """Give them by status, then by name."""
    kinds = [kind for name in errors.__all__ if isinstance(kind := vars(errors)[name], type)]
    found = [
        (status_of(kind.__new__(kind)), kind.code, _meaning(kind))
        for kind in kinds
        if issubclass(kind, PosterError) and not issubclass(kind, SettingsError)
    ]
    found += [(status, f"http_{status}", says) for status, says in _OF_HTTP.items()]
    found.append((503, TOO_MANY_WAITING, _NO_SEAT))
    return [
        {"code": code, "status": status, "phrase": HTTPStatus(status).phrase, "meaning": says}
        for status, code, says in sorted(found)
    ]


def _meaning(kind: type[PosterError]) -> str:
    text = " ".join((getdoc(kind) or "").partition("\n")[0].split())
    return text.partition("; `")[0].removesuffix(".") + "."
