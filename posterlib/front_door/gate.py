"""Lets nobody pass to Streamlit's own addresses, its websocket among them, who may not come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from posterlib.access import Guard, Visit, visit_of
from posterlib.access.sessions import COOKIE
from posterlib.errors import AccessError, NotSignedInError, UnknownHostError
from posterlib.front_door.notice import notice

__all__ = ["SIGN_IN", "Gate", "visit_to", "welcomed_by"]

SIGN_IN = "/sign-in"

_CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""What Streamlit would tell everybody about its inside."""


class Gate:
    """ASGI middleware: everything is closed but what says so.

    `guarded` are routes whose application asks the guard by itself, and answers programs in shapes of its own;
    `open_to_all` those by which people sign in.
    """

    def __init__(
        self, app: ASGIApp, *, guard: Guard, guarded: Sequence[BaseRoute], open_to_all: Sequence[BaseRoute]
    ) -> None:
        self._app = app
        self._guard = guard
        self._guarded = guarded
        self._open = open_to_all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or close it out."""
        of_api = _matches(self._guarded, scope)
        if scope["type"] not in ("http", "websocket") or (of_api and not _is_read(scope)):
            await self._app(scope, receive, send)
            return
        visit = visit_to(HTTPConnection(scope))
        try:
            if _matches(self._open, scope):
                self._guard.check_way(visit)
            else:
                self._guard.admit(visit)
        except AccessError as error:
            await _instead(scope, _refusal(scope, error))(scope, receive, send)
            return
        closed = any(closed in scope["path"] for closed in _CLOSED)
        answer = _instead(scope, Response(status_code=404)) if closed else self._app
        await answer(scope, receive, send)


def visit_to(connection: HTTPConnection) -> Visit:
    """Read what a request for a page, or for what pages are made of, says of itself."""
    return visit_of(
        connection.headers.getlist,
        peer=connection.client.host if connection.client else "",
        method=connection.scope.get("method", ""),
        session=connection.cookies.get(COOKIE, ""),
        by_script=False,
    )


def welcomed_by(guard: Guard) -> Callable[[Scope], bool]:
    """Give what tells, before a request's body is taken in, whether its sender is known."""
    return lambda scope: guard.caller(visit_to(HTTPConnection(scope))) is not None


def _instead(scope: Scope, response: Response) -> ASGIApp:
    """Give what is answered instead: a websocket is closed before it is open, which HTTP sees as 403."""
    return WebSocketClose(code=1008) if scope["type"] == "websocket" else response


def _matches(routes: Sequence[BaseRoute], scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in routes)


def _is_read(scope: Scope) -> bool:
    """Tell whether a person's browser asks for something to look at: then a page is answered, to sign in at."""
    return scope.get("method") == "GET" and "text/html" in HTTPConnection(scope).headers.get("accept", "")


def _refusal(scope: Scope, error: AccessError) -> Response:
    if isinstance(error, NotSignedInError) and _is_read(scope):
        query = scope["query_string"].decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='')}", status_code=303)
    status = 421 if isinstance(error, UnknownHostError) else 401 if isinstance(error, NotSignedInError) else 403
    return notice("The studio is closed here", str(error), status=status)
