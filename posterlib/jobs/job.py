"""How a job stands: what pages, API and command line see of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from posterlib.errors import PosterError
from posterlib.history import Entry
from posterlib.posters import PosterRequest, Recipe

__all__ = ["OPEN", "Cancelled", "Failure", "Job", "JobPoster", "Spending", "State"]

State = Literal["queued", "running", "saving", "done", "failed", "cancelled", "interrupted"]

OPEN: tuple[State, ...] = ("queued", "running", "saving")
"""The states that something still follows."""


@dataclass(frozen=True)
class Failure:
    """A poster that could not be made: the recipe, and what befell it."""

    recipe: Recipe
    error: PosterError


@dataclass(frozen=True)
class JobPoster:
    """How one poster of a job stands.

    `number` counts from 0 in the job. `error` tells why it failed, was cancelled or interrupted. `entry` is the poster
    in the history once it is done, `None` when it was taken out since. `sent` tells whether a model was asked,
    `may_be_charged` whether it may have been charged though it was not made: asking again may charge again. `seconds`
    run from the asking of its model to now, or to the end; `None` before.
    """

    number: int
    recipe: Recipe
    state: State
    entry_id: str | None = None
    entry: Entry | None = None
    error: PosterError | None = None
    sent: bool = False
    may_be_charged: bool = False
    seconds: float | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more will change."""
        return self.state not in OPEN


@dataclass(frozen=True)
class Job:
    """How one job stands at one moment.

    A job draws one request or a list of them, each poster with a recipe of its own. `seconds` run from acceptance to
    now, or to the end. `place` is how many posters wait in front of its first waiting one, `None` when none waits.
    `dollars` is what its posters cost, in US dollars: by their list price, less what surely was not charged.
    """

    id: str
    requests: tuple[PosterRequest, ...]
    posters: tuple[JobPoster, ...]
    seconds: float
    place: int | None = None
    dollars: Decimal = Decimal(0)

    @property
    def request(self) -> PosterRequest:
        """The first request, for most jobs the only one."""
        return self.requests[0]

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """What is drawn."""
        return tuple(poster.recipe for poster in self.posters)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The posters that are in the history already."""
        return tuple(poster.entry for poster in self.posters if poster.entry is not None)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The posters that ended and were not made."""
        return tuple(Failure(poster.recipe, poster.error) for poster in self.posters if poster.error is not None)

    @property
    def finished(self) -> bool:
        """Whether nothing more will change."""
        return all(poster.finished for poster in self.posters)

    @property
    def state(self) -> State:
        """The state of the whole: `done` when at least one poster was made."""
        states = {poster.state for poster in self.posters}
        if not self.finished:
            begun = states - {"queued"}
            if not begun:
                return "queued"
            return "running" if states & {"queued", "running"} else "saving"
        ranked: tuple[State, ...] = ("done", "interrupted", "failed", "cancelled")
        return next(state for state in ranked if state in states)


@dataclass(frozen=True)
class Cancelled:
    """What cancelling a job did: how many posters it stopped, and how many had been sent and will be kept."""

    stopped: int
    already_sent: int


@dataclass(frozen=True)
class Spending:
    """Money in US dollars, by list prices; days and months are those of UTC.

    `today` and `this_month` are spent, or may have been where the outcome is unknown. `reserved` is for posters not
    finished yet. `daily_budget` is `None` where there is none.
    """

    today: Decimal
    this_month: Decimal
    reserved: Decimal
    daily_budget: Decimal | None = None

    @property
    def left(self) -> Decimal | None:
        """What the budget still allows today; `None` without one."""
        if self.daily_budget is None:
            return None
        return max(Decimal(0), self.daily_budget - self.today - self.reserved)
