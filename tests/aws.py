"""Amazon's side of a test: Bedrock's stand-in, with pictures that cost no time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from posterlib.bedrock_standin import BedrockStandin
from tests.studio import painted

__all__ = ["bedrock_standin", "paint"]


def paint(prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
    """A picture of one colour, given by the seed, at the size that was asked for."""
    return painted(width, height, seed, kind)


@contextmanager
def bedrock_standin(**options: Any) -> Iterator[BedrockStandin]:
    """Serve Bedrock's stand-in for as long as the block lasts."""
    with BedrockStandin(**{"draw": paint} | options) as standin:
        yield standin
