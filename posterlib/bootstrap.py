"""Puts the studio together: the only place that names concrete adapters."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

from posterlib.errors import SettingsError
from posterlib.history import History
from posterlib.image_models.base import ImageModel, ModelCard
from posterlib.image_models.catalog import OFFLINE
from posterlib.jobs import PosterJobs
from posterlib.logs import log_to_stderr
from posterlib.offline_art.model import OfflineImageModel
from posterlib.settings import Settings, load_settings

__all__ = ["Services", "build_services", "close_services", "services"]


@dataclass(frozen=True)
class Services:
    """What pages and API work with."""

    settings: Settings
    history: History
    jobs: PosterJobs
    cards: tuple[ModelCard, ...]

    def close(self) -> None:
        """Finish what is running, then close the history."""
        self.jobs.drain()
        self.history.close()


def build_services(settings: Settings, models: dict[str, tuple[ModelCard, ImageModel]] | None = None) -> Services:
    """Build the studio; `models` replaces the image models, for tests and benchmarks.

    Raises:
        SettingsError: the settings name a model or a default size that does not exist.
        StorageError: the history folder cannot be used.
    """
    known = models or {OFFLINE.id: (OFFLINE, OfflineImageModel())}
    default = _default_model(settings, known)
    _check_default_size(settings, known[default][0])
    history = History(settings.history_dir, now=lambda: datetime.now(UTC))
    jobs = PosterJobs(
        known,
        history,
        default_model=default,
        default_size=(settings.image_width, settings.image_height),
        draw_seed=lambda largest: random.SystemRandom().randint(0, largest),
    )
    return Services(settings, history, jobs, tuple(card for card, _ in known.values()))


_LOCK = threading.Lock()
_OPEN: list[Services] = []


def services() -> Services:
    """Give this process's one studio, built at the first call: pages, API and lifespan share it.

    Raises:
        SettingsError, StorageError: as `build_services`.
    """
    with _LOCK:
        if not _OPEN:
            settings = load_settings()
            log_to_stderr(debug=settings.debug)
            _OPEN.append(build_services(settings))
        return _OPEN[0]


def close_services() -> None:
    """Finish and close this process's studio, if it was opened."""
    with _LOCK:
        opened = _OPEN.pop() if _OPEN else None
    if opened is not None:
        opened.close()


def _default_model(settings: Settings, known: dict[str, tuple[ModelCard, ImageModel]]) -> str:
    if settings.image_model_id == "auto":
        return next(iter(known))
    if settings.image_model_id not in known:
        names = ", ".join(("auto", *known))
        raise SettingsError(
            "IMAGE_MODEL_ID", f"there is no model {settings.image_model_id!r}. Set it to one of: {names}."
        )
    return settings.image_model_id


def _check_default_size(settings: Settings, card: ModelCard) -> None:
    for variable, side in (("IMAGE_WIDTH", settings.image_width), ("IMAGE_HEIGHT", settings.image_height)):
        if not card.shortest_side <= side <= card.longest_side:
            raise SettingsError(
                variable, f"{side} is not from {card.shortest_side} to {card.longest_side} pixels ({card.name})."
            )
