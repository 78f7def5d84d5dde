"""The image models the studio knows, as data."""

from __future__ import annotations

import os

from posterlib.image_models.base import ModelCard

__all__ = ["CATALOG", "OFFLINE"]

OFFLINE = ModelCard(
    id="offline",
    name="Offline artist",
    description="Draws by code on this machine: no account, no cost, no network.",
    prompt_limit=4_000,
    shortest_side=320,
    longest_side=4096,
    steepest_ratio=4.0,
    largest_seed=2**32 - 1,
    options=frozenset({"negative_prompt", "style"}),
    styles=("film", "clean", "vintage", "monochrome"),
    calls_at_once=max(1, os.cpu_count() or 1),
    offline=True,
)

CATALOG: tuple[ModelCard, ...] = (OFFLINE,)
