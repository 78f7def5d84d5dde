"""`GET /health`: whether the studio can do its work."""

from __future__ import annotations

from typing import Any

import falcon

from posterlib import __version__
from posterlib.api.answers.base import reply
from posterlib.api.answers.health import HealthAnswer
from posterlib.bootstrap import Services
from posterlib.errors import StorageError

__all__ = ["Health"]


class Health:
    """Answers 200 when the history folder can be written and its index and the jobs can be read, else 503."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer `status`, `email_demo_mode` and what else a person looks for first."""
        card = self._services.jobs.card()
        about: dict[str, Any] = {
            "email_demo_mode": self._services.settings.email_demo_mode,
            "version": __version__,
            "model": card.id,
            "offline": card.offline,
        }
        response.cache_control = ("no-store",)
        try:
            running, posters = self._services.jobs.running(), self._services.history.check()
        except StorageError as error:
            reply(response, HealthAnswer(status="unavailable", error=str(error), **about), status=503)
        else:
            reply(response, HealthAnswer(status="ok", jobs_running=running, posters=posters, **about))

    on_head = on_get
