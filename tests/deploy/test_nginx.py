"""nginx as deploy/nginx.conf sets it up: what it lets through, what it keeps, and for whom."""

from __future__ import annotations

import http.server
import json
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.deploy.pages import page_of, session_of, shown_without_complaint
from tests.deploy.proxy import NAME, NO_NGINX, Proxy, nginx_program, proxying, write_configuration
from tests.server.conftest import Server, start

pytestmark = [pytest.mark.server, pytest.mark.skipif(bool(NO_NGINX), reason=NO_NGINX)]

KEY = "a-key-for-the-house-of-lanterns"
WITH_KEY = {"Authorization": f"Bearer {KEY}"}


class Mirror(http.server.BaseHTTPRequestHandler):
    """Answers with what the studio would have been told."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the one it replaces
        """Say nothing."""


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """nginx before a mirror, to see what the studio sees."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with proxying(tmp_path_factory.mktemp("mirror"), server.server_port) as proxy:
            yield proxy
        server.shutdown()


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(
        "pages", tmp_path_factory.mktemp("history"), API_KEYS=KEY, ALLOWED_HOSTS=NAME, TRUSTED_PROXIES="127.0.0.1"
    )
    yield running
    running.finish()
    running.process.communicate()


@pytest.fixture(scope="module")
def proxy(studio: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """nginx before a studio that needs a key."""
    with proxying(tmp_path_factory.mktemp("nginx"), studio.port) as proxy:
        yield proxy


def make_poster(proxy: Proxy) -> str:
    """Have a poster drawn, and give the address of its thumbnail."""
    with proxy.client(**WITH_KEY) as client:
        answer = client.post("/send_prompt", json={"prompt": "A red fox in the snow", "width": 320, "height": 480})
    assert answer.status_code == 200, answer.text
    assert answer.json()["image_url"].startswith(f"{proxy.url}/history/")
    return f"/history/{answer.json()['id']}/thumbnail.png"


def test_nginx_accepts_the_example(tmp_path: Path) -> None:
    main = write_configuration(tmp_path, upstream=5002)
    checked = subprocess.run(
        [nginx_program(), "-t", "-p", str(tmp_path), "-c", str(main)], capture_output=True, text=True, check=False
    )

    assert "test is successful" in checked.stderr, checked.stderr
    assert "[warn]" not in checked.stderr


def test_what_callers_say_of_their_way_here_is_replaced(mirror: Proxy) -> None:
    forged = {
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "elsewhere.example",
        "X-Real-IP": "127.0.0.1",
        "Forwarded": "for=127.0.0.1",
        "Upgrade": "h2c",
    }
    with mirror.client(**forged) as client:
        for path in ("/", "/v1/posters", "/history/20261122T091530123-5f3a09c1/original.png"):
            seen = client.get(path).json()

            assert (seen["x-forwarded-for"], seen["x-forwarded-proto"]) == ("127.0.0.1", "https")
            assert not {"x-forwarded-host", "x-real-ip", "forwarded", "upgrade"} & seen.keys()
            assert seen["host"] == f"{NAME}:{mirror.port}"


def test_a_visitor_keeps_the_seat_that_the_first_page_gave(mirror: Proxy) -> None:
    with mirror.client() as client:
        first = client.get("/")
        seat = first.cookies["poster_studio_seat"]
        client.cookies.clear()
        again = client.get("/", headers={"Cookie": f"poster_studio_seat={seat}"})

    assert {"secure", "httponly", "samesite=lax"} <= {
        part.strip().lower() for part in first.headers["set-cookie"].split(";")
    }
    assert "set-cookie" not in again.headers


def test_plain_http_leads_to_tls_and_an_unknown_name_nowhere(mirror: Proxy) -> None:
    plain = f"http://127.0.0.1:{mirror.plain_port}/gallery?q=fox"
    led = httpx.get(plain, headers={"Host": NAME})

    assert (led.status_code, led.headers["location"]) == (308, f"https://{NAME}/gallery?q=fox")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(plain)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"https://127.0.0.1:{mirror.port}/", headers={"Host": NAME}, verify=mirror.tls())


def ask_plainly(proxy: Proxy, path: str) -> str:
    """Ask for a path as it stands, which clients would tidy up, and give the whole answer."""
    request = f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\nAuthorization: Bearer {KEY}\r\nConnection: close\r\n\r\n"
    line = socket.create_connection(("127.0.0.1", proxy.port), timeout=30)
    with proxy.tls().wrap_socket(line, server_hostname=NAME) as secure:
        secure.sendall(request.encode())
        return b"".join(iter(lambda: secure.recv(65536), b"")).decode()


@pytest.mark.parametrize(
    "path", ["/metrics", "/_stcore/metrics", "/%6detrics", "//metrics", "/history/../metrics", "/v1/..%2fmetrics"]
)
def test_figures_of_the_inside_stay_inside_even_for_a_key(proxy: Proxy, path: str) -> None:
    answer = ask_plainly(proxy, path)

    assert answer.startswith("HTTP/1.1 404 "), answer
    assert "<center>nginx</center>" in answer, "the studio was asked"
    assert "Strict-Transport-Security" in answer


def test_a_picture_comes_out_of_the_cache_and_still_only_to_those_who_may_see_it(proxy: Proxy, studio: Server) -> None:
    thumbnail = make_poster(proxy)
    with proxy.client() as stranger, proxy.client(**WITH_KEY) as friend:
        drawn = friend.get(thumbnail)
        on_disk = studio.history / thumbnail.removeprefix("/history/")
        on_disk.write_bytes(b"x" * len(drawn.content))
        kept = friend.get(thumbnail)
        refused = stranger.get(thumbnail)
        wrong = stranger.get(thumbnail, headers={"Authorization": "Bearer not-a-key-of-this-house"})

    assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/png")
    assert (kept.status_code, kept.content) == (200, drawn.content), "it was asked of the studio again"
    assert refused.status_code == wrong.status_code == 401
    assert drawn.content not in (refused.content, wrong.content)


def test_what_was_taken_out_of_the_history_is_gone_from_the_cache_as_well(proxy: Proxy, studio: Server) -> None:
    thumbnail = make_poster(proxy)
    entry = studio.history / thumbnail.split("/")[2]
    with proxy.client(**WITH_KEY) as client:
        before = client.get(thumbnail)
        entry.rename(entry.with_name(".taken-out"))
        after = client.get(thumbnail)

    assert (before.status_code, after.status_code) == (200, 404)


def test_pages_come_compressed(proxy: Proxy) -> None:
    with proxy.client(**WITH_KEY) as client:
        script = next(part for part in client.get("/").text.split('"') if part.endswith(".js")).lstrip("./")
        answer = client.get(f"/{script}", headers={"Accept-Encoding": "gzip"})

    assert (answer.status_code, answer.headers["content-encoding"]) == (200, "gzip")


def test_somebody_signed_in_is_served_a_page_over_the_websocket(proxy: Proxy) -> None:
    with proxy.client() as client:
        session = session_of(client, proxy.url, KEY)
    page = page_of(proxy.url, session, at=("127.0.0.1", proxy.port), tls=proxy.tls())

    assert shown_without_complaint(page)


def test_a_stranger_gets_no_websocket(proxy: Proxy) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        page_of(proxy.url, {}, at=("127.0.0.1", proxy.port), tls=proxy.tls())
