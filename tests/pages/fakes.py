"""Jobs that stand as a test says, and what an AWS account adds to the studio, played by objects that remember."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from posterlib.errors import (
    ModelThrottledError,
    PosterCancelledError,
    PosterError,
    PosterInterruptedError,
    PromptRejectedError,
)
from posterlib.history import Entry
from posterlib.image_models.catalog import CATALOG
from posterlib.jobs import Cancelled, Job, JobPoster, PosterJobs, Spending, State
from posterlib.posters import PosterRequest, Recipe
from posterlib.storage import Link


class FakeSharing:
    """Gives the link it was told to give. `signed` are the ids it was asked for."""

    def __init__(self, link: Link | None) -> None:
        self.signed: list[str] = []
        self._link = link

    def link(self, entry: Entry) -> Link | None:
        self.signed.append(entry.id)
        return self._link

    def close(self) -> None:
        pass


class FakeImprover:
    """Writes the words it was told to write, or raises; not before `release`, when it is told to `hold`.

    `asked` are the prompts and the longest answers that were allowed.
    """

    def __init__(self, answer: str | Exception) -> None:
        self.asked: list[tuple[str, int]] = []
        self._answer = answer
        self._free = threading.Event()
        self._free.set()

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def improve(self, prompt: str, *, longest: int) -> str:
        self.asked.append((prompt, longest))
        assert self._free.wait(30)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


CORE = CATALOG[0]

INTERRUPTED = PosterInterruptedError("The studio stopped while the model was drawing this poster.")
CANCELLED = PosterCancelledError("This poster was cancelled before its model was asked: nothing was charged.")
FILTERED = PromptRejectedError("The content filter stopped these words.")
THROTTLED = ModelThrottledError("Too many at once.")


def standing(state: State, *, error: PosterError | None = None, entry: Entry | None = None) -> JobPoster:
    """A poster by Stable Image Core as it stands, its number not yet given."""
    recipe = Recipe(CORE.id, "A red fox", 832, 1216, seed=7, aspect_ratio="2:3")
    known: dict[State, PosterError] = {"interrupted": INTERRUPTED, "cancelled": CANCELLED, "failed": FILTERED}
    error = error or known.get(state)
    sent = state not in ("queued", "cancelled")
    charged = sent and error is not None and not error.surely_free
    return JobPoster(0, recipe, state, entry=entry, error=error, sent=sent, may_be_charged=charged)


def a_job(*posters: JobPoster, films: Sequence[str] = (), **told: Any) -> Job:
    """A job of these posters: of one request, or of as many as there are `films`, whose prompts the posters get."""
    prompts = films or ["A red fox"] * len(posters)
    requests = tuple(PosterRequest(prompt=prompt) for prompt in films or prompts[:1])
    numbered = tuple(
        replace(poster, number=number, recipe=replace(poster.recipe, prompt=prompt, seed=7 + number))
        for number, (poster, prompt) in enumerate(zip(posters, prompts, strict=True))
    )
    return Job("scripted", requests, numbered, **{"seconds": 12.0, **told})


class ScriptedJobs:
    """The real jobs of a studio, but for one that stands as `shown` says; it may be an error to raise instead.

    `cancelled` are the ids it was asked to cancel, and `stops` what that then does.
    """

    def __init__(self) -> None:
        self.real: PosterJobs | None = None
        self.shown: Job | PosterError | None = None
        self.cancelled: list[str] = []
        self.stops = Cancelled(0, 0)
        self.spends = Spending(Decimal(0), Decimal(0), Decimal(0))
        self.usual: float | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def find(self, job_id: str) -> Job | None:
        if isinstance(self.shown, PosterError):
            raise self.shown
        if self.shown is not None and self.shown.id == job_id:
            return self.shown
        return None if self.real is None else self.real.find(job_id)

    def cancel(self, job_id: str) -> Cancelled:
        self.cancelled.append(job_id)
        return self.stops

    def spending(self) -> Spending:
        return self.spends

    def typical_seconds(self, model_id: str) -> float | None:
        return self.usual
