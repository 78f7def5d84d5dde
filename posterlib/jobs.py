"""Requests at work: each is accepted at once, drawn in worker threads, and kept whether or not anyone still looks."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from posterlib.errors import FAULT, PosterError, StudioClosingError
from posterlib.history import Entry
from posterlib.image_models.base import ModelCard
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.image_models.lineup import Lineup
from posterlib.posters import PosterRequest, Recipe
from posterlib.rate_limits import THIS_MACHINE, RateLimits

__all__ = ["Failure", "Job", "PosterJobs", "State"]

State = Literal["queued", "running", "saving", "done", "failed"]

_LOG = logging.getLogger(__name__)

_REMEMBERED = 1_000
"""Finished jobs that can still be looked up; their posters are in the history for ever."""


@dataclass(frozen=True)
class Failure:
    """A poster that could not be made: the recipe, and what befell it."""

    recipe: Recipe
    error: PosterError


@dataclass(frozen=True)
class Job:
    """How one request stands at one moment.

    `recipes` are what is drawn, `entries` the posters that exist already, `failures` the others that ended. A job is
    `failed` only when it made no poster. `seconds` run from acceptance to now, or to the end.
    """

    id: str
    request: PosterRequest
    recipes: tuple[Recipe, ...]
    state: State
    seconds: float
    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether nothing more will change."""
        return self.state in ("done", "failed")


@dataclass
class _Work:
    """A job in the making: each of its recipes has a stage, and in the end a poster or an error."""

    id: str
    request: PosterRequest
    recipes: tuple[Recipe, ...]
    started: float
    stages: list[Literal["queued", "running", "saving"] | Entry | PosterError]
    seconds: float | None = None
    done: threading.Event = field(default_factory=threading.Event)


