"""Says in a sentence what is wrong with a body, a query or a header, and names the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import falcon
from pydantic import BaseModel, ValidationError

from posterlib.errors import InvalidRequestError
from posterlib.posters import FIELD_SENTENCES

__all__ = ["no_query", "read_fields", "read_query"]

Shape = TypeVar("Shape", bound=BaseModel)

_LONGEST_NAME = 60
"""Characters of an unknown name that are said back."""

_SENTENCES = {
    **FIELD_SENTENCES,
    "missing": "{field} is required.",
    "literal_error": "{field} must be {expected}. Leave it out or change it.",
}


def read_fields(shape: type[Shape], fields: Mapping[str, object], *, what: str = "field") -> Shape:
    """Make a value out of untrusted fields.

    Raises:
        InvalidRequestError: naming the first field that is wrong and what it may be.
    """
    try:
        return shape.model_validate(dict(fields))
    except ValidationError as error:
        raise _explained(error, shape, what) from error


def read_query(shape: type[Shape], request: falcon.Request) -> Shape:
    """Make a value out of the parameters in an address.

    Raises:
        InvalidRequestError: one is unknown, wrong, or given twice.
    """
    for name, value in request.params.items():
        if isinstance(value, list):
            said = name[:_LONGEST_NAME]
            raise InvalidRequestError(said, f"{said} is given {len(value)} times. Give it once.")
    return read_fields(shape, request.params, what="parameter")


def no_query(request: falcon.Request) -> None:
    """Make sure that an address without parameters has none.

    Raises:
        InvalidRequestError: it has one.
    """
    for name in request.params:
        said = name[:_LONGEST_NAME]
        raise InvalidRequestError(said, f"Unknown parameter {said!r}. This address takes none.")


def _explained(error: ValidationError, shape: type[BaseModel], what: str) -> InvalidRequestError:
    first = error.errors(include_url=False, include_context=True)[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        field = field[:_LONGEST_NAME]
        known = ", ".join(shape.model_fields)
        return InvalidRequestError(field, f"Unknown {what} {field!r}. Known {what}s: {known}.")
    if first["type"] == "value_error":
        return InvalidRequestError(field, f"{field} {first['ctx']['error']}.")
    limits = {name: "false" if limit == "False" else limit for name, limit in first.get("ctx", {}).items()}
    sentence = _SENTENCES.get(first["type"], "{field}: {reason}.").format(field=field, reason=first["msg"], **limits)
    return InvalidRequestError(field, sentence)
