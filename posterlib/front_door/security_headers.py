"""Puts the headers on every answer that keep a browser from misusing it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from posterlib.access.headers import of_pages

__all__ = ["SecurityHeaders"]


class SecurityHeaders:
    """ASGI middleware; what an answer says itself stays. `policy` is the pages' Content-Security-Policy."""

    def __init__(self, app: ASGIApp, *, policy: str) -> None:
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in of_pages(self._policy, secure=scope["scheme"] == "https"):
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, protected)