class PosterJobs:
    """Runs requests, each model at its own pace, and answers how they stand.

    `draw` makes one recipe a poster: it is called with the recipe and with what to call once the picture has arrived.
    Without `limits` everybody may ask for as much as they like. Thread-safe.
    """

    def __init__(
        self,
        lineup: Lineup,
        draw: Callable[[Recipe, Callable[[], None]], Entry],
        *,
        defaults: Defaults,
        draw_seed: Callable[[int, int], int],
        limits: RateLimits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._lineup = lineup
        self._draw = draw
        self._defaults = defaults
        self._draw_seed = draw_seed
        self._limits = limits
        self._clock = clock
        self._door = threading.Lock()  # one at a time; counting may take a while, and jobs can be looked at meanwhile
        self._lock = threading.Lock()
        self._work: OrderedDict[str, _Work] = OrderedDict()
        self._tokens: OrderedDict[str, str] = OrderedDict()
        self._closing = False
        self._pools = {
            card.id: ThreadPoolExecutor(card.calls_at_once, thread_name_prefix=f"poster-{card.id}")
            for card in lineup.cards
        }

    def card(self, model_id: str | None = None) -> ModelCard:
        """Give a model's card; the default model's without an id.

        Raises:
            UnknownModelError: there is no such model.
        """
        return self._lineup.card(model_id)

    def submit(self, request: PosterRequest, *, token: str | None = None, client: str = THIS_MACHINE) -> str:
        """Accept a request and give its job's id. The same token again gives the same job: a double click draws once.

        `client` is the address of who asks: its posters are counted, unless the request is refused.

        Raises:
            InvalidRequestError: the model's card refuses the request; nothing was drawn.
            RateLimitedError: the client asks for more than it may; nothing was begun.
            StudioClosingError: the process is finishing.
        """
        card = self.card(request.model)
        recipes = recipes_for(request, card, defaults=self._defaults, draw_seed=self._draw_seed)
        work = _Work(uuid.uuid4().hex, request, recipes, self._clock(), ["queued"] * len(recipes))
        with self._door:
            known = self._known(token)
            if known is not None:
                return known
            if self._limits is not None:
                self._limits.take(client, len(recipes))
            runs = self._queue(work, token, card)
        for number, run in enumerate(runs):
            run.add_done_callback(partial(self._end, work, number))
        return work.id

    def find(self, job_id: str) -> Job | None:
        """Tell how a job stands; `None` when it is unknown or long forgotten."""
        with self._lock:
            work = self._work.get(job_id)
            return None if work is None else self._seen(work)

    def wait(self, job_id: str, timeout: float | None = None) -> Job | None:
        """Wait for the end of a job, at most `timeout` seconds, and tell how it stands."""
        with self._lock:
            work = self._work.get(job_id)
        if work is None:
            return None
        work.done.wait(timeout)
        with self._lock:
            return self._seen(work)

    def running(self) -> int:
        """Count the jobs that have not ended."""
        with self._lock:
            return sum(work.seconds is None for work in self._work.values())

    def drain(self) -> None:
        """Take nothing new, let go of the jobs that were not begun, and return when those that were have ended."""
        with self._lock:
            self._closing = True
            for work in self._work.values():
                if _state(work) == "queued":
                    work.stages = [StudioClosingError() for _ in work.recipes]
                    self._finish(work)
        for pool in self._pools.values():
            pool.shutdown(wait=True)

    def _known(self, token: str | None) -> str | None:
        with self._lock:
            if token is not None and token in self._tokens:
                return self._tokens[token]
            if self._closing:
                raise StudioClosingError
        return None

    def _queue(self, work: _Work, token: str | None, card: ModelCard) -> list[Future[Entry | PosterError]]:
        with self._lock:
            if self._closing:
                raise StudioClosingError
            self._remember(work, token)
            first, *_ = self._lineup.in_turn(card)[0]
            pool = self._pools[first.id]
            return [pool.submit(self._run, work, number) for number in range(len(work.recipes))]

    def _run(self, work: _Work, number: int) -> Entry | PosterError:
        if work.done.is_set():
            return StudioClosingError()
        self._change(work, number, "running")
        try:
            return self._draw(work.recipes[number], lambda: self._change(work, number, "saving"))
        except PosterError as error:
            _LOG.warning("job %s: %s: %s", work.id, error.code, error)
            return _light(error)

    def _end(self, work: _Work, number: int, ended: Future[Entry | PosterError]) -> None:
        fault = ended.exception()
        if fault is not None:
            _LOG.error("job %s ended by a fault in the studio", work.id, exc_info=fault)
        self._change(work, number, PosterError(FAULT) if fault is not None else ended.result())

    def _change(self, work: _Work, number: int, stage: Literal["running", "saving"] | Entry | PosterError) -> None:
        with self._lock:
            work.stages[number] = stage
            if not any(isinstance(each, str) for each in work.stages):
                self._finish(work)

    def _finish(self, work: _Work) -> None:
        work.seconds = self._clock() - work.started
        work.done.set()

    def _seen(self, work: _Work) -> Job:
        return Job(
            work.id,
            work.request,
            work.recipes,
            _state(work),
            self._clock() - work.started if work.seconds is None else work.seconds,
            tuple(stage for stage in work.stages if isinstance(stage, Entry)),
            tuple(
                Failure(recipe, stage)
                for recipe, stage in zip(work.recipes, work.stages, strict=True)
                if isinstance(stage, PosterError)
            ),
        )

    def _remember(self, work: _Work, token: str | None) -> None:
        self._work[work.id] = work
        if token is not None:
            self._tokens[token] = work.id
        while len(self._tokens) > _REMEMBERED:
            self._tokens.popitem(last=False)
        finished = [job_id for job_id, kept in self._work.items() if kept.seconds is not None]
        for job_id in finished[: max(0, len(finished) - _REMEMBERED)]:
            del self._work[job_id]


def _light(error: PosterError) -> PosterError:
    """Cut an error off from where it came from: those frames hold whole pictures, and failures are remembered."""
    error.__traceback__ = error.__cause__ = error.__context__ = None
    return error


def _state(work: _Work) -> State:
    if work.seconds is not None:
        return "done" if any(isinstance(stage, Entry) for stage in work.stages) else "failed"
    if all(stage == "queued" for stage in work.stages):
        return "queued"
    return "running" if "running" in work.stages or "queued" in work.stages else "saving"
