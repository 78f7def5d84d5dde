"""An OpenID Connect provider on this machine, which vouches for whomever the test says."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

__all__ = ["CLIENT_ID", "IdentityProvider", "identity_provider"]

CLIENT_ID = "posters"
_KEY = RSAKey.generate_key(2048, {"kid": "first"})
_FORGED = RSAKey.generate_key(2048, {"kid": "first"})


class IdentityProvider:
    """`person` are the claims it makes; `forges` has it sign with a key that is not its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.person: dict[str, Any] = {"email": "ada@studio.example", "email_verified": True}
        self.forges = False
        self.fails = False
        self.asked: dict[str, str] = {}

    @property
    def metadata_url(self) -> str:
        return f"{self.address}/.well-known/openid-configuration"

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def approve(self, query: dict[str, str]) -> str:
        """Remember what was asked, and give where the person is led back to."""
        self.asked = query
        return f"{query['redirect_uri']}?{urlencode({'code': 'a-code', 'state': query['state']})}"

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": self.address, "sub": "1", "aud": CLIENT_ID, "iat": now, "exp": now + 300}
        claims |= {"nonce": self.asked.get("nonce", "")} | self.person
        signed = jwt.encode({"alg": "RS256", "kid": "first"}, claims, _FORGED if self.forges else _KEY)
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    """Run one."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = urlsplit(self.path)
            if place.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(place.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.approve(query))
                self.end_headers()
            elif place.path == "/keys":
                self._say({"keys": [_KEY.as_dict(private=False)]})
            else:
                self._say(provider.metadata())

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._say(
                {"error": "invalid_grant"} if provider.fails else provider.token(), 400 if provider.fails else 200
            )

        def log_message(self, *_: object) -> None:
            pass

        def _say(self, told: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider = IdentityProvider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
