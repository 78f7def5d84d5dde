"""Money: what was spent, what is reserved for posters on their way, and whether the day's budget allows more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, func, or_, select

from posterlib.errors import BudgetExceededError
from posterlib.image_models.base import ModelCard
from posterlib.jobs.job import OPEN, Spending
from posterlib.jobs.tables import POSTERS
from posterlib.plain_text import dollars_told

__all__ = ["check_budget", "check_prices", "day_of", "dearest", "dollars", "price_of", "spending"]

_MILLION = 1_000_000

_OPEN = POSTERS.c.state.in_(OPEN)


def price_of(card: ModelCard) -> int:
    """Give the list price of a card's picture in millionths of a US dollar; 0 where none is known."""
    return int((card.dollars_per_image or Decimal(0)) * _MILLION)


def dearest(cards: Iterable[ModelCard]) -> int:
    """Give what a picture may cost at most when any of these models may draw it."""
    return max(price_of(card) for card in cards)


def check_prices(cards: Collection[ModelCard]) -> None:
    """Find out whether a budget can be kept with these models.

    Raises:
        BudgetExceededError: the price of one that charges is not known.
    """
    for card in cards:
        if card.dollars_per_image is None and not card.offline:
            raise BudgetExceededError(
                f"The price of {card.name} is not known to the studio, so DAILY_BUDGET_USD cannot be kept with it. "
                "Choose another model, take it out of IMAGE_FALLBACK_MODEL_IDS, or set no budget.",
                retry_after=None,
            )


def dollars(price: int) -> Decimal:
    """Give millionths as US dollars."""
    return Decimal(price) / _MILLION


def day_of(moment: datetime) -> str:
    """Name the day of UTC that a moment lies in, such as 2026-11-22."""
    return moment.astimezone(UTC).date().isoformat()


def spending(connection: Connection, now: datetime, budget: Decimal | None) -> Spending:
    """Add up the money of the day and the month of `now`."""
    day = day_of(now)
    ended = ~_OPEN
    return Spending(
        today=dollars(_sum(connection, POSTERS.c.day == day, ended)),
        this_month=dollars(_sum(connection, POSTERS.c.day.between(f"{day[:8]}01", f"{day[:8]}31"), ended)),
        reserved=dollars(_sum(connection, _OPEN)),
        daily_budget=budget,
    )


def check_budget(connection: Connection, price: int, now: datetime, budget: Decimal | None) -> None:
    """Find out whether posters of this price fit into what the day's budget has left.

    Call it in the very transaction that reserves the price, with no other in between.

    Raises:
        BudgetExceededError: they do not.
    """
    if budget is None or not price:
        return
    taken = _sum(connection, or_(POSTERS.c.day == day_of(now), _OPEN))
    left = int(budget * _MILLION) - taken
    if price <= left:
        return
    asked, daily = dollars_told(dollars(price)), dollars_told(budget)
    if price > int(budget * _MILLION):
        raise BudgetExceededError(
            f"This costs {asked}, more than the whole budget of {daily} a day. Ask for fewer posters or for a cheaper "
            "model, or raise DAILY_BUDGET_USD.",
            retry_after=None,
        )
    raise BudgetExceededError(
        f"This costs {asked}, and of the budget of {daily} a day only {dollars_told(dollars(max(left, 0)))} is left. "
        "Ask for fewer posters or for a cheaper model, raise DAILY_BUDGET_USD, or wait for the next day (UTC).",
        retry_after=(_next_day(now) - now).total_seconds(),
    )


def _sum(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    total = select(func.coalesce(func.sum(POSTERS.c.price), 0)).where(*conditions)
    return int(connection.scalar(total) or 0)


def _next_day(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
