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

from posterlib.access import check_exposure
from posterlib.access.headers import page_policy
from posterlib.api import LARGEST_BODY, create_app
from posterlib.api.access import OPEN
from posterlib.bootstrap import close_services, services
from posterlib.connections import WholeBodies
from posterlib.errors import PosterError
from posterlib.front_door import Gate, SecurityHeaders, sign_in_routes, welcomed_by
from posterlib.front_door.streamlit_shell import html_shell
from posterlib.logs import bring_in_libraries
from posterlib.serving import SIMULTANEOUS_CALLS
from posterlib.stopping import begin_closing_when_asked
from posterlib.ui.brand import Brand
from posterlib.ui.failure import tell

API_PATHS = (
    "/send_prompt",
    "/history_list",
    "/history",
    "/history/{path:path}",
    "/p/{path:path}",
    "/health",
    "/metrics",
    "/v1",
    "/v1/{path:path}",
    "/openapi.json",
    "/docs",
    "/docs/{path:path}",
    "/contact_logs_list",
    "/contact_logs/{path:path}",
)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the studio before the first request; before the process ends, finish every poster that was begun."""
    await to_thread.run_sync(services)
    begin_closing_when_asked()
    bring_in_libraries()  # by now the server's own loggers are set up
    yield
    await to_thread.run_sync(close_services)


async def to_generate(_: Request) -> RedirectResponse:
    """Lead the address of the former service to the page that took its place."""
    return RedirectResponse("/", status_code=308)


async def to_contact(_: Request) -> RedirectResponse:
    """Lead whoever opens the address that messages are posted to, to the page that has the form."""
    return RedirectResponse("/contact-us", status_code=308)


try:
    studio = services()
    check_exposure(st.get_option("server.address"), studio.settings)
    api = WholeBodies(
        WSGIMiddleware(create_app(studio), workers=SIMULTANEOUS_CALLS),  # type: ignore[arg-type]  # the same, in other words
        most=LARGEST_BODY,
        welcome=welcomed_by(studio.guard),
    )
except PosterError as error:
    raise SystemExit(f"The studio cannot start. {error}") from error

api_routes = [
    *(Route(path, api) for path in API_PATHS),
    Route("/contact", api, methods=["POST", "OPTIONS"]),
]
doors = sign_in_routes(studio.guard, studio.settings, studio.measures)
open_to_all = [*doors, *(route for route in api_routes if route.path in OPEN)]

app = st.App(
    Path(__file__).with_name("posterlib") / "ui" / "shell.py",
    routes=[
        *api_routes,
        *doors,
        Route("/contact", to_contact),
        Route("/movie-poster-generation", to_generate),
    ],
    middleware=[
        Middleware(SecurityHeaders, policy=page_policy(html_shell())),
        Middleware(Gate, guard=studio.guard, guarded=api_routes, open_to_all=open_to_all),
        Middleware(Brand),
    ],
    lifespan=lifespan,
    on_script_error=tell,
)
