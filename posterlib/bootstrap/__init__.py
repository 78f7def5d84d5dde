"""Puts the studio together, and opens and closes the one of this process."""

from __future__ import annotations

from posterlib.bootstrap.building import OUTBOX, build_services
from posterlib.bootstrap.process import begin_closing, close_services, open_studio_log, services
from posterlib.bootstrap.services import Services

__all__ = ["OUTBOX", "Services", "begin_closing", "build_services", "close_services", "open_studio_log", "services"]
