"""Puts an id on every request and its answer."""

from __future__ import annotations

import falcon

from posterlib.request_ids import begin_request, end_request

__all__ = ["HEADER", "RequestIds"]

HEADER = "X-Request-ID"


class RequestIds:
    """Middleware: takes the caller's `X-Request-ID` where it is sane, else makes one, and answers it."""

    def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
        """Begin the request."""
        response.set_header(HEADER, begin_request(request.get_header(HEADER)))

    def process_response(
        self, request: falcon.Request, response: falcon.Response, resource: object, request_succeeded: bool
    ) -> None:
        """End the request."""
        end_request()
