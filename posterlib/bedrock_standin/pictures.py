"""The pictures: what a request orders, and who draws it."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from posterlib.bedrock_standin.faults import without_marks
from posterlib.offline_art.render import render

__all__ = ["Draw", "Order", "draw_order", "offline_artist"]

Draw = Callable[[str, int, int, int, str], bytes]
"""Prompt, seed, width and height in pixels, and PNG, JPEG or WEBP; gives the file's bytes."""

_EASELS = threading.BoundedSemaphore(max(1, os.cpu_count() or 1))


@dataclass(frozen=True)
class Order:
    """What a request asks for: one picture per seed, `width` by `height` pixels, as PNG, JPEG or WEBP."""

    prompt: str
    seeds: tuple[int, ...]
    width: int
    height: int
    kind: str = "PNG"

    def as_kind(self, kind: str) -> Order:
        """Give the same order in another format."""
        return replace(self, kind=kind)


def draw_order(order: Order, draw: Draw) -> tuple[bytes, ...]:
    """Draw every picture of an order."""
    prompt = without_marks(order.prompt)
    return tuple(draw(prompt, seed, order.width, order.height, order.kind) for seed in order.seeds)


def offline_artist(prompt: str, seed: int, width: int, height: int, kind: str) -> bytes:
    """Draw with the studio's own offline artist, as many pictures at a time as the machine has processors."""
    with _EASELS:
        picture = render(prompt, seed=seed, width=width, height=height).image.convert("RGB")
        buffer = io.BytesIO()
        picture.save(buffer, kind, **({"compress_level": 3} if kind == "PNG" else {"quality": 92}))
    return buffer.getvalue()
