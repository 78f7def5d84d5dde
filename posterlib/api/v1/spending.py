"""`GET /v1/spending`: what was spent today and this month, and what may be."""

from __future__ import annotations

import falcon

from posterlib.api.answers.base import reply
from posterlib.api.answers.jobs import SpendingAnswer
from posterlib.api.validation import no_query
from posterlib.bootstrap import Services

__all__ = ["SpendingSoFar"]


class SpendingSoFar:
    """The studio's account."""

    def __init__(self, services: Services) -> None:
        self._jobs = services.jobs

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer it."""
        no_query(request)
        spent = self._jobs.spending()
        response.cache_control = ("no-store",)
        reply(
            response,
            SpendingAnswer(
                today=spent.today,
                this_month=spent.this_month,
                reserved=spent.reserved,
                daily_budget=spent.daily_budget,
            ),
        )

    on_head = on_get
