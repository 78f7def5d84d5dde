"""Money: what was spent, what is reserved for posters on their way, and whether the day's budget allows more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, func, or_, select

from posterlib.errors import BudgetExceededError
from posterlib.image_models.base import ModelCard
from posterlib.jobs.job import OPEN, Spending
from posterlib.jobs.tables import POSTERS

__all__ = ["check_budget", "day_of", "dearest", "dollars", "price_of", "spending"]

_MILLION = 1_000_000

_OPEN = POSTERS.c.state.in_(OPEN)


def price_of(card: ModelCard) -> int:
    """Give the list price of a card's picture in millionths of a US dollar; 0 where none is known."""
    return int((card.dollars_per_image or Decimal(0)) * _MILLION)


def dearest(cards: Iterable[ModelCard]) -> int:
    """Give what a picture may cost at most when any of these models may draw it."""
    return max(price_of(card) for card in cards)


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
        this_month=dollars(_sum(connection, POSTERS.c.day.startswith(day[:8]), ended)),
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
    asked, daily = _told(price), _told(int(budget * _MILLION))
    if price > int(budget * _MILLION):
        raise BudgetExceededError(
            f"This costs {asked}, more than the whole budget of {daily} a day. Ask for fewer posters or for a cheaper "
            "model, or raise DAILY_BUDGET_USD.",
            retry_after=None,
        )
    raise BudgetExceededError(
        f"This costs {asked}, and of the budget of {daily} a day only {_told(max(left, 0))} is left. Ask for fewer "
        "posters or for a cheaper model, raise DAILY_BUDGET_USD, or wait until the next day begins (UTC).",
        retry_after=(_next_day(now) - now).total_seconds(),
    )


def _sum(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    total = select(func.coalesce(func.sum(POSTERS.c.price), 0)).where(*conditions)
    return int(connection.scalar(total) or 0)


def _told(price: int) -> str:
    return f"US$ {dollars(price):.2f}" if price % 10_000 == 0 else f"US$ {dollars(price):.3f}"


def _next_day(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
