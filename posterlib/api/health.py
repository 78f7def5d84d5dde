"""`GET /health`: whether the studio can do its work."""

from __future__ import annotations

from typing import Any

import falcon
from pydantic import MISSING

from posterlib import __version__
from posterlib.api.access import caller_of
from posterlib.api.answers.base import reply
from posterlib.api.answers.health import HealthAnswer
from posterlib.bootstrap import Services
from posterlib.health import VitalSigns

__all__ = ["Health"]


class Health:
    """Answers 200 when folder, index, jobs and disk are as the studio needs them, else 503; in about 2 s at most."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer `status`, `email_demo_mode` and, to those who are known, what else a person looks for first."""
        signs = self._services.health.vitals.look()
        whole = caller_of(request) is not None
        answer = HealthAnswer(
            status="unavailable" if signs.broken else "ok",
            email_demo_mode=self._services.settings.email_demo_mode,
            **(self._details(signs) if whole else {}),
        )
        response.cache_control = ("no-store",)
        reply(response, answer, status=503 if signs.broken else 200)

    on_head = on_get

    def _details(self, signs: VitalSigns) -> dict[str, Any]:
        card = self._services.jobs.card()
        return {
            "version": __version__,
            "model": card.id,
            "offline": card.offline,
            "checks": {look.what: look.state != "broken" for look in signs.looks},
            "jobs_running": MISSING if signs.jobs_running is None else signs.jobs_running,
            "posters": MISSING if signs.posters is None else signs.posters,
            "disk_free_bytes": MISSING if signs.free is None else signs.free,
            "error": " ".join(f"{look.says} {look.next_step}".rstrip() for look in signs.broken) or MISSING,
        }
