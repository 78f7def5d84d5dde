"""Whatever bytes come, each is answered without a fault of ours, and the next visitor is served."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress

import pytest

from tests.faults.serving import Studio, everything

pytestmark = pytest.mark.server

HOST = b"Host: 127.0.0.1\r\nConnection: close\r\n"
JSON = b"Content-Type: application/json\r\n"
UPGRADE = (
    b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n\r\n"
)


def status(answer: bytes) -> int:
    """The status of an answer; 0 when the connection was only closed."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


def requests(method: bytes, path: bytes, headers: bytes = HOST) -> bytes:
    return method + b" " + path + b" HTTP/1.1\r\n" + headers + b"\r\n"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(200) + b"\r\n\r\n", 400, id="TLS"),
        pytest.param(b"GET\r\n\r\n", 400, id="no address"),
        pytest.param(requests(b"GET", b"/health").replace(b"1.1", b"x.y"), 400, id="no such HTTP"),
        pytest.param(requests(b"GET", b"/health", b""), 400, id="no host"),
        pytest.param(requests(b"GET", b"/health", HOST + b"Content-Length: -1\r\n"), 400, id="negative length"),
        pytest.param(requests(b"POST", b"/send_prompt", HOST + b"Content-Length: 1e3\r\n"), 400, id="length in words"),
        pytest.param(requests(b"GET", b"/health", HOST + b"X: " + b"x" * 200_000 + b"\r\n"), 400, id="huge header"),
        pytest.param(requests(b"GET", b"/health", HOST + b"X: y\r\n" * 30_000), 400, id="thirty thousand headers"),
        pytest.param(requests(b"GET", b"/history_list?q=" + b"x" * 30_000), 200, id="long query"),
        pytest.param(requests(b"GET", b"/history_list?q=" + b"-" * 10_000), 200, id="query of nothing but signs"),
        pytest.param(requests(b"GET", b"/history_list?limit=%00"), 400, id="NUL in a query"),
        pytest.param(requests(b"GET", b"/history_list?q=%ff%fe"), 200, id="query that is no UTF-8"),
        pytest.param(requests(b"GET", b"/history_list?q=\xff\xfe"), 400, id="query of bytes"),
        pytest.param(requests(b"GET", b"/history/\xff\xfe/original.png"), 400, id="path of bytes"),
        pytest.param(requests(b"GET", b"/history/%ff%fe/original.png"), 404, id="path that is no UTF-8"),
        pytest.param(requests(b"GET", b"/v1/jobs/%0a"), 404, id="line end in a path"),
        pytest.param(requests(b"GET", b"/v1/models/%ed%a0%80"), 404, id="half a surrogate in a path"),
        pytest.param(requests(b"GET", b"/v1/posters/" + b"a" * 60_000), 404, id="long path"),
        pytest.param(requests(b"BREW", b"/send_prompt"), 400, id="unheard-of method"),
        pytest.param(requests(b"GET", b"/health", HOST + b"Cookie: \xff\xfe=\x80\r\n"), 200, id="cookie of bytes"),
        pytest.param(requests(b"GET", b"/health", HOST + b"X-Request-ID: \x80\x81\r\n"), 200, id="bytes for a name"),
        pytest.param(
            requests(b"POST", b"/send_prompt", HOST + JSON + b"Content-Length: 2\r\n") + b"\xff\xfe", 400, id="body"
        ),
        pytest.param(
            requests(b"POST", b"/send_prompt", HOST + JSON + b"Transfer-Encoding: chunked\r\n") + b"zz\r\n",
            400,
            id="chunk",
        ),
        pytest.param(
            requests(b"POST", b"/send_prompt", HOST + JSON + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n")
            + b"0\r\n\r\n",
            400,
            id="two lengths",
        ),
    ],
)
def test_what_is_no_request_is_refused_and_the_next_one_served(studio: Studio, sent: bytes, expected: int) -> None:
    answer = studio.say(sent)

    assert status(answer) == expected, answer[:500]
    assert b"Traceback" not in answer
    assert studio.traces == []
    assert studio.is_well()


@pytest.mark.parametrize(
    "path", [b"/v1/jobs/%00", b"/history/%00/original.png", b"/%00", b"/history_list?q=" + b"x" * 100_000]
)
def test_what_a_server_may_take_or_leave_is_no_fault(studio: Studio, path: bytes) -> None:
    assert status(studio.say(requests(b"GET", path))) in (200, 400, 404)
    assert studio.traces == []


def test_a_body_without_length_or_end_is_refused_once_it_is_too_long(studio: Studio) -> None:
    head = requests(b"POST", b"/send_prompt", HOST + JSON + b"Transfer-Encoding: chunked\r\n")
    answer = studio.say(head, *[b"10000\r\n" + b" " * 65_536 + b"\r\n"] * 64)

    assert status(answer) in (413, 0), answer[:500]  # 0: the connection was reset while more was being sent
    assert studio.is_well()


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_a_body_of_nothing_but_brackets_is_refused(studio: Studio, depth: int) -> None:
    answer = studio.post("/v1/posters", prompt=json.loads("[" * 50 + "]" * 50))
    deep = studio.say(requests(b"POST", b"/v1/posters", HOST + JSON + b"Content-Length: %d\r\n" % depth), b"[" * depth)

    assert answer.status_code == 400
    assert status(deep) == 400, deep[:500]


@pytest.mark.parametrize(
    "frames",
    [
        pytest.param(b"\xff" * 500, id="no frames"),
        pytest.param(b"\x82\xfe\x01\xf4abcd" + b"\xff" * 500, id="no message"),
        pytest.param(b"\x82\xff" + b"\x7f" * 8 + b"abcd" * 100, id="a message of exabytes"),
        pytest.param(b"\x81\x85abcd" + b"\xff" * 5, id="text that is no UTF-8"),
    ],
)
def test_garbage_in_a_websocket_ends_that_one_only(studio: Studio, frames: bytes) -> None:
    with studio.connect() as connection:
        connection.sendall(b"GET /_stcore/stream HTTP/1.1\r\n" + UPGRADE)
        opened = connection.recv(4096)
        with suppress(OSError):  # it was closed while more was being sent
            connection.sendall(frames)
            connection.shutdown(socket.SHUT_WR)
            everything(connection)

    assert status(opened) in (101, 404)
    assert studio.is_well()


@pytest.fixture(autouse=True, scope="module")
def nothing_was_drawn(studio: Studio) -> object:
    yield
    assert studio.entries == []
