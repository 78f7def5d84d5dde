"""How people sign in and out: with one of the studio's keys, or at an OpenID Connect provider."""

from __future__ import annotations

import logging
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from posterlib.access import Guard
from posterlib.access.sessions import COOKIE, LASTS
from posterlib.front_door.gate import SIGN_IN, visit_to
from posterlib.front_door.notice import notice, page
from posterlib.measures import Measures
from posterlib.measures.catalog import SIGN_INS
from posterlib.settings import Settings

__all__ = ["SIGN_OUT", "sign_in_routes"]

_LOG = logging.getLogger(__name__)

SIGN_OUT = "/sign-out"

_TRIES = RateLimitItemPerMinute(10, namespace="sign-in")
"""Wrong keys from one address; a key cannot be guessed, but a log can be filled."""

_LONGEST_FORM = 8_192

_INTRO = "<p>Describe a film, get its poster. This studio is for people who have been let in.</p>"


def sign_in_routes(guard: Guard, settings: Settings, measures: Measures) -> list[BaseRoute]:
    """Give the routes by which people sign in and out; none while the studio has no keys and no provider."""
    if not guard.restricted:
        return []
    desk = _Desk(guard, settings, measures)
    routes: list[BaseRoute] = [
        Route(SIGN_IN, desk.ask, methods=["GET"]),
        Route(SIGN_IN, desk.sign_in, methods=["POST"]),
        Route(SIGN_OUT, desk.sign_out, methods=["GET"]),
    ]
    if settings.has_oidc:
        from posterlib.front_door.provider import Provider  # what it needs is loaded where it is used

        provider = Provider(guard, settings, welcome=desk.welcome, refuse=desk.refuse)
        routes += [Route(f"{SIGN_IN}/provider", provider.leave), Route(f"{SIGN_IN}/callback", provider.come_back)]
    return routes


class _Desk:
    def __init__(self, guard: Guard, settings: Settings, measures: Measures) -> None:
        self._guard = guard
        self._measures = measures
        self._provider = settings.oidc_name if settings.has_oidc else ""
        self._tries = FixedWindowRateLimiter(MemoryStorage())

    async def ask(self, request: Request) -> Response:
        """Show the way in; somebody who is in already goes on."""
        wanted = _within(request.query_params.get("next", ""))
        if self._guard.caller(visit_to(request)) is not None:
            return RedirectResponse(wanted, status_code=303)
        return self._form(wanted)

    async def sign_in(self, request: Request) -> Response:
        """Take a key."""
        form = await _form_of(request)
        wanted = _within(form.get("next", ""))
        who = request.client.host if request.client else ""
        key_id = self._guard.keys.find(form.get("key", "").strip())
        if key_id is None:
            if not self._tries.hit(_TRIES, who):
                return self._form(wanted, "Too many wrong keys. Try again in a minute.", status=429)
            self._measures.add(SIGN_INS, "refused")
            _LOG.warning("somebody tried to sign in with a wrong key")
            return self._form(wanted, "This is none of the studio's keys. Check it, and try again.", status=403)
        return self.welcome(request, self._guard.sessions.of_key(key_id), wanted)

    async def sign_out(self, request: Request) -> Response:
        """End the session; a page of another site cannot."""
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return notice(
                "Still signed in", "Another site asked to sign you out. Use the studio's own link.", status=403
            )
        try:
            self._guard.sessions.end(request.cookies.get(COOKIE, ""))
        except OSError as error:
            _LOG.warning("a session could not be ended: %s", error.strerror)
            says = "The studio could not write that down, so your session goes on. Try again."
            return notice("Still signed in", says, status=500)
        response = RedirectResponse(SIGN_IN, status_code=303)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
        return response

    def welcome(self, request: Request, session: str, wanted: str) -> Response:
        """Let somebody in."""
        self._measures.add(SIGN_INS, "let_in")
        caller = self._guard.visitor(session)
        _LOG.info("%s signed in", caller.id if caller else "nobody")
        response = RedirectResponse(_within(wanted), status_code=303)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, session, max_age=LASTS, path="/", httponly=True, samesite="lax", secure=secure)
        return response

    def refuse(self, says: str) -> Response:
        """Say why somebody cannot come in."""
        self._measures.add(SIGN_INS, "refused")
        return self._form("/", says, status=403)

    def _form(self, wanted: str, says: str = "", *, status: int = 200) -> Response:
        wrong = f'<p class="bad" role="alert" id="wrong">{escape(says)}</p>' if says else ""
        marks = ' aria-invalid="true" aria-describedby="wrong"' if says else ""
        key_field = (
            f'<form method="post" action="{SIGN_IN}"><input type="hidden" name="next" value="{escape(wanted)}">'
            '<label for="key">Your key</label>'
            f'<input id="key" name="key" type="password" autocomplete="current-password" required autofocus{marks}>'
        )
        if self._provider:
            query = escape(urlencode({"next": wanted}))
            leave = f'<a class="button" href="{SIGN_IN}/provider?{query}">Continue with {escape(self._provider)}</a>'
            or_key = f'<div class="or">or</div>{key_field}<button class="second">Sign in</button></form>'
            ways = wrong + leave + (or_key if self._guard.keys else "")
        else:
            ways = f"{key_field}{wrong}<button>Sign in</button></form>"
        return page("Sign in", _INTRO + ways, status=status)


async def _form_of(request: Request) -> dict[str, str]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return {}
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=8)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _within(address: str) -> str:
    """Give an address if it is one of the studio's own, so that nobody is led elsewhere after signing in."""
    try:
        place = urlsplit(address)
    except ValueError:
        return "/"
    own = address.startswith("/") and not address.startswith(("//", "/\\")) and not place.netloc and not place.scheme
    clean = own and address.isprintable() and "\\" not in address and not place.path.startswith((SIGN_IN, SIGN_OUT))
    return address if clean else "/"
