"""`GET /metrics`: what the studio counts of itself, for Prometheus and whatever reads its formats."""

from __future__ import annotations

import falcon
from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.exposition import choose_encoder

from posterlib.api.metric_families import StudioCollector
from posterlib.bootstrap import Services

__all__ = ["Metrics"]


class Metrics:
    """Answers sums over all days and processes, and how this process stands now."""

    def __init__(self, services: Services) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(StudioCollector(services))
        ProcessCollector(registry=self._registry)  # memory, processor time, open files

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Answer OpenMetrics to those who accept it, else Prometheus' text."""
        encode, media_type = choose_encoder(request.get_header("Accept") or "")
        response.content_type = media_type
        response.cache_control = ("no-store",)
        response.vary = ("Accept",)
        response.data = encode(self._registry)

    on_head = on_get
