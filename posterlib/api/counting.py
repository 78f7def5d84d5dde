"""Counts the API's answers."""

from __future__ import annotations

import falcon

from posterlib.measures import Measures
from posterlib.measures.catalog import API_ANSWERS

__all__ = ["Counting"]

_NOWHERE = "none"
"""The route of a request to no address of ours, which is anybody's invention, and of one that was refused before its
address was looked at: 401, 403 and 421."""

_A_CLASS = 100


class Counting:
    """Middleware: counts each answer by the template of its route and the class of its status, such as 2xx."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def process_response(
        self, request: falcon.Request, response: falcon.Response, resource: object, request_succeeded: bool
    ) -> None:
        """Count one."""
        self._measures.add(API_ANSWERS, request.uri_template or _NOWHERE, f"{response.status_code // _A_CLASS}xx")
