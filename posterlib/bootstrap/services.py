"""What pages and API work with."""

from __future__ import annotations

import threading
from contextlib import ExitStack
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
    without a text model no `improver`. `health` is for `/health`, `/metrics` and the status page.
    """

    settings: Settings
    history: History
    jobs: PosterJobs
    cards: tuple[ModelCard, ...]
    guard: Guard
    contact: ContactDesk
    health: StudioHealth
    sharing: Sharing | None = None
    improver: PromptImprover | None = None
    closing: threading.Event = field(default_factory=threading.Event)
    measures: Measures = field(default_factory=Measures)

    def begin_closing(self) -> None:
        """Take nothing new, begin nothing more, and tell those who wait for what was not begun."""
        self.closing.set()
        self.jobs.begin_closing()

    def close(self) -> None:
        """Finish what is running, then close one after another; what counts something until its end before the jobs.

        What does not close keeps nothing else from it.
        """
        with ExitStack() as last_first:
            last_first.callback(self.jobs.release)
            last_first.callback(self.history.close)
            if self.sharing is not None:
                last_first.callback(self.sharing.close)
            last_first.callback(self.contact.close)
            last_first.callback(self.jobs.drain)
            self.begin_closing()
