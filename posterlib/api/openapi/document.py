"""Writes `/openapi.json` (OpenAPI 3.1) out of the operations and the models that check and shape what they name."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter

from posterlib import __version__
from posterlib.api.access import OPEN
from posterlib.api.answers.base import Answer
from posterlib.api.openapi.codes import problem_codes
from posterlib.api.openapi.contact_operations import OPERATIONS as CONTACT
from posterlib.api.openapi.former_operations import OPERATIONS as FORMER
from posterlib.api.openapi.operations import Answered, Header, Operation, Parameter
from posterlib.api.openapi.v1_operations import OPERATIONS as V1
from posterlib.api.request_ids import HEADER

__all__ = ["openapi_document"]

Mode = Literal["validation", "serialization"]

_ABOUT = (
    "Describe a film, get its poster. A request becomes a job that is drawn in its turn, never paid for twice and "
    "never lost; pages, scripts and the command line share the same jobs and the same history."
)
_GROUPS = {
    "Posters": "Ask for posters, list and search them.",
    "Jobs": "How what was asked for stands; cancel it, or try again.",
    "Models and money": "Who can draw what, for how much, and what was spent.",
    "For OpenAI's clients": "Programs that were written for OpenAI's API.",
    "Short and synchronous": "The routes of the former service: one call, one picture.",
    "Contact": "Messages to whoever runs the studio.",
    "Studio": "The studio itself.",
}


def openapi_document() -> dict[str, Any]:
    """Give the whole description."""
    operations = (*V1, *FORMER, *CONTACT)
    adapters: dict[tuple[str, Mode], TypeAdapter[Any]] = {}
    for operation in operations:
        for shape, mode in _shapes(operation):
            adapters[_key(shape), mode] = TypeAdapter(shape)
    schemas, definitions = TypeAdapter.json_schemas(
        [(key, mode, adapter) for (key, mode), adapter in adapters.items()],
        ref_template="#/components/schemas/{model}",
    )
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Poster Studio", "version": __version__, "description": _ABOUT},
        "servers": [{"url": "/", "description": "This studio."}],
        "tags": [{"name": name, "description": says} for name, says in _GROUPS.items()],
        "security": [{"key": []}, {}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "One of API_KEYS, where the studio has keys.",
                }
            },
            "schemas": _without_titles(definitions.get("$defs", {})),
            "headers": {
                HEADER: {"description": "Names the request in the studio's log.", "schema": {"type": "string"}}
            },
        },
        "x-problem-codes": problem_codes(),
    }


def _shapes(operation: Operation) -> list[tuple[Any, Mode]]:
    asked: list[tuple[Any, Mode]] = [] if operation.body is None else [(operation.body, "validation")]
    return asked + [(answer.shape, "serialization") for answer in operation.answers if answer.shape is not None]


def _key(shape: Any) -> str:
    return shape.__name__ if isinstance(shape, type) and issubclass(shape, BaseModel) else repr(shape)


def _operation(operation: Operation, schemas: dict[tuple[str, Mode], Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.group],
        "summary": operation.summary,
    }
    if operation.path in OPEN:
        told["security"] = []
    if operation.description:
        told["description"] = operation.description
    parameters = [_parameter(parameter) for parameter in operation.parameters]
    if operation.query is not None:
        parameters += _query(operation.query)
    if parameters:
        told["parameters"] = parameters
    if operation.body is not None:
        content = {"schema": schemas[_key(operation.body), "validation"], "example": operation.body_example}
        told["requestBody"] = {"required": True, "content": {"application/json": content}}
    told["responses"] = {str(answer.status): _answer(answer, schemas) for answer in operation.answers}
    return told


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": parameter.description,
        "schema": parameter.schema,
        "example": parameter.example,
    }


def _query(shape: type[BaseModel]) -> list[dict[str, Any]]:
    properties = shape.model_json_schema()["properties"]
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": schema["description"],
            "schema": {
                key: value
                for key, value in _value_alone(schema).items()
                if key not in ("title", "description") and value is not None
            },
        }
        for name, schema in properties.items()
    ]


def _value_alone(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out that a parameter may be null: in an address it is there or it is not."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, **(choices[0] if choices else {})}


def _answer(answer: Answered, schemas: dict[tuple[str, Mode], Any]) -> dict[str, Any]:
    headers = {header.name: _header(header) for header in answer.headers}
    told: dict[str, Any] = {
        "description": answer.description,
        "headers": headers | {HEADER: {"$ref": f"#/components/headers/{HEADER}"}},
    }
    content: dict[str, Any] = {}
    if answer.shape is not None:
        content["schema"] = schemas[_key(answer.shape), "serialization"]
    if answer.example is not None:
        example = answer.example
        content["example"] = example.model_dump(mode="json") if isinstance(example, Answer) else example
    if answer.media_types:
        told["content"] = dict.fromkeys(answer.media_types, content)
    return told


def _header(header: Header) -> dict[str, Any]:
    return {"description": header.description, "schema": header.schema}


def _without_titles(schemas: dict[str, Any]) -> dict[str, Any]:
    """Take out the titles that only say the name of a property once more."""
    for schema in schemas.values():
        for property_ in schema.get("properties", {}).values():
            property_.pop("title", None)
    return schemas
