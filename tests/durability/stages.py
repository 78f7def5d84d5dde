"""The moments in a poster's making at which a process can be made to die as by `kill -9`."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable
from types import ModuleType
from typing import Any

from posterlib.history.drafts import Draft
from posterlib.history.store import History
from posterlib.image_models.bedrock import BedrockImageModel
from posterlib.jobs import caretaker
from posterlib.jobs.store import JobStore
from posterlib.offline_art.model import OfflineImageModel

__all__ = ["ANYWHERE", "STAGES", "die_at"]

STAGES: dict[str, tuple[type | ModuleType, str, str]] = {
    "claimed from the queue": (JobStore, "poster", "before"),
    "before it is written down that the model is asked": (JobStore, "send", "before"),
    "after it was written down that the model is asked": (JobStore, "send", "after"),
    "before the model is asked": (BedrockImageModel, "generate", "before"),
    "drawing offline": (OfflineImageModel, "generate", "before"),
    "when the answer is there": (History, "keep", "before"),
    "when the picture's bytes are on disk": (Draft, "keep_original", "after"),
    "before it is published": (Draft, "publish", "before"),
    "after it is published": (Draft, "publish", "after"),
    "before it is told that it is done": (JobStore, "end", "before"),
    "after it is told that it is done": (JobStore, "end", "after"),
    "before it settles what a dead process left": (caretaker, "take_over", "before"),
}

ANYWHERE = "anywhere"


def die_at(stage: str, turn: int = 1) -> None:
    """Kill this process when it comes to a stage for the first, second, third … time; `ANYWHERE` counts all stages."""
    comes = itertools.count(1)

    def come() -> None:
        if next(comes) == turn:
            os.kill(os.getpid(), signal.SIGKILL)

    for owner, name, when in STAGES.values() if stage == ANYWHERE else [STAGES[stage]]:
        setattr(owner, name, _watched(getattr(owner, name), come, when))


def _watched(method: Callable[..., Any], come: Callable[[], None], when: str) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        if when == "before":
            come()
        result = method(*arguments, **options)
        if when == "after":
            come()
        return result

    return call
