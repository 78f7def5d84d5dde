"""Puts an id on every request and its answer, and says in the log how it was answered."""

from __future__ import annotations

import logging
import time

import falcon

from posterlib.request_ids import begin_request, end_request

__all__ = ["HEADER", "RequestIds"]

_LOG = logging.getLogger(__name__)

HEADER = "X-Request-ID"

_ASKED_ALL_THE_TIME = ("/health", "/metrics", "/thumbnail.png", "/preview.webp")
"""Ends of paths that monitors and pages ask for again and again."""

_KEPT_OUT = (401, 403, 421)

_LONGEST = 200
"""Letters of a path that stand in the log."""


class RequestIds:
    """Middleware: takes the caller's `X-Request-ID` where it is sane, else makes one, and answers it.

    It is the first to see a request and the last to see its answer.
    """

    def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
        """Begin the request."""
        request.context.began = time.perf_counter()
        response.set_header(HEADER, begin_request(request.get_header(HEADER)))

    def process_response(
        self, request: falcon.Request, response: falcon.Response, resource: object, request_succeeded: bool
    ) -> None:
        """Tell of the answer, never with the query, and end the request."""
        path = request.path[:_LONGEST]
        milliseconds = (time.perf_counter() - request.context.began) * 1000
        level = logging.DEBUG if path.endswith(_ASKED_ALL_THE_TIME) else logging.INFO
        if response.status_code >= 500:
            level = logging.WARNING
        says = f"{response.status_code} {request.context.get('refused_as', '')}".rstrip()
        _LOG.log(level, "%s %s: %s in %.0f ms%s", request.method, path, says, milliseconds, _by(request, response))
        end_request()


def _by(request: falcon.Request, response: falcon.Response) -> str:
    """Name the caller by the key or the session; one who was kept out, by the address."""
    caller = request.context.get("caller")
    if caller is not None and caller.id:
        return f", by {caller.id}"
    return f", from {request.remote_addr}" if response.status_code in _KEPT_OUT else ""
