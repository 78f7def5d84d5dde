"""Who reads a large answer slowly but steadily gets all of it; who stops reading is given up."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from posterlib.connections import PatientProtocol
from tests.faults.serving import everything
from tests.waiting import until

GET = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

FOUR_PICTURES = 16_000_000
"""Bytes: more than the system keeps for a connection."""

A_SIP = 0.05
"""Seconds in which a slow line carries what is read at one go."""


class Brisk(PatientProtocol):
    """A second of patience instead of half a minute."""

    seconds_to_read = 1.0


async def four_pictures(scope: Any, receive: Any, send: Any) -> None:
    length = str(FOUR_PICTURES).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
    await send({"type": "http.response.body", "body": bytes(FOUR_PICTURES)})


@pytest.fixture
def server() -> Iterator[uvicorn.Server]:
    config = uvicorn.Config(four_pictures, port=0, http=Brisk, ws="none", lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    yield server
    server.should_exit = True
    thread.join()


@pytest.fixture
def reader(server: uvicorn.Server) -> Iterator[socket.socket]:
    """Somebody who has asked and takes in no more than a little unread."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
        connection.settimeout(60)
        connection.connect(server.servers[0].sockets[0].getsockname())
        connection.sendall(GET)
        yield connection


def test_a_large_answer_is_not_cut_for_a_slow_line(reader: socket.socket) -> None:
    came = b""
    for _ in range(int(4 * Brisk.seconds_to_read / A_SIP)):
        came += reader.recv(8_192)
        time.sleep(A_SIP)
    came += everything(reader)

    assert len(came.partition(b"\r\n\r\n")[2]) == FOUR_PICTURES


def test_who_stops_reading_a_large_answer_is_given_up(server: uvicorn.Server, reader: socket.socket) -> None:
    assert reader.recv(8_192)

    until(lambda: not server.server_state.connections)
    assert len(everything(reader)) < FOUR_PICTURES
