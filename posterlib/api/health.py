"""`GET /health`: whether the studio can do its work."""

from __future__ import annotations

import falcon

from posterlib import __version__
from posterlib.bootstrap import Services
from posterlib.errors import StorageError

__all__ = ["Health"]


class Health:
    """Answers 200 when the history folder can be written and its index read, else 503."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer `status`, `email_demo_mode` and what else a person looks for first."""
        card = self._services.jobs.card()
        answer: dict[str, object] = {
            "status": "ok",
            "email_demo_mode": self._services.settings.email_demo_mode,
            "version": __version__,
            "model": card.id,
            "offline": card.offline,
            "jobs_running": self._services.jobs.running(),
        }
        try:
            answer["posters"] = self._services.history.check()
        except StorageError as error:
            response.status = falcon.HTTP_503
            answer |= {"status": "unavailable", "error": str(error)}
        response.cache_control = ("no-store",)
        response.media = answer

    on_head = on_get
