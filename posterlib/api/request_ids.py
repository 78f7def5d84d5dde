"""Puts an id on every request and its answer, and says in the log how it was answered."""

from __future__ import annotations

import logging
import time

import falcon

from posterlib.request_ids import begin_request, end_request

__all__ = ["HEADER", "RequestIds"]

_LOG = logging.getLogger(__name__)

HEADER = "X-Request-ID"

_ASKED_ALL_THE_TIME = ("/health", "/thumbnail.png", "/preview.webp")
"""Ends of paths that monitors and pages ask for again and again."""


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
        milliseconds = (time.perf_counter() - request.context.began) * 1000
        level = logging.DEBUG if request.path.endswith(_ASKED_ALL_THE_TIME) else logging.INFO
        _LOG.log(level, "%s %s: %s in %.0f ms", request.method, request.path, response.status_code, milliseconds)
        end_request()
