"""The audit of packages tells a vulnerability from a network that lets nobody ask."""

from __future__ import annotations

import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import free_port

AUDIT = Path(__file__).parents[2] / "scripts" / "audit.py"

Answer = Callable[[str], tuple[int, object]]


@contextmanager
def vulnerabilities(answer: Answer) -> Iterator[str]:
    """Answer as osv.dev does, by the name of the package; the address comes back."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = answer(asked["package"]["name"])
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the one it replaces
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    """What brings few packages, some of them by another."""
    file = tmp_path / "requirements.txt"
    file.write_text("# the API\nfalcon==4.4.0\nhttpx==0.28.1\n")
    return file


def audit(address: str, requirements: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(AUDIT), "--list", "osv", "--osv-url", address, "--requirements", str(requirements)]
    return subprocess.run([*command, *options], capture_output=True, text=True, timeout=60, check=False)


def flaw_in(name: str) -> Answer:
    flaw = {
        "id": "PYSEC-2026-1",
        "aliases": [],
        "summary": "It opens to strangers.",
        "affected": [{"package": {"name": name, "ecosystem": "PyPI"}, "versions": [], "ranges": []}],
    }
    return lambda asked: (200, {"vulns": [flaw]} if asked == name else {})


def test_a_vulnerability_fails_also_in_what_a_requirement_brings_along(requirements: Path) -> None:
    with vulnerabilities(flaw_in("anyio")) as address:
        told = audit(address, requirements)

    assert told.returncode == 1, told.stdout + told.stderr
    assert "anyio" in told.stdout
    assert "PYSEC-2026-1" in told.stdout


def test_none_known_is_said_and_is_no_failure(requirements: Path) -> None:
    with vulnerabilities(flaw_in("some-other-package")) as address:
        told = audit(address, requirements)

    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.startswith("Asked osv about ")
    assert "0 known vulnerabilities" in told.stdout


def test_a_network_that_lets_nobody_ask_is_told_in_one_line_and_is_no_failure(requirements: Path) -> None:
    told = audit(f"http://127.0.0.1:{free_port()}/v1/query", requirements)

    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines() == [
        "No list of vulnerabilities can be reached from here: the packages were not audited."
    ]


@pytest.mark.parametrize("status", [400, 500])
def test_a_question_that_the_list_refuses_fails(requirements: Path, status: int) -> None:
    with vulnerabilities(lambda _: (status, {})) as address:
        told = audit(address, requirements)

    assert told.returncode != 0
    assert "pip-audit failed" in told.stderr


def test_a_proxy_that_forbids_the_question_is_no_failure_either(requirements: Path) -> None:
    with vulnerabilities(lambda _: (403, {})) as address:
        told = audit(address, requirements)

    assert told.returncode == 0, told.stdout + told.stderr
    assert "were not audited" in told.stdout


def test_a_list_that_never_answers_is_not_waited_for(requirements: Path) -> None:
    ends = threading.Event()
    with vulnerabilities(lambda _: (200, {}) if ends.wait(60) else (500, {})) as address:
        told = audit(address, requirements, "--patience", "2")
        ends.set()

    assert told.returncode == 0, told.stdout + told.stderr
    assert "were not audited" in told.stdout


def test_a_question_that_cannot_be_put_fails(tmp_path: Path) -> None:
    missing = tmp_path / "requirements.txt"
    missing.write_text("a-package-that-nobody-installed==1.0\n")
    told = audit("http://127.0.0.1:9/v1/query", missing)

    assert told.returncode != 0
