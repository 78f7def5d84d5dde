"""What pages and API work with."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from posterlib.access import Guard
from posterlib.contact import ContactDesk
from posterlib.health import StudioHealth
from posterlib.history import History
from posterlib.image_models.base import ModelCard
from posterlib.jobs import PosterJobs
from posterlib.measures import Measures
from posterlib.prompt_improver import PromptImprover
from posterlib.settings import Settings
from posterlib.storage import Sharing

__all__ = ["Services"]


@dataclass(frozen=True)
class Services:
    """What pages and API work with.

    `cards` are the image models that people choose among, the default first. Without a bucket there is no `sharing`,
    without a text model no `improver`. `ruled_out` gives the models that are not asked for the moment, and why.
    """

    settings: Settings
    history: History
    jobs: PosterJobs
    cards: tuple[ModelCard, ...]
    guard: Guard
    contact: ContactDesk
    sharing: Sharing | None = None
    improver: PromptImprover | None = None
    closing: threading.Event = field(default_factory=threading.Event)
    measures: Measures = field(default_factory=Measures)
    ruled_out: Callable[[], Mapping[str, str]] = dict

    @functools.cached_property
    def health(self) -> StudioHealth:
        """How the studio is, for `/health`, `/metrics` and the status page."""
        return StudioHealth(self.settings, self.history, self.jobs, self.sharing, ruled_out=self.ruled_out)

    def begin_closing(self) -> None:
        """Take nothing new, begin nothing more, and tell those who wait for what was not begun."""
        self.closing.set()
        self.jobs.begin_closing()

    def close(self) -> None:
        """Finish what is running, then close sharing and history."""
        self.begin_closing()
        self.jobs.close()
        self.contact.close()
        if self.sharing is not None:
            self.sharing.close()
        self.history.close()
