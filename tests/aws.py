"""Amazon's side of a test: Bedrock's stand-in, with pictures that cost no time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from posterlib.bedrock_standin import BedrockStandin
from tests.s3 import sign_in
from tests.studio import painted

__all__ = ["bedrock_account", "bedrock_standin", "paint"]


def paint(prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
    """A picture of one colour, given by the seed, at the size that was asked for."""
    return painted(width, height, seed, kind)


@contextmanager
def bedrock_standin(**options: Any) -> Iterator[BedrockStandin]:
    """Serve Bedrock's stand-in for as long as the block lasts."""
    with BedrockStandin(**{"draw": paint} | options) as standin:
        yield standin


@contextmanager
def bedrock_account(monkeypatch: pytest.MonkeyPatch) -> Iterator[BedrockStandin]:
    """Serve the stand-in, and put an account that leads to it into the environment."""
    with bedrock_standin() as standin:
        sign_in(monkeypatch)
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", standin.address)
        yield standin
