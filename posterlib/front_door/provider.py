"""Sends people to an OpenID Connect provider and hears from it who they are."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from posterlib.access import Guard
from posterlib.settings import Settings

__all__ = ["Provider"]

_LOG = logging.getLogger(__name__)

_UNDER_WAY = "poster_studio_sign_in"
"""The cookie that keeps, for some minutes, what was asked of the provider."""

_PATIENCE = 600
_CALL_PATIENCE = 10.0
"""Seconds for an answer of the provider."""

_UNREACHABLE = "The sign-in provider cannot be reached. Try again in a minute, or use a key."
_NOT_ACCEPTED = "The sign-in was not completed. Try again."
_NOT_WELCOME = "You are known there, but not let in here. Ask whoever runs this studio (OIDC_ALLOWED_EMAILS)."


class _Welcome(Protocol):
    def __call__(self, request: Request, session: str, wanted: str) -> Response: ...


class Provider:
    """Two ASGI applications: `leave` leads to the provider, `come_back` is where it leads to.

    State, nonce, PKCE and the check of the provider's signature are Authlib's. `welcome` opens a session, `refuse`
    says why not.
    """

    def __init__(
        self, guard: Guard, settings: Settings, *, welcome: _Welcome, refuse: Callable[[str], Response]
    ) -> None:
        self._guard = guard
        self._settings = settings
        self._welcome = welcome
        self._refuse = refuse
        secret = secrets.token_urlsafe(32)  # a sign-in is begun and ended at the same process
        self.leave = _remembering(self._leave, secret)
        self.come_back = _remembering(self._come_back, secret)

    async def _leave(self, request: Request) -> Response:
        request.session["wanted"] = request.query_params.get("next", "/")
        callback = str(request.url.replace(path=request.url.path.removesuffix("/provider") + "/callback", query=""))
        try:
            answer: Response = await self._client.authorize_redirect(request, callback)
        except (httpx2.HTTPError, ValueError) as error:
            _LOG.warning("the sign-in provider cannot be reached: %s", type(error).__name__)
            return self._refuse(_UNREACHABLE)
        return answer

    async def _come_back(self, request: Request) -> Response:
        wanted = str(request.session.get("wanted", "/"))
        try:
            person = (await self._client.authorize_access_token(request)).get("userinfo") or {}
        except (OAuthError, JoseError, KeyError, ValueError) as error:
            _LOG.warning("a sign-in was not completed: %s", type(error).__name__)
            return self._refuse(_NOT_ACCEPTED)
        except httpx2.HTTPError as error:
            _LOG.warning("the sign-in provider cannot be reached: %s", type(error).__name__)
            return self._refuse(_UNREACHABLE)
        finally:
            request.session.clear()
        email = str(person.get("email") or "")
        checked = person.get("email_verified", self._settings.oidc_trust_emails)
        if checked is not True or not self._guard.welcomes(email):
            _LOG.warning("somebody whom the provider knows was not let in")
            return self._refuse(_NOT_WELCOME)
        return self._welcome(request, self._guard.sessions.of_person(email), wanted)

    @functools.cached_property
    def _client(self) -> Any:
        return OAuth().register(
            "provider",
            server_metadata_url=self._settings.oidc_metadata_url,
            client_id=self._settings.oidc_client_id,
            client_secret=self._settings.oidc_client_secret.get_secret_value(),
            client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": _CALL_PATIENCE},
        )


def _remembering(answer: Callable[[Request], Awaitable[Response]], secret: str) -> ASGIApp:
    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        response = await answer(Request(scope, receive))
        await response(scope, receive, send)

    return _Apart(SessionMiddleware(application, secret, session_cookie=_UNDER_WAY, max_age=_PATIENCE, same_site="lax"))


class _Apart:
    """Keeps what the application remembers out of the cookie of Streamlit, which lasts much longer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app({**scope}, receive, send)
