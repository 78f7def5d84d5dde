"""Takes a request's body in before anything is done with it, so that a slow sender holds up nobody but itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

__all__ = ["WholeBodies", "came_too_slowly"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_LATE = "posterlib.body_came_too_slowly"


class WholeBodies:
    """ASGI middleware for an application whose every request holds a thread: it is called with the whole body.

    A body of more than `most` bytes is left to the application, which reads as far as it likes, and so is that of a
    request that is not `welcome`, which the application refuses unread. One that is not there after `seconds` reaches
    it as none at all, and `came_too_slowly` says why.
    """

    seconds = 20.0

    def __init__(self, app: App, *, most: int, welcome: Callable[[Scope], bool] = lambda _: True) -> None:
        self._app = app
        self._most = most
        self._welcome = welcome

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; whoever leaves before its body has come is not served."""
        if scope["type"] != "http" or not _has_body(scope, self._most) or not self._welcome(scope):
            await self._app(scope, receive, send)
            return
        body, more = bytearray(), True
        try:
            async with asyncio.timeout(self.seconds):
                while more and len(body) <= self._most:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
        except TimeoutError:
            scope, body, more = {**scope, _LATE: True}, bytearray(), False
        await self._app(scope, _again(bytes(body), more, receive), send)


def came_too_slowly(environ: Mapping[str, Any]) -> bool:
    """Tell, from what WSGI says of a request, whether its body was given up."""
    return bool(environ.get("asgi.scope", {}).get(_LATE))


def _has_body(scope: Mapping[str, Any], most: int) -> bool:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return 0 < int(value) <= most  # the server has checked that it is a number
        if name == b"transfer-encoding":
            return True
    return False


def _again(body: bytes, more: bool, receive: Receive) -> Receive:
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": more}]

    async def next_message() -> Message:
        return first.pop() if first else await receive()

    return next_message
