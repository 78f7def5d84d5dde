"""The server: the studio's pages and its API on one port. Start it with `streamlit run streamlit_app.py`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from a2wsgi import WSGIMiddleware
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from posterlib.api import create_app
from posterlib.bootstrap import close_services, services
from posterlib.errors import PosterError
from posterlib.serving import SIMULTANEOUS_CALLS
from posterlib.stopping import begin_closing_when_asked
from posterlib.ui.brand import Brand
from posterlib.ui.failure import tell


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the studio before the first request; before the process ends, finish every poster that was begun."""
    await to_thread.run_sync(services)
    begin_closing_when_asked()
    yield
    await to_thread.run_sync(close_services)


async def to_generate(_: Request) -> RedirectResponse:
    """Lead the address of the former service to the page that took its place."""
    return RedirectResponse("/", status_code=308)


try:
    api = WSGIMiddleware(
        create_app(services()),  # type: ignore[arg-type]  # the same WSGI, in other words
        workers=SIMULTANEOUS_CALLS,
    )
except PosterError as error:
    raise SystemExit(f"The studio cannot start. {error}") from error

app = st.App(
    Path(__file__).with_name("posterlib") / "ui" / "shell.py",
    routes=[
        Route("/send_prompt", api),
        Route("/history_list", api),
        Route("/history", api),
        Route("/history/{path:path}", api),
        Route("/p/{path:path}", api),
        Route("/health", api),
        Route("/v1", api),
        Route("/v1/{path:path}", api),
        Route("/openapi.json", api),
        Route("/docs", api),
        Route("/docs/{path:path}", api),
        Route("/movie-poster-generation", to_generate),
    ],
    middleware=[Middleware(Brand)],
    lifespan=lifespan,
    on_script_error=tell,
)
