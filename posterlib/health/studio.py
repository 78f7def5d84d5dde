"""Everything that is looked at of one studio."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from posterlib import clock
from posterlib.health.equipment import look_at_bucket, look_at_log, look_at_mail, look_at_model
from posterlib.health.folder_size import FolderSize
from posterlib.health.look import Look
from posterlib.health.probe import Probe, answer_by
from posterlib.health.vitals import PATIENCE, Vitals, VitalSigns, free_bytes
from posterlib.health.words import bytes_told, counted
from posterlib.history import History
from posterlib.jobs import PosterJobs
from posterlib.jobs.figures import Standing
from posterlib.settings import Settings
from posterlib.storage import Sharing

__all__ = ["StudioHealth"]


class StudioHealth:
    """Looks at one studio.

    `ruled_out` gives the models that are not asked for the moment, and why, `free` the bytes that a folder's disk has
    left. Thread-safe.
    """

    def __init__(
        self,
        settings: Settings,
        history: History,
        jobs: PosterJobs,
        sharing: Sharing | None,
        *,
        ruled_out: Callable[[], Mapping[str, str]],
        free: Callable[[Path], int] = free_bytes,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._sharing = sharing
        self._ruled_out = ruled_out
        self._free = free
        self._root = history.root
        self._now = now
        self.vitals = Vitals(history, jobs, free=free)
        self._standing = Probe(jobs.figures.standing, name="look-at-standing")
        self.folder_size = FolderSize(history.root)

    def looks(self) -> tuple[Look, ...]:
        """Look at everything, what is most needed first; raises nothing."""
        deadline = time.monotonic() + PATIENCE
        standing = self._standing.ask()  # now, as it is waited for no longer than the vital signs are
        signs = self.vitals.look()
        card = self._jobs.card()
        return (
            self._storage(signs),
            signs.index,
            self._work(signs, *answer_by(deadline, standing, "The database of jobs")),
            signs.disk,
            look_at_model(card, self._ruled_out(), self._now().date()),
            look_at_bucket(self._sharing, self._settings.aws_s3_bucket),
            look_at_mail(self._settings, self._now()),
            look_at_log(self._settings.log_path),
        )

    def free_bytes(self) -> int:
        """Give the bytes that the disk of the history folder has left.

        Raises:
            OSError: it cannot be looked at.
        """
        return self._free(self._root)

    def uptime(self) -> timedelta:
        """Tell how long this process has run."""
        return self._now() - datetime.fromtimestamp(psutil.Process().create_time(), UTC)

    def _storage(self, signs: VitalSigns) -> Look:
        size = self.folder_size.known()
        if signs.storage.state == "broken" or size is None:
            return signs.storage
        return Look("storage", "well", f"The history folder can be written; it holds {bytes_told(size)}.")

    def _work(self, signs: VitalSigns, standing: Standing | None, fault: str) -> Look:
        if signs.jobs.state == "broken":
            return signs.jobs
        if standing is None:
            return Look("jobs", "broken", fault)
        says = "Nothing is at work and nothing waits."
        if standing.posters_at_work or standing.posters_queued:
            says = f"{counted(standing.posters_at_work, 'poster')} at work, {standing.posters_queued:,} in the queue."
        if standing.interrupted:
            says += f" {counted(standing.interrupted, 'poster')} of the last day interrupted: perhaps paid, not kept."
            return Look("jobs", "attention", says, "The home page lists them under “Not settled yet”.")
        return Look("jobs", "well", says)
