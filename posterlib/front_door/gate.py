"""Lets nobody pass to Streamlit's own addresses, its websocket among them, who may not come in."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from posterlib.access import Guard, Visit
from posterlib.access.sessions import COOKIE
from posterlib.errors import AccessError, NotSignedInError, UnknownHostError
from posterlib.front_door.notice import notice

__all__ = ["SIGN_IN", "Gate", "visit_of"]

SIGN_IN = "/sign-in"

_CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""What Streamlit would tell everybody about its inside."""

_READING = ("GET", "HEAD", "OPTIONS")


class Gate:
    """ASGI middleware: everything is closed but what says so.

    `guarded` are routes whose application asks the guard by itself, `open_to_all` those by which people sign in.
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
        if scope["type"] not in ("http", "websocket") or _matches(self._guarded, scope):
            await self._app(scope, receive, send)
            return
        visit = visit_of(HTTPConnection(scope))
        try:
            self._guard.check_way(visit)
            if not _matches(self._open, scope):
                self._guard.admit(visit)
        except AccessError as error:
            if scope["type"] == "websocket":
                await WebSocketClose(code=1008)(scope, receive, send)  # before it is open: HTTP sees 403
            else:
                await _refusal(scope, error)(scope, receive, send)
            return
        if any(closed in scope["path"] for closed in _CLOSED):
            await Response(status_code=404)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def visit_of(connection: HTTPConnection) -> Visit:
    """Read what a request says of itself."""
    headers, websocket = connection.headers, connection.scope["type"] == "websocket"
    return Visit(
        host=headers.get("host", ""),
        peer=connection.client.host if connection.client else "",
        scheme=connection.scope["scheme"],
        changes=not websocket and connection.scope["method"] not in _READING,
        websocket=websocket,
        origin=headers.get("origin", ""),
        fetch_site=headers.get("sec-fetch-site", ""),
        forwarded_for=headers.get("x-forwarded-for", ""),
        authorization=headers.get("authorization", ""),
        session=connection.cookies.get(COOKIE, ""),
    )


def _matches(routes: Sequence[BaseRoute], scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in routes)


def _refusal(scope: Scope, error: AccessError) -> Response:
    wants_page = scope["method"] == "GET" and "text/html" in HTTPConnection(scope).headers.get("accept", "")
    if isinstance(error, NotSignedInError) and wants_page:
        query = scope["query_string"].decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='')}", status_code=303)
    status = 421 if isinstance(error, UnknownHostError) else 401 if isinstance(error, NotSignedInError) else 403
    return notice("The studio is closed here", str(error), status=status)
