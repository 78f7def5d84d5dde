"""What an examination starts from: a port of its own, servers that stand for AWS, and a look at all or at some."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from posterlib.doctor import Finding, examine
from posterlib.settings import load_settings
from tests.aws import bedrock_standin
from tests.ports import free_port
from tests.s3 import empty, s3_server, sign_in

CORE = "stability.stable-image-core-v1:1"
ULTRA = "stability.stable-image-ultra-v1:1"
NOVA = "amazon.nova-canvas-v1:0"

Answer = tuple[int, object]


@pytest.fixture(autouse=True)
def nothing_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", str(free_port()))


@pytest.fixture(scope="session")
def running_server() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def server(running_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """S3 and STS, and keys for them."""
    empty(running_server)
    sign_in(monkeypatch, running_server)
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", running_server)
    monkeypatch.setenv("AWS_REGION", "us-west-2")
    return running_server


@pytest.fixture
def standin(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Bedrock beside S3 and STS."""
    with bedrock_standin() as serving:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK", serving.address)
        yield
        assert serving.calls == (), "the doctor calls no model"


@dataclass
class Scripted:
    """An HTTP server that answers by path: a status with JSON, with an AWS error as (code, message), or with text."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def models(self, *summaries: dict[str, Any]) -> None:
        self.answers["/foundation-models"] = 200, {"modelSummaries": list(summaries)}

    def available(self, model_id: str, **parts: object) -> None:
        told = {"modelId": model_id, "authorizationStatus": "AUTHORIZED"}
        told |= {"entitlementAvailability": "AVAILABLE", "regionAvailability": "AVAILABLE"}
        agreement = {"agreementAvailability": {"status": parts.pop("agreement", "AVAILABLE")}}
        self.answers[f"/foundation-model-availability/{model_id}"] = 200, told | agreement | parts


def summary(model_id: str, status: str = "ACTIVE", **lifecycle: object) -> dict[str, Any]:
    return {
        "modelArn": f"arn:aws:bedrock:us-west-2::foundation-model/{model_id}",
        "modelId": model_id,
        "inferenceTypesSupported": ["ON_DEMAND"],
        "modelLifecycle": {"status": status, **lifecycle},
    }


@contextmanager
def scripted_server() -> Iterator[Scripted]:
    class Exchange(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            script.asked.append(path)
            status, value = script.answers.get(path, (404, ("ResourceNotFoundException", "There is none.")))
            self.send_response(status)
            if isinstance(value, tuple):
                self.send_header("x-amzn-ErrorType", value[0])
                value = {"message": value[1]}
            self.end_headers()
            self.wfile.write(value.encode() if isinstance(value, str) else json.dumps(value).encode())

        do_POST = do_GET  # noqa: N815  # named by http.server

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Exchange) as serving:
        script = Scripted(f"http://127.0.0.1:{serving.server_port}")
        thread = Thread(target=serving.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield script
        finally:
            serving.shutdown()
            thread.join()


@pytest.fixture
def web() -> Iterator[Scripted]:
    with scripted_server() as script:
        yield script


@pytest.fixture
def bedrock(server: str, web: Scripted, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """Bedrock's control plane as a test tells it, beside S3 and STS."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK", web.address)
    return web


def look(what: str = "", **collaborators: Any) -> list[Finding]:
    """Examine by the environment's settings; all findings, or those of one name."""
    found = list(examine(load_settings(), **collaborators))
    return [finding for finding in found if not what or finding.what == what]


def look_once(what: str, **collaborators: Any) -> Finding:
    """The one finding of that name."""
    (finding,) = look(what, **collaborators)
    return finding
