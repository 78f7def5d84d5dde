"""Who reaches a running studio, through each of its doors."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ports import free_port
from tests.server.conftest import PATIENCE, REPOSITORY, Server, start

KEY = "a-key-for-the-marketing-team"
OURS = {"Authorization": f"Bearer {KEY}"}
FOX = {"prompt": "A red fox", "width": 320, "height": 320}


def refused(folder: Path, *command: str, **settings: str) -> str:
    """Start what must not start, and give what it said last."""
    environment = os.environ | {"PORT": str(free_port()), "HISTORY_DIR": str(folder)} | settings
    ended = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    return ended.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_without_keys_the_studio_does_not_start_where_others_can_reach_it(door: str, host: str, tmp_path: Path) -> None:
    said = refused(tmp_path, "posterlib", "serve", *(["--api"] if door == "api" else []), HOST=host)

    assert said.startswith("The studio cannot start. HOST: ")
    assert "API_KEYS" in said


def test_nor_when_streamlit_itself_is_told_the_address(tmp_path: Path) -> None:
    port = str(free_port())
    options = ("--server.address", "0.0.0.0", "--server.port", port, "--server.headless", "true")
    said = refused(tmp_path, "streamlit", "run", str(REPOSITORY / "streamlit_app.py"), *options)

    assert "The studio cannot start. HOST: " in said


@pytest.fixture(params=["api", "pages"])
def locked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A studio with a key, open to the network, behind a proxy on this machine."""
    settings = {"HOST": "0.0.0.0", "API_KEYS": KEY, "ALLOWED_HOSTS": "posters.example", "TRUSTED_PROXIES": "127.0.0.1"}
    running = start(request.param, tmp_path, **settings)
    yield running
    running.finish()


def test_with_a_key_it_starts_and_a_stranger_can_do_nothing(locked: Server) -> None:
    own_address = f"http://{socket.gethostbyname('localhost')}:{locked.port}"

    assert httpx.post(f"{own_address}/send_prompt", json=FOX).status_code == 401
    assert httpx.get(f"{own_address}/history_list").status_code == 401
    health = httpx.get(f"{own_address}/health").json()
    assert health["status"] == "ok"
    assert httpx.post(f"{own_address}/send_prompt", json=FOX, headers=OURS, timeout=PATIENCE).status_code == 200


def test_behind_a_trusted_proxy_links_and_headers_are_those_of_tls(locked: Server) -> None:
    through = {"Host": "posters.example", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
    answer = httpx.post(f"{locked.url}/send_prompt", json=FOX, headers=OURS | through, timeout=PATIENCE)

    assert answer.json()["image_url"].startswith("https://posters.example/history/")
    assert "strict-transport-security" in answer.headers


def test_what_others_say_of_themselves_is_not_believed(server: Server) -> None:
    through = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https"}
    answer = httpx.post(f"{server.url}/send_prompt", json=FOX, headers=through, timeout=PATIENCE)

    assert answer.json()["image_url"].startswith(f"http://127.0.0.1:{server.port}/history/")
    assert "strict-transport-security" not in answer.headers
    assert httpx.get(f"{server.url}/history_list", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 403
