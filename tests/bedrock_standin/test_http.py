"""The server without boto3: its own routes, and requests no SDK would send."""

from __future__ import annotations

import json
import socket

import httpx
import pytest

from posterlib.bedrock_standin import BedrockStandin
from tests.bedrock_standin.conftest import CORE

INVOKE = f"/model/{CORE}/invoke"
KEY = {"Authorization": "AWS4-HMAC-SHA256 Credential=standin/20261122/us-west-2/bedrock/aws4_request"}


@pytest.fixture
def web(standin: BedrockStandin) -> httpx.Client:
    return httpx.Client(base_url=standin.address, trust_env=False)


def code(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.headers["x-amzn-ErrorType"].partition(":")[0]


def test_calls_can_be_seen_and_forgotten_and_faults_ordered_from_outside(web: httpx.Client) -> None:
    with web:
        assert web.post("/_standin/faults", json={"faults": ["retired"]}).json() == {"faults": ["retired"]}
        assert code(web.post(INVOKE, json={"prompt": "A red fox"}, headers=KEY)) == (404, "ResourceNotFoundException")
        seen = {"model_id": CORE, "body": {"prompt": "A red fox"}, "status": 404, "charged": False}
        assert web.get("/_standin/calls").json() == [seen]
        assert web.delete("/_standin/calls").json() == []
        assert web.get("/_standin/calls").json() == []


def test_pictures_in_a_body_are_not_listed(web: httpx.Client) -> None:
    with web:
        web.post(INVOKE, json={"prompt": "A red fox", "image": "A" * 50_000}, headers=KEY)

        assert web.get("/_standin/calls").json()[0]["body"]["image"] == "(50000 characters)"


@pytest.mark.parametrize("order", [{"faults": ["thunder"]}, {"faults": "retired"}, {"faults": [1]}, []])
def test_a_wrong_order_of_faults_is_refused(web: httpx.Client, order: object) -> None:
    with web:
        assert code(web.post("/_standin/faults", json=order)) == (400, "ValidationException")


def test_a_call_without_a_key_is_refused(web: httpx.Client, standin: BedrockStandin) -> None:
    with web:
        assert code(web.post(INVOKE, json={"prompt": "A red fox"})) == (403, "MissingAuthenticationTokenException")
        assert code(web.get("/foundation-models")) == (403, "MissingAuthenticationTokenException")
    assert [(call.status, call.charged) for call in standin.calls] == [(403, False)]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"fox"', b'{"prompt": NaN}', b"\xff\xfe", b"[" * 100_000, b'{"seed": ' + b"9" * 5_000 + b"}"],
)
def test_a_body_that_is_no_json_object_is_malformed(web: httpx.Client, body: bytes) -> None:
    with web:
        assert code(web.post(INVOKE, content=body, headers=KEY)) == (400, "ValidationException")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", INVOKE),
        ("POST", "/model//invoke"),
        ("POST", f"/model/{CORE}/invoke-with-response-stream"),
        ("POST", "/foundation-models"),
        ("PUT", "/foundation-models"),
        ("GET", "/foundation-model-availability"),
        ("GET", "/_standin"),
        ("GET", "/_standin/faults"),
        ("GET", "/..%2f..%2fetc/passwd"),
    ],
)
def test_an_unknown_operation_is_told_so(web: httpx.Client, method: str, path: str) -> None:
    with web:
        assert code(web.request(method, path, headers=KEY)) == (404, "UnknownOperationException")


def test_a_body_beyond_25_megabytes_is_too_large(web: httpx.Client, standin: BedrockStandin) -> None:
    with web:
        answer = web.post(INVOKE, content=b" " * 25_000_001, headers=KEY)

    assert code(answer) == (413, "RequestEntityTooLargeException")
    assert standin.calls == ()


@pytest.mark.parametrize(
    ("header", "status"),
    [("Content-Length: many", 400), ("Content-Length: -1", 400), ("Transfer-Encoding: chunked", 411)],
)
def test_a_body_of_unknown_length_is_not_waited_for(standin: BedrockStandin, header: str, status: int) -> None:
    host, port = standin.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"POST {INVOKE} HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())


def test_one_connection_serves_many_requests(standin: BedrockStandin) -> None:
    host, port = standin.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        for _ in range(3):
            connection.sendall(b"GET /_standin/calls HTTP/1.1\r\nHost: x\r\n\r\n")
            head, _, body = connection.recv(65_536).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 ")
            assert json.loads(body or connection.recv(65_536)) == []


@pytest.mark.parametrize(
    "model_id", ["stability.%22x", "stability.a%0Ab", "stability.%C3%A9", "%2E%2E%2Fstability.x y"]
)
def test_an_id_no_model_can_have_is_unknown(web: httpx.Client, model_id: str) -> None:
    with web:
        body = {"prompt": "A red fox [[profile_needed]]"}
        assert code(web.post(f"/model/{model_id}/invoke", json=body, headers=KEY)) == (400, "ValidationException")


def test_an_arn_need_not_be_encoded(web: httpx.Client) -> None:
    with web:
        path = f"/model/arn:aws:bedrock:us-west-2::foundation-model/{CORE}/invoke"
        assert web.post(path, json={"prompt": "A red fox"}, headers=KEY).json()["finish_reasons"] == [None]
