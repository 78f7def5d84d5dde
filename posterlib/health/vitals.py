"""What the studio cannot work without: folder, index, database of jobs, room on the disk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from posterlib.errors import StorageError
from posterlib.health.look import Look
from posterlib.health.probe import Probe, answer_by
from posterlib.health.words import bytes_told, counted
from posterlib.history import History
from posterlib.jobs import PosterJobs

__all__ = ["LEAST_FREE", "PATIENCE", "VitalSigns", "Vitals", "free_bytes"]

LEAST_FREE = 100_000_000
"""Bytes that must be left on the disk."""

_SCARCE = 1_000_000_000
"""Bytes; about 400 posters, or some days for whoever has to notice."""

PATIENCE = 2.0
"""Seconds for all answers together."""

_ROOM = "Free some space on that disk, or set HISTORY_DIR to another one."


def free_bytes(folder: Path) -> int:
    """Give the bytes that are left on the disk of a folder."""
    return shutil.disk_usage(folder).free


@dataclass(frozen=True)
class VitalSigns:
    """What was seen at one moment; numbers that could not be had are `None`."""

    storage: Look
    index: Look
    jobs: Look
    disk: Look
    posters: int | None
    jobs_running: int | None
    free: int | None

    @property
    def looks(self) -> tuple[Look, ...]:
        """All of them."""
        return self.storage, self.index, self.jobs, self.disk

    @property
    def broken(self) -> tuple[Look, ...]:
        """Those for which the studio cannot work."""
        return tuple(look for look in self.looks if look.state == "broken")


class Vitals:
    """Looks at all of it at one time. What does not answer within `patience` seconds counts as broken. Thread-safe."""

    def __init__(
        self,
        history: History,
        jobs: PosterJobs,
        *,
        patience: float = PATIENCE,
        free: Callable[[Path], int] = free_bytes,
    ) -> None:
        def jobs_running() -> int:
            jobs.figures.check()
            return jobs.running()

        def room() -> int:
            try:
                return free(history.root)
            except OSError as error:
                raise StorageError(
                    f"The disk cannot be looked at: {error.strerror}. Check that it is there."
                ) from error

        self._patience = patience
        self._folder = Probe(history.check_folder, name="look-at-folder")
        self._index = Probe(history.check_index, name="look-at-index")
        self._jobs = Probe(jobs_running, name="look-at-jobs")
        self._disk = Probe(room, name="look-at-disk")

    def look(self) -> VitalSigns:
        """Look now; raises nothing."""
        deadline = time.monotonic() + self._patience
        asked = self._folder.ask(), self._index.ask(), self._jobs.ask(), self._disk.ask()
        _, folder_fault = answer_by(deadline, asked[0], "The history folder")
        posters, index_fault = answer_by(deadline, asked[1], "The history's index")
        running, jobs_fault = answer_by(deadline, asked[2], "The database of jobs")
        free, disk_fault = answer_by(deadline, asked[3], "The disk of the history folder")
        return VitalSigns(
            storage=_look("storage", folder_fault, "The history folder can be written."),
            index=_look("index", index_fault, f"It answers and lists {counted(posters or 0, 'poster')}."),
            jobs=_look("jobs", jobs_fault, f"Their database answers; {counted(running or 0, 'job')} at work."),
            disk=_look("disk", disk_fault, "") if free is None else _disk(free),
            posters=posters,
            jobs_running=running,
            free=free,
        )


def _look(what: str, fault: str, well: str) -> Look:
    return Look(what, "broken", fault) if fault else Look(what, "well", well)


def _disk(free: int) -> Look:
    says = f"{bytes_told(free)} left where the posters are kept."
    if free < LEAST_FREE:
        return Look("disk", "broken", f"Only {says}", _ROOM)
    return Look("disk", "attention", f"Only {says}", _ROOM) if free < _SCARCE else Look("disk", "well", says)
