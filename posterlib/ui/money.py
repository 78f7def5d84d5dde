"""What the posters of the form cost, what was spent today, and whether the day's budget allows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from posterlib.bootstrap import services
from posterlib.errors import InvalidRequestError, StorageError
from posterlib.jobs import Spending
from posterlib.plain_text import dollars_told
from posterlib.posters import PosterRequest
from posterlib.ui.job_words import number_of
from posterlib.ui.literal import literal

__all__ = ["Bill", "bill", "bill_shown", "money_lines", "too_dear"]


@dataclass(frozen=True)
class Bill:
    """What requests cost in US dollars, beside what is spent.

    `price` is `None` where a model's is not known, `spending` where it cannot be looked up.
    """

    films: int
    posters: int
    price: Decimal | None
    spending: Spending | None


def bill(requests: Sequence[PosterRequest]) -> Bill | None:
    """Work out what requests cost; `None` where they are none that could be sent."""
    jobs = services().jobs
    if not requests:
        return None
    try:
        price: Decimal | None = jobs.price(requests)
        cards = [jobs.card(request.model) for request in requests]
    except InvalidRequestError:
        return None
    if any(card.dollars_per_image is None and not card.offline for card in cards):
        price = None
    try:
        spending = jobs.spending()
    except StorageError:
        spending = None
    return Bill(len(requests), sum(request.count for request in requests), price, spending)


def bill_shown(shown: Bill | None) -> None:
    """Draw the lines, where there is something to say."""
    if shown is not None:
        st.caption("  \n".join(map(literal, money_lines(shown))))


def money_lines(shown: Bill) -> list[str]:
    """Say the number of posters and their price, then what was spent today; one film that is free needs no word."""
    posters = number_of(shown.posters, "poster")
    if shown.price is None:
        lines = [f"{posters}, at a price that the studio does not know"]
    elif shown.price:
        lines = [f"{posters}, {dollars_told(shown.price)}"]
    else:
        return [f"{posters}, free"] if shown.films > 1 else []
    today = [] if shown.spending is None else _today(shown.spending)
    return [*lines, f"Today: {', '.join(today)}"] if today else lines


def too_dear(shown: Bill | None) -> str:
    """Say that the day's budget does not allow the posters, where that is so."""
    if shown is None or not shown.price or shown.spending is None:
        return ""
    budget, left = shown.spending.daily_budget, shown.spending.left
    if budget is None or left is None or shown.price <= left:
        return ""
    later = "" if shown.price > budget else ", or wait until the next day begins (UTC)"
    return (
        f"This is {dollars_told(shown.price - left)} more than today’s budget has left. "
        f"Ask for fewer posters or choose a cheaper model{later}."
    )


def _today(spending: Spending) -> list[str]:
    parts = [f"{dollars_told(spending.today)} spent"] if spending.today else []
    if spending.daily_budget is not None and spending.left is not None:
        parts.append(f"{dollars_told(spending.left)} of {dollars_told(spending.daily_budget)} left")
    elif spending.reserved:
        parts.append(f"{dollars_told(spending.reserved)} on its way")
    return parts
