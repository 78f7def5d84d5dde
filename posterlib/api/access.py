"""Lets callers of the API in, or not, and sets the headers that keep its answers from being misused."""

from __future__ import annotations

import falcon

from posterlib.access import READING, Caller, Guard, Visit, visit_of
from posterlib.access.guard import not_signed_in
from posterlib.access.headers import of_data
from posterlib.access.sessions import COOKIE

__all__ = ["OPEN", "AccessMiddleware", "caller_of", "client_of"]

OPEN = ("/health", "/openapi.json")
"""What may be looked at by callers who did not say who they are."""


class AccessMiddleware:
    """Asks the guard about every request before it is routed, so that a new route is closed by itself."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
        """Note who calls.

        Raises:
            AccessError: they may not.
        """
        visit = _visit(request)
        self._guard.check_way(visit)
        request.context.caller = caller = self._guard.caller(visit)
        if caller is None and not _is_open(request):
            response.set_header("WWW-Authenticate", 'Bearer realm="Poster Studio"')
            raise not_signed_in(visit)

    def process_response(
        self, request: falcon.Request, response: falcon.Response, resource: object, request_succeeded: bool
    ) -> None:
        """Set the headers that the answer has not set itself; what was for one caller is kept for nobody else."""
        kept = response.get_header("Cache-Control")
        if self._guard.restricted and kept and "no-store" not in kept and not _is_open(request):
            response.set_header("Cache-Control", f"private, {kept}")
        for name, value in of_data(secure=request.scheme == "https"):
            if response.get_header(name) is None:
                response.set_header(name, value)


def caller_of(request: falcon.Request) -> Caller | None:
    """Give who calls; `None` for somebody unknown at an open address."""
    caller: Caller | None = request.context.caller
    return caller


def client_of(request: falcon.Request) -> str:
    """Give what rate limits count by: the caller's key or name, else the address."""
    caller = caller_of(request)
    return (caller.id if caller else "") or request.remote_addr


def _is_open(request: falcon.Request) -> bool:
    asks_before = request.method == "OPTIONS" and request.get_header("Access-Control-Request-Method")
    return bool(asks_before) or (request.method in READING and request.path in OPEN)


def _visit(request: falcon.Request) -> Visit:
    return visit_of(
        lambda name: [value] if (value := request.get_header(name)) else [],  # WSGI has joined them
        peer=request.remote_addr,
        method=request.method,
        session=(request.get_cookie_values(COOKIE) or [""])[0],
        by_script=True,
    )
