"""Both ways of serving, over real sockets."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.server.conftest import REPOSITORY, Server, start
from tests.waiting import until

pytestmark = pytest.mark.server

SMALL = {"width": 320, "height": 320}


def raw(server: Server, path: str) -> str:
    """Send a path exactly as it stands: clients would tidy it up."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    return answer.decode("latin-1")


def test_a_script_makes_lists_and_fetches_a_poster(server: Server) -> None:
    made = httpx.post(f"{server.url}/send_prompt", json={"prompt": "A cinematic movie poster", **SMALL}, timeout=30)
    listed = httpx.get(f"{server.url}/history_list")
    picture = httpx.get(made.json()["image_url"])

    assert made.status_code == 200
    assert listed.json()[0]["orig"] == made.json()["image_url"]
    assert httpx.get(listed.json()[0]["thumb"]).headers["content-type"] == "image/png"
    assert picture.content == (server.history / made.json()["id"] / "original.png").read_bytes()
    assert httpx.get(f"{server.url}/history").json() == listed.json()


def test_two_hundred_posts_at_once_keep_two_hundred_posters(server: Server) -> None:
    before = httpx.get(f"{server.url}/health").json()["posters"]

    limits = httpx.Limits(max_connections=200)
    with httpx.Client(limits=limits, timeout=300) as client, ThreadPoolExecutor(200) as people:
        answers = list(
            people.map(
                lambda number: client.post(f"{server.url}/send_prompt", json={"prompt": f"Fox {number}", **SMALL}),
                range(200),
            )
        )

    assert [answer.status_code for answer in answers] == [200] * 200
    assert len({answer.json()["id"] for answer in answers}) == 200
    assert httpx.get(f"{server.url}/health").json()["posters"] == before + 200


@pytest.mark.parametrize(
    "path",
    [
        "/history/../index.sqlite3",
        "/history/%2e%2e/index.sqlite3",
        "/history/..%2findex.sqlite3",
        "/history/..%5cindex.sqlite3",
        "/history/..\\index.sqlite3",
        "/history//etc/passwd",
        "/history/%2fetc%2fpasswd",
        "/history/1729513530/../../index.sqlite3",
        "/history/1729513530/%2e%2e/%2e%2e/etc/passwd",
        "/history/1729513530/original.png%00",
        "/history/.staging/1729513530",
    ],
)
def test_no_path_leads_out_of_the_history(server: Server, path: str) -> None:
    answer = raw(server, path)

    assert answer.split()[1] in ("400", "404")
    assert "SQLite" not in answer
    assert "root:" not in answer


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"A fox", "application/json", 400),
        (b'{"prompt": ""}', "application/json", 400),
        (b'{"prompt": "A fox"}', "text/plain", 415),
        (b" " * 300_000, "application/json", 413),
    ],
)
def test_a_wrong_body_is_refused_in_the_documented_shape(server: Server, body: bytes, kind: str, status: int) -> None:
    answer = httpx.post(f"{server.url}/send_prompt", content=body, headers={"Content-Type": kind})

    assert answer.status_code == status
    assert (answer.json()["image_url"], answer.json()["total_time"]) == ("", 0)


def test_a_body_sent_in_chunks_is_read(server: Server) -> None:
    chunks = iter([b'{"prompt": "A fox",', b'"width": 320, "height": 320}'])
    answer = httpx.post(
        f"{server.url}/send_prompt", content=chunks, headers={"Content-Type": "application/json"}, timeout=30
    )

    assert answer.status_code == 200, answer.text


def test_a_browser_of_a_named_origin_may_call(server: Server) -> None:
    headers = {"Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST"}
    answer = httpx.options(f"{server.url}/send_prompt", headers=headers)

    assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"


def test_stopping_finishes_the_poster_in_the_making(door: str, tmp_path: Path) -> None:
    server = start(door, tmp_path)
    answers: list[httpx.Response] = []

    def post() -> None:
        body = {"prompt": "A war", "width": 1600, "height": 1600}
        answers.append(httpx.post(f"{server.url}/send_prompt", json=body, timeout=60))

    caller = threading.Thread(target=post)
    caller.start()
    while not httpx.get(f"{server.url}/health").json()["jobs_running"]:
        pass
    stopped = subprocess.run(
        [sys.executable, "-m", "posterlib", "stop"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    caller.join(60)
    server.process.communicate()

    assert f"{server.port}" in stopped.stdout
    assert answers[0].status_code == 200
    assert (tmp_path / answers[0].json()["id"] / "thumbnail.png").exists()


@pytest.mark.parametrize("setting", [{"IMAGE_WIDTH": "wide"}, {"HISTORY_DIR": "/proc/history"}])
def test_what_is_wrong_at_the_start_is_told_in_one_line(tmp_path: Path, setting: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "posterlib", "serve"],
        cwd=REPOSITORY,
        env={"HISTORY_DIR": str(tmp_path), "PATH": "", **setting},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stderr.startswith("The studio cannot start. ")
    assert ended.stderr.count("\n") == 1


def test_a_killed_studio_leaves_nothing_that_holds_its_port(door: str, tmp_path: Path) -> None:
    server = start(door, tmp_path)
    server.process.kill()
    server.process.communicate()

    def port_is_free() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", server.port)) != 0

    until(port_is_free)


def test_two_studios_cannot_take_one_port(server: Server, tmp_path: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "posterlib", "serve"],
        cwd=REPOSITORY,
        env={"PORT": str(server.port), "HISTORY_DIR": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 2
    assert second.stderr.startswith("The studio cannot start. PORT: ")
    assert second.stderr.count("\n") == 1
