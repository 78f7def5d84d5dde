"""Reads a JSON object out of a request, within bounds."""

from __future__ import annotations

import falcon
import orjson

from posterlib.connections import came_too_slowly

__all__ = ["json_object"]

LARGEST_BODY = 256 * 1024
"""Bytes: every field at its longest, fully escaped, fits."""


_EXAMPLE = '{"prompt": "A red fox in the snow"}'


def json_object(request: falcon.Request, *, example: str = _EXAMPLE) -> dict[str, object]:
    """Give the request's body; `example` is one, for who sends something else.

    Raises:
        falcon.HTTPUnsupportedMediaType: it is not said to be JSON.
        falcon.HTTPContentTooLarge: it has more than 256 KiB.
        falcon.HTTPError: 408, it came too slowly.
        falcon.HTTPBadRequest: it is not a JSON object.
    """
    kind = (request.content_type or "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise falcon.HTTPUnsupportedMediaType(
            description="Send the body as JSON, with the header Content-Type: application/json."
        )
    try:
        fields = orjson.loads(_read(request))
    except orjson.JSONDecodeError:
        raise falcon.HTTPBadRequest(
            description=f"The body is not valid JSON. Send an object such as {example}."
        ) from None
    if not isinstance(fields, dict):
        raise falcon.HTTPBadRequest(description=f"The body is JSON but no object. Send one such as {example}.")
    return fields


def _read(request: falcon.Request) -> bytes:
    if came_too_slowly(request.env):
        raise falcon.HTTPError(falcon.HTTP_408, description="The body did not come in time. Send the request again.")
    if request.content_length is not None:
        _check_length(request.content_length)
        return bytes(request.bounded_stream.read(request.content_length))
    if not request.get_header("Transfer-Encoding"):
        return b""
    chunks = bytearray()
    while chunk := request.stream.read(64 * 1024):
        chunks += chunk
        _check_length(len(chunks))
    return bytes(chunks)


def _check_length(length: int) -> None:
    if length > LARGEST_BODY:
        raise falcon.HTTPContentTooLarge(description=f"The body has more than {LARGEST_BODY // 1024} KiB. Shorten it.")
