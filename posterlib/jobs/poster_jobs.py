"""Requests at work: each is taken in at once, drawn in its turn, and kept whether or not anyone still looks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal

from posterlib.errors import (
    InvalidRequestError,
    JobNotFoundError,
    PosterNotFinishedError,
    StorageError,
)
from posterlib.image_models.base import ModelCard
from posterlib.image_models.lineup import Lineup
from posterlib.jobs import ledger
from posterlib.jobs.figures import Figures
from posterlib.jobs.job import Cancelled, Job, Spending
from posterlib.jobs.orders import AGAIN, fingerprint
from posterlib.jobs.reading import JobReader
from posterlib.jobs.store import JobStore
from posterlib.jobs.taking_in import MOST_IN_A_LIST, TakingIn
from posterlib.jobs.work_queue import WorkQueue
from posterlib.jobs.worker import PosterWorker
from posterlib.posters import PosterRequest
from posterlib.rate_limits import THIS_MACHINE

__all__ = ["MOST_IN_A_LIST", "PosterJobs"]

_LOG = logging.getLogger(__name__)

_A_DAY = timedelta(days=1)


class PosterJobs:
    """Runs requests, each model at its own pace, and answers how they stand.

    `budget` is what a day may cost, in US dollars; `figures` is what was counted. Thread-safe.
    """

    def __init__(
        self,
        lineup: Lineup,
        worker: PosterWorker,
        taking_in: TakingIn,
        *,
        store: JobStore,
        queue: WorkQueue,
        reader: JobReader,
        budget: Decimal | None = None,
        stop_caring: Callable[[], None] = lambda: None,
        release: Callable[[], None] = lambda: None,
        figures: Figures,
    ) -> None:
        self._lineup = lineup
        self._worker = worker
        self._taking_in = taking_in
        self._store = store
        self._queue = queue
        self._reader = reader
        self._budget = budget
        self._stop_caring = stop_caring
        self._release = release
        self.figures = figures

    def card(self, model_id: str | None = None) -> ModelCard:
        """Give a model's card; the default model's without an id.

        Raises:
            UnknownModelError: there is no such model.
        """
        return self._lineup.card(model_id)

    def submit(
        self, requests: PosterRequest | Sequence[PosterRequest], *, token: str | None = None, client: str = THIS_MACHINE
    ) -> str:
        """Take requests in as one job and give its id. The same token again gives the same job: it is drawn once.

        `client` is the address of who asks: its posters are counted, unless the request is refused.

        Raises:
            InvalidRequestError: the model's card refuses a request, or there are too many; nothing was drawn.
            IdempotencyKeyReusedError: the token came with other requests before.
            RateLimitedError: the client asks for more than it may; nothing was begun.
            BudgetExceededError: the day's budget does not allow it; nothing was begun.
            StudioClosingError: the process is finishing.
            StorageError: the job could not be kept; nothing was begun.
        """
        wanted = (requests,) if isinstance(requests, PosterRequest) else tuple(requests)
        recipes = self._taking_in.recipes(wanted, named=not isinstance(requests, PosterRequest))
        return self._taking_in.take_in(wanted, recipes, token=token, client=client, asked=fingerprint(wanted))

    def try_again(self, job_id: str, *, token: str | None = None, client: str = THIS_MACHINE) -> str:
        """Ask once more, in a new job and with the same recipes, for the posters of a job that were not made.

        Asked for again, and without a token, it gives the same new job: what that one does not make is tried again
        from there.

        Raises:
            JobNotFoundError: there is no such job.
            InvalidRequestError: none of its posters is left to make.
        """
        job = self.get(job_id)
        missing = [
            poster.recipe
            for poster in job.posters
            if poster.error is not None and not isinstance(poster.error, PosterNotFinishedError)
        ]
        if not missing:
            raise InvalidRequestError("job", "Nothing of this job is left to make.")
        asked = fingerprint(job.requests, again=job_id)
        once = token or AGAIN + job_id
        return self._taking_in.take_in(job.requests, tuple(missing), token=once, client=client, asked=asked)

    @property
    def most_at_once(self) -> int:
        """The posters that one job may have, as far as the limits ever allow them."""
        return self._taking_in.most_at_once

    def unsettled(self) -> tuple[Job, ...]:
        """Give the jobs of the last day that are at work or were interrupted and not tried again, the newest first."""
        found = (self.find(job_id) for job_id in self._store.unsettled(_A_DAY))
        return tuple(job for job in found if job is not None)

    def find(self, job_id: str) -> Job | None:
        """Tell how a job stands, whichever process took it in; `None` when it is unknown or long forgotten."""
        return self._reader.find(job_id)

    def get(self, job_id: str) -> Job:
        """Tell how a job stands.

        Raises:
            JobNotFoundError: it is unknown or long forgotten.
        """
        job = self.find(job_id)
        if job is None:
            raise JobNotFoundError(job_id)
        return job

    def wait(self, job_id: str, timeout: float | None = None) -> Job | None:
        """Wait for the end of a job, at most `timeout` seconds, and tell how it stands.

        When this process finishes, a job that waits in a shared queue is not waited for: another one draws it.
        """
        end = None if timeout is None else time.monotonic() + timeout
        with self._worker.bells.listening(job_id) as bell:
            while self._store.open_among([job_id]) and not self._left_to_others(job_id):
                if not bell.wait(None if end is None else max(0.0, end - time.monotonic())):
                    break
                bell.clear()
        return self.find(job_id)

    def cancel(self, job_id: str) -> Cancelled:
        """Cancel what was not sent yet, free of charge; what was sent is finished and kept.

        Raises:
            JobNotFoundError: there is no such job.
        """
        models = [recipe.model for recipe in self.get(job_id).recipes]
        stopped, already_sent = self._store.cancel(job_id)
        self._worker.bells.ring(job_id)
        self.figures.count_cancelled(models[place.number] for place in stopped)
        try:
            self._queue.withdraw(stopped)
        except StorageError as error:
            _LOG.warning("%s", error)  # their turn comes and is passed over
        return Cancelled(len(stopped), already_sent)

    def running(self) -> int:
        """Count the jobs that have not ended."""
        return self._store.open_jobs()

    def price(self, requests: PosterRequest | Sequence[PosterRequest]) -> Decimal:
        """Give the list price, in US dollars, of what requests ask for.

        Raises:
            InvalidRequestError: as `submit`.
        """
        recipes = self._taking_in.recipes((requests,) if isinstance(requests, PosterRequest) else requests, named=False)
        first = (self._lineup.in_turn(self.card(recipe.model))[0][0] for recipe in recipes)
        return ledger.dollars(sum(ledger.price_of(card) for card in first))

    def spending(self) -> Spending:
        """Tell what was spent today and this month, and the budget."""
        return self._store.spending(self._budget)

    def typical_seconds(self, model_id: str) -> float | None:
        """Tell how long a model usually draws; `None` when it has not drawn yet."""
        return self._reader.typical_seconds(model_id)

    def begin_closing(self) -> None:
        """Take nothing new, begin nothing more, and wake who waits; what was begun goes on.

        What waits in a shared queue stays there for the next process; otherwise it is let go.
        """
        self._worker.closing.set()
        if not self._queue.shared:
            self._worker.let_go_of_the_rest()
        self._worker.bells.ring_all()

    def drain(self) -> None:
        """Begin to close, and return when what was begun has ended and nothing is looked after any more."""
        self.begin_closing()
        try:
            self._queue.close()
            self._worker.catch_up()
        finally:
            self._stop_caring()

    def release(self) -> None:
        """Write down what was counted, and let go of the database; to be called after `drain`, and last of all."""
        self._release()

    def _left_to_others(self, job_id: str) -> bool:
        if not (self._worker.closing.is_set() and self._queue.shared):
            return False
        job = self.find(job_id)
        return job is not None and not any(poster.state in ("running", "saving") for poster in job.posters)
