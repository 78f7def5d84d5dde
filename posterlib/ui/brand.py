"""Puts the studio's name into the page's HTML shell, which browsers show until the first script run."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["ICON", "NAME", "Brand"]

NAME = "Poster Studio"
ICON = "🎬"

_SHELL_TITLE = b"<title>Streamlit</title>"


class Brand:
    """ASGI middleware that renames the HTML shell; everything else passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _may_be_a_page(scope["path"]):
            await self._app(scope, receive, send)
            return
        await self._app(_uncompressed(scope), receive, _Renaming(send))


class _Renaming:
    """Holds an HTML answer back until it is whole, since its length changes."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] != "http.response.body" or self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = self._body.replace(_SHELL_TITLE, f"<title>{NAME}</title>".encode())
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await self._send({"type": "http.response.body", "body": body})


def _may_be_a_page(path: str) -> bool:
    return not path.startswith(("/static/", "/_stcore/", "/media/", "/history"))


def _is_html(message: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in message["headers"])


def _uncompressed(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name.lower() != b"accept-encoding"]
    return {**scope, "headers": headers}
