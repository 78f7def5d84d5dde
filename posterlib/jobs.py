"""Requests at work: each is accepted at once, drawn in worker threads, and kept whether or not anyone still looks."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Literal

from posterlib.errors import PosterError, StudioClosingError, UnknownModelError
from posterlib.generation import generate_poster
from posterlib.history import Entry, History
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.fitting import recipes_for
from posterlib.posters import PosterRequest, Recipe

__all__ = ["Job", "PosterJobs", "State"]

State = Literal["queued", "running", "saving", "done", "failed"]

_LOG = logging.getLogger(__name__)

_REMEMBERED = 1_000
"""Finished jobs that can still be looked up; their posters are in the history for ever."""


@dataclass(frozen=True)
class Job:
    """How one request stands at one moment.

    `entries` are the posters that exist already, `errors` what befell the others. A job is `failed` only when it made
    no poster. `seconds` run from acceptance to now, or to the end.
    """

    id: str
    request: PosterRequest
    state: State
    seconds: float
    entries: tuple[Entry, ...] = ()
    errors: tuple[PosterError, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether nothing more will change."""
        return self.state in ("done", "failed")


@dataclass
class _Work:
    job: Job
    recipes: tuple[Recipe, ...]
    started: float
    done: threading.Event = field(default_factory=threading.Event)


class PosterJobs:
    """Runs requests, each model at its own pace, and answers how they stand.

    `models` gives card and model by id, `default_model` the one for requests that name none. Thread-safe.
    """

    def __init__(
        self,
        models: Mapping[str, tuple[ModelCard, ImageModel]],
        history: History,
        *,
        default_model: str,
        default_size: tuple[int, int],
        draw_seed: Callable[[int], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._models = dict(models)
        self._history = history
        self._default_model = default_model
        self._default_size = default_size
        self._draw_seed = draw_seed
        self._clock = clock
        self._lock = threading.Lock()
        self._work: OrderedDict[str, _Work] = OrderedDict()
        self._tokens: OrderedDict[str, str] = OrderedDict()
        self._closing = False
        self._pools = {
            model_id: ThreadPoolExecutor(card.calls_at_once, thread_name_prefix=f"poster-{model_id}")
            for model_id, (card, _) in self._models.items()
        }

    def card(self, model_id: str | None = None) -> ModelCard:
        """Give a model's card; the default model's without an id.

        Raises:
            UnknownModelError: there is no such model.
        """
        try:
            return self._models[model_id or self._default_model][0]
        except KeyError:
            raise UnknownModelError(model_id or "", tuple(sorted(self._models))) from None

    def submit(self, request: PosterRequest, *, token: str | None = None) -> str:
        """Accept a request and give its job's id. The same token again gives the same job: a double click draws once.

        Raises:
            InvalidRequestError: the model's card refuses the request; nothing was drawn.
            StudioClosingError: the process is finishing.
        """
        card = self.card(request.model)
        recipes = recipes_for(request, card, default_size=self._default_size, draw_seed=self._draw_seed)
        job = Job(uuid.uuid4().hex, request, "queued", 0.0)
        work = _Work(job, recipes, self._clock())
        with self._lock:
            if token is not None and token in self._tokens:
                return self._tokens[token]
            if self._closing:
                raise StudioClosingError
            self._remember(work, token)
            future = self._pools[card.id].submit(self._run, work)
        future.add_done_callback(lambda ended: self._end(work, ended))
        return job.id

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
            return sum(not work.job.finished for work in self._work.values())

    def drain(self) -> None:
        """Take nothing new and return when all that was accepted has ended."""
        with self._lock:
            self._closing = True
        for pool in self._pools.values():
            pool.shutdown(wait=True)

    def _run(self, work: _Work) -> None:
        card, model = self._models[work.recipes[0].model]
        for recipe in work.recipes:
            self._change(work, state="running")
            try:
                entry = generate_poster(
                    recipe,
                    card=card,
                    model=model,
                    history=self._history,
                    on_saving=lambda: self._change(work, state="saving"),
                )
            except PosterError as error:
                _LOG.warning("job %s: %s", work.job.id, error)
                self._change(work, errors=(*work.job.errors, error))
            else:
                self._change(work, entries=(*work.job.entries, entry))

    def _end(self, work: _Work, ended: Future[None]) -> None:
        fault = ended.exception()
        if fault is not None:
            _LOG.error("job %s ended by a fault in the studio", work.job.id, exc_info=fault)
            told = PosterError("The studio failed in a way it should not have. The log says more; try again.")
            self._change(work, errors=(*work.job.errors, told))
        state: State = "done" if work.job.entries else "failed"
        self._change(work, state=state, seconds=self._clock() - work.started)
        work.done.set()

    def _change(self, work: _Work, **changes: object) -> None:
        with self._lock:
            work.job = replace(work.job, **changes)  # type: ignore[arg-type]  # fields of Job, from this class alone

    def _seen(self, work: _Work) -> Job:
        if work.job.finished:
            return work.job
        return replace(work.job, seconds=self._clock() - work.started)

    def _remember(self, work: _Work, token: str | None) -> None:
        self._work[work.job.id] = work
        if token is not None:
            self._tokens[token] = work.job.id
        while len(self._tokens) > _REMEMBERED:
            self._tokens.popitem(last=False)
        finished = [job_id for job_id, kept in self._work.items() if kept.job.finished]
        for job_id in finished[: max(0, len(finished) - _REMEMBERED)]:
            del self._work[job_id]
