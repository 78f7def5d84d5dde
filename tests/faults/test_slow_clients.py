"""Who is slow, silent, or gone without a word waits alone: everybody else is served meanwhile."""

from __future__ import annotations

import asyncio
import io
import resource
import secrets
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image

from posterlib.background import in_background
from tests.faults.serving import SMALL, Studio, everything, serving
from tests.waiting import until

pytestmark = pytest.mark.server

POST = b"POST /send_prompt HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
GET = b"GET %b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

MORE_THAN_THE_SERVER_HAS_THREADS = 300


@pytest.fixture
def people() -> Iterator[ExitStack]:
    with ExitStack() as connections:
        yield connections


def test_many_who_send_a_byte_at_a_time_keep_nobody_waiting(patient_studio: Studio, people: ExitStack) -> None:
    before = patient_studio.descriptors
    slow = [people.enter_context(patient_studio.connect()) for _ in range(MORE_THAN_THE_SERVER_HAS_THREADS)]
    for connection in slow:
        connection.sendall(POST + b"Content-Length: 1000\r\n\r\n{")
    for connection in slow:
        connection.sendall(b'"')

    assert patient_studio.post("/send_prompt", prompt="A red fox").status_code == 200
    assert patient_studio.is_well()
    people.close()
    until(lambda: patient_studio.descriptors < before + 50)


def test_who_sends_too_slowly_is_told_so_and_draws_nothing(studio: Studio, people: ExitStack) -> None:
    entries = studio.entries
    silent, half = people.enter_context(studio.connect()), people.enter_context(studio.connect())
    half.sendall(GET[:30])
    stuck = people.enter_context(studio.connect())
    stuck.sendall(POST + b'Content-Length: 1000\r\n\r\n{"prompt": "A fox"}')

    assert b'"code":"http_408"' in everything(stuck)  # and then it is closed, as the rest still does not come
    assert b"408 Request Timeout" in everything(half)
    assert everything(silent) == b""
    assert studio.entries == entries
    assert studio.is_well()


def test_who_leaves_before_the_body_is_there_draws_nothing(studio: Studio) -> None:
    entries = studio.entries
    with studio.connect() as connection:
        connection.sendall(POST + b'Content-Length: 1000\r\n\r\n{"prompt": "A fox"}')

    assert studio.post("/v1/posters", **SMALL).status_code == 400
    assert studio.is_well()
    assert studio.entries == entries


def test_a_picture_that_nobody_reads_keeps_nobody_waiting_and_its_connection_ends(
    studio: Studio, people: ExitStack
) -> None:
    entry_id = studio.post("/send_prompt", prompt="A red fox").json()["id"]
    noise = Image.frombytes("RGB", (2048, 2048), secrets.token_bytes(3 * 2048 * 2048))
    large = io.BytesIO()
    noise.save(large, "PNG", compress_level=0)
    (studio.history / entry_id / "original.png").write_bytes(large.getvalue())
    before = studio.descriptors
    for _ in range(30):
        connection = people.enter_context(studio.connect(window=2048))
        connection.sendall(GET % f"/history/{entry_id}/original.png".encode())
    until(lambda: studio.descriptors >= before + 30)

    assert studio.get(f"/history/{entry_id}/thumbnail.png").status_code == 200
    assert studio.is_well()
    until(lambda: studio.descriptors < before + 10)  # it is the server that gives them up
    assert studio.get(f"/history/{entry_id}/original.png").content == large.getvalue()


def test_who_vanishes_without_a_word_leaves_nothing_open(studio: Studio) -> None:
    before = studio.descriptors
    reset_on_close = b"\x01\x00\x00\x00\x00\x00\x00\x00"
    for said in (b"", b"GET /hea", POST + b"Content-Length: 9\r\n\r\n{", GET % b"/health") * 25:
        connection = studio.connect()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset_on_close)
        connection.sendall(said)
        connection.close()

    assert studio.is_well()
    until(lambda: studio.descriptors < before + 10)
    assert studio.traces == []


def test_a_thousand_connections_at_one_time_are_all_answered(patient_studio: Studio) -> None:
    before = patient_studio.descriptors

    async def thousand() -> list[bytes]:
        connections = await asyncio.gather(
            *(asyncio.open_connection("127.0.0.1", patient_studio.port) for _ in range(1_000))
        )
        while_they_are_open = await asyncio.to_thread(patient_studio.is_well)
        assert while_they_are_open
        for _, writer in connections:
            writer.write(GET % b"/health")
        answers = [(await reader.readline()).strip() for reader, _ in connections]
        for _, writer in connections:
            writer.close()
        return answers

    assert in_background(lambda: asyncio.run(thousand()), name="thousand").result() == [b"HTTP/1.1 200 OK"] * 1_000
    until(lambda: patient_studio.descriptors < before + 50)
    assert patient_studio.is_well()


def test_more_connections_than_the_machine_allows_are_refused_in_a_sentence(tmp_path: Path) -> None:
    def few_files() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (600, 600))

    with serving("pages", tmp_path, before=few_files, IMAGE_MODEL_ID="offline") as studio, ExitStack() as people:
        visitors = [people.enter_context(studio.connect()) for _ in range(500)]
        refused = everything(visitors[-1])
        visitors[0].sendall(GET % b"/health")

        assert refused.startswith(b"HTTP/1.1 503 ")
        assert b'"code":"too_many_connections"' in refused
        assert visitors[0].recv(4096).startswith(b"HTTP/1.1 200 OK")
        people.close()
        until(studio.is_well)
        assert studio.post("/send_prompt", prompt="A red fox").status_code == 200
