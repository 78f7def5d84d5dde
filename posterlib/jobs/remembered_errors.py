"""Errors as they are kept in the database, and made anew from there."""

from __future__ import annotations

import orjson

from posterlib.errors import FAULT, PosterError

__all__ = ["error_from_record", "error_record"]

_KEPT = ("field", "retry_after")
"""What an error may know beside its sentence."""


def error_record(error: PosterError) -> str:
    """Write an error as JSON: its code, its sentence and what else a caller decides by."""
    known = {name: value for name in _KEPT if (value := getattr(error, name, None)) is not None}
    return orjson.dumps({"code": error.code, "says": str(error), **known}).decode()


def error_from_record(record: str) -> PosterError:
    """Make the error anew, of the same class; one of a class that is no more is a plain `PosterError`."""
    kept = orjson.loads(record)
    kind = _by_code(PosterError).get(kept["code"], PosterError)
    error = kind.__new__(kind)
    error.args = (kept.get("says") or FAULT,)
    for name in _KEPT:
        setattr(error, name, kept.get(name))
    return error


def _by_code(kind: type[PosterError]) -> dict[str, type[PosterError]]:
    found = {kind.code: kind}
    for heir in kind.__subclasses__():
        found = _by_code(heir) | found
    return found
