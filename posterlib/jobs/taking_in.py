"""The door through which requests become jobs: what may not come in is refused here, whole and free of charge."""

from __future__ import annotations

import logging
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal

from posterlib.errors import InvalidRequestError, StorageError, StudioClosingError
from posterlib.image_models.fitting import Defaults, recipes_for
from posterlib.image_models.lineup import Lineup
from posterlib.jobs import ledger
from posterlib.jobs.orders import Order, Place
from posterlib.jobs.store import JobStore
from posterlib.jobs.work_queue import WorkQueue
from posterlib.jobs.worker import PosterWorker
from posterlib.posters import PosterRequest, Recipe
from posterlib.rate_limits import RateLimits
from posterlib.request_ids import current_request_id, working_on

__all__ = ["MOST_IN_A_LIST", "TakingIn"]

_LOG = logging.getLogger(__name__)

MOST_IN_A_LIST = 50
"""Posters that one job may have."""


class TakingIn:
    """Takes jobs in, one at a time, and queues their posters.

    Without `limits` everybody may ask for as much as they like, without a `budget`, in US dollars a day, for as dear
    as they like. Thread-safe.
    """

    def __init__(
        self,
        lineup: Lineup,
        worker: PosterWorker,
        *,
        store: JobStore,
        queue: WorkQueue,
        defaults: Defaults,
        draw_seed: Callable[[int, int], int],
        limits: RateLimits | None = None,
        budget: Decimal | None = None,
    ) -> None:
        self._lineup = lineup
        self._worker = worker
        self._store = store
        self._queue = queue
        self._defaults = defaults
        self._draw_seed = draw_seed
        self._limits = limits
        self._budget = budget
        self._door = threading.Lock()  # counting may take a while, and jobs can be looked at meanwhile

    @property
    def most_at_once(self) -> int:
        """The posters that one job may have, as far as the limits ever allow them."""
        return MOST_IN_A_LIST if self._limits is None else min(MOST_IN_A_LIST, self._limits.most_at_once)

    def recipes(self, requests: Sequence[PosterRequest], *, named: bool) -> tuple[Recipe, ...]:
        """Make recipes of what is asked for; `named` tells in a refusal which of the requests is wrong.

        Raises:
            InvalidRequestError: the model's card refuses a request, or there are too many.
        """
        recipes: list[Recipe] = []
        for number, request in enumerate(requests):
            try:
                recipes += recipes_for(
                    request, self._lineup.card(request.model), defaults=self._defaults, draw_seed=self._draw_seed
                )
            except InvalidRequestError as error:
                if named:
                    error.of_item(number)
                raise
        if not 1 <= len(recipes) <= MOST_IN_A_LIST:
            raise InvalidRequestError("posters", f"One job may have 1 to {MOST_IN_A_LIST} posters, not {len(recipes)}.")
        return tuple(recipes)

    def take_in(
        self,
        requests: tuple[PosterRequest, ...],
        recipes: tuple[Recipe, ...],
        *,
        token: str | None,
        client: str,
        asked: str,
    ) -> str:
        """Take a job in and give its id; `asked` is the fingerprint of what is asked for with the `token`.

        Raises:
            IdempotencyKeyReusedError, RateLimitedError, BudgetExceededError, StudioClosingError, StorageError: as
                `PosterJobs.submit`.
        """
        wanted = [self._lineup.card(recipe.model) for recipe in recipes]
        possible = [self._lineup.may_draw(card) for card in wanted]
        if self._budget is not None:
            ledger.check_prices({card for cards in possible for card in cards})
        order = Order(
            id=uuid.uuid4().hex,
            requests=requests,
            recipes=recipes,
            queues=tuple(self._lineup.in_turn(card)[0][0].id for card in wanted),
            prices=tuple(map(ledger.dearest, possible)),
            token=token,
            asked=asked,
            request_id=current_request_id(),
        )
        with self._door:
            known = self._store.known(token, asked) if token is not None else None
            if known is not None:
                return known
            if self._worker.closing.is_set():
                raise StudioClosingError
            self._store.check_budget(order.prices, self._budget)  # what it refuses counts for no limit
            if self._limits is not None:
                self._limits.take(client, len(recipes))
            taken_in = self._store.add(order, private=not self._queue.shared, budget=self._budget)
        if taken_in == order.id:
            with working_on(order.id):
                _LOG.info("job %s taken in, posters by model: %s", order.id, _counted(order.queues))
            self._queue_up([(Place(order.id, number), queue) for number, queue in enumerate(order.queues)])
        return taken_in

    def _queue_up(self, places: list[tuple[Place, str]]) -> None:
        try:
            self._queue.put(places)
        except StorageError as error:
            _LOG.warning("%s", error)
            self._worker.later(lambda: self._queue.put(places))
        except RuntimeError as error:  # the threads have ended in this very moment
            self._worker.let_go_of_the_rest()
            raise StudioClosingError from error


def _counted(models: Sequence[str]) -> str:
    """Say how many posters each model draws."""
    return ", ".join(f"{model}: {number}" for model, number in Counter(models).items())
