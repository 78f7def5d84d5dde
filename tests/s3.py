"""S3's side of a test: a server that speaks S3, buckets on it, and an account whose requests reach nobody."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from moto.server import ThreadedMotoServer

from posterlib.aws import AwsAccount

__all__ = ["BUCKET", "AwsOnPaper", "a_bucket", "copies_in", "empty", "s3_server", "sign_in"]

BUCKET = "film-posters"


@contextmanager
def s3_server() -> Iterator[str]:
    """Serve S3 for as long as the block lasts, empty at its beginning; the address comes back."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    empty(address)
    try:
        yield address
    finally:
        server.stop()


def empty(address: str) -> None:
    """Remove all buckets and users from the server."""
    httpx.post(f"{address}/moto-api/reset").raise_for_status()


def sign_in(monkeypatch: pytest.MonkeyPatch, address: str = "", *, key: str = "AKIAIOSFODNN7EXAMPLE") -> None:
    """Put credentials into the environment, and the server's address where one is given."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")
    if address:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", address)


def a_bucket(address: str, name: str = BUCKET, region: str = "us-west-2") -> str:
    """Make a bucket and give its name."""
    with _client(address) as client:
        client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})
    return name


def copies_in(address: str, bucket: str = BUCKET) -> dict[str, bytes]:
    """Give all that is in a bucket, by key."""
    with _client(address) as client:
        found = client.list_objects_v2(Bucket=bucket).get("Contents", [])
        return {it["Key"]: client.get_object(Bucket=bucket, Key=it["Key"])["Body"].read() for it in found}


@contextmanager
def _client(address: str) -> Iterator[Any]:
    import boto3

    client = boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-west-2",
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI",
    )
    try:
        yield client
    finally:
        client.close()


class AwsOnPaper(AwsAccount):
    """An account at AWS proper: `answer` gives status, headers and body to a request, which goes no further."""

    def __init__(self, region: str, answer: Callable[[Any], tuple[int, dict[str, str], bytes]]) -> None:
        super().__init__(region)
        self.requests: list[tuple[str, str]] = []
        self._answer = answer

    def client(self, service: str, region: str = "", **config: Any) -> Any:
        """Give a client that reaches nobody."""
        client = super().client(service, region, **config)
        client.meta.events.register("before-send.s3", self._reply, unique_id="on-paper")
        return client

    def _reply(self, request: Any, **_: object) -> Any:
        from botocore.awsrequest import AWSResponse

        self.requests.append((request.method, request.url))
        status, headers, body = self._answer(request)
        return AWSResponse(request.url, status, headers, _Body(body))


class _Body(io.BytesIO):
    def stream(self) -> Iterator[bytes]:
        yield self.read()
