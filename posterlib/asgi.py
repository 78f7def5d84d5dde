"""The API alone, for uvicorn: `python -m posterlib serve --api` serves it with bounds for slow connections."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from a2wsgi import WSGIMiddleware
from anyio import to_thread
from starlette.applications import Starlette
from starlette.routing import Route

from posterlib.api import LARGEST_BODY, create_app
from posterlib.bootstrap import close_services, services
from posterlib.connections import WholeBodies
from posterlib.front_door import welcomed_by
from posterlib.logs import bring_in_libraries
from posterlib.serving import SIMULTANEOUS_CALLS
from posterlib.stopping import begin_closing_when_asked


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Begin to close when the process is asked to stop; before it ends, finish every poster that was begun."""
    begin_closing_when_asked()
    bring_in_libraries()  # by now the server's own loggers are set up
    yield
    await to_thread.run_sync(close_services)


api = WSGIMiddleware(
    create_app(services()),  # type: ignore[arg-type]  # the same WSGI, in other words
    workers=SIMULTANEOUS_CALLS,
)
app = Starlette(
    routes=[Route("/{path:path}", WholeBodies(api, most=LARGEST_BODY, welcome=welcomed_by(services().guard)))],  # type: ignore[arg-type]  # the same ASGI
    lifespan=lifespan,
)
