"""Bodies checked against a documented schema, and the words Bedrock finds for what does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import ErrorDetails

from posterlib.bedrock_standin.replies import malformed

__all__ = ["CamelBody", "SnakeBody", "checked"]


class SnakeBody(BaseModel):
    """A body with snake_case keys: exact types, and no key but those it names."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class CamelBody(SnakeBody):
    """The same with camelCase keys."""

    model_config = ConfigDict(alias_generator=to_camel)


_Body = TypeVar("_Body", bound=SnakeBody)

_TYPES = {
    "string_type": "String",
    "int_type": "Integer",
    "int_from_float": "Integer",
    "float_type": "Number",
    "model_type": "JSONObject",
    "model_attributes_type": "JSONObject",
    "dict_type": "JSONObject",
    "list_type": "JSONArray",
    "bool_type": "Boolean",
}

_FOUND: Mapping[type, str] = {
    str: "String",
    bool: "Boolean",
    int: "Integer",
    float: "BigDecimal",
    list: "JSONArray",
    dict: "JSONObject",
}


def checked(schema: type[_Body], body: Mapping[str, Any]) -> _Body:
    """Read a body by its schema.

    Raises:
        Refused: it does not fit; names every place and what was expected there.
    """
    try:
        return schema.model_validate(body)
    except ValidationError as error:
        raise malformed("".join(_violation(one) for one in error.errors(include_url=False))) from None


def _violation(error: ErrorDetails) -> str:
    """Say one violation as a JSON-schema validator does: the place, then what was expected."""
    *parents, last = ("#", *map(str, error["loc"]))
    place, parent = "/".join((*parents, last)), "/".join(parents)
    kind, given, limits = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"{parent}: required key [{last}] not found"
    if kind == "extra_forbidden":
        return f"{parent}: extraneous key [{last}] is not permitted"
    return f"{place}: {_expectation(kind, given, limits) or error['msg']}"


def _expectation(kind: str, given: Any, limits: Mapping[str, Any]) -> str:
    if kind in _TYPES:
        return f"expected type: {_TYPES[kind]}, found: {_FOUND.get(type(given), 'Null')}"
    match kind:
        case "string_too_long":
            return f"expected maxLength: {limits['max_length']}, actual: {len(given)}"
        case "string_too_short":
            return f"expected minLength: {limits['min_length']}, actual: {len(given)}"
        case "less_than_equal":
            return f"{given} is not less or equal to {limits['le']}"
        case "greater_than_equal":
            return f"{given} is not greater or equal to {limits['ge']}"
        case "multiple_of":
            return f"{given} is not a multiple of {limits['multiple_of']}"
        case "literal_error":
            return f"{given} is not a valid enum value"
    return ""
