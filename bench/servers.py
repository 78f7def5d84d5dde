"""Bedrock's stand-in and an S3 server as processes of their own, so that their work is not counted as ours."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import boto3
import httpx

from posterlib.bedrock_standin import BedrockStandin

__all__ = ["bedrock", "bucket", "free_port"]


@contextmanager
def bedrock(picture: bytes) -> Iterator[None]:
    """Serve Bedrock's stand-in in a process of its own, and lead boto3 to it."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve_bedrock, args=(picture, there), daemon=True)
    process.start()
    os.environ.update(
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME=here.recv(), AWS_ACCESS_KEY_ID="a key", AWS_SECRET_ACCESS_KEY="its secret"
    )
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _serve_bedrock(picture: bytes, there: Connection) -> None:
    def the_same(*_: object) -> bytes:
        return picture

    standin = BedrockStandin(draw=the_same)
    there.send(standin.address)
    standin.serve()


@contextmanager
def bucket(name: str, region: str) -> Iterator[None]:
    """Serve moto's S3 in a process of its own, with one bucket, and lead boto3 to it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.environ["AWS_ENDPOINT_URL_S3"] = address
    try:
        for _ in range(100):
            try:
                httpx.get(f"{address}/moto-api/data.json")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        place = {"LocationConstraint": region}
        boto3.client("s3", region_name=region).create_bucket(Bucket=name, CreateBucketConfiguration=place)
        yield
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
