"""Studios as processes, seen from the tests."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from posterlib.jobs import Cancelled, Spending
from tests.durability.studio_process import JobTold, Opening, Refusal, serve

__all__ = ["CORE", "FOX", "OFFLINE_FOX", "ULTRA", "RefusedError", "StudioProcess", "Studios", "foxes"]

ULTRA = "stability.stable-image-ultra-v1:1"
"""Draws four at once, for US$ 0.14 each."""

CORE = "stability.stable-image-core-v1:1"
"""Draws sixteen at once."""

FOX = {"prompt": "A red fox in the snow", "seed": 1}
OFFLINE_FOX = FOX | {"model": "offline", "width": 320, "height": 320}

# Every process is forked from one that has loaded the studio already, and holds no thread, file or connection.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    ["pytest", "tests.durability.studio_process", "boto3", "psycopg", "sqlalchemy.dialects.postgresql.psycopg"]
)


def foxes(count: int, first_seed: int = 1) -> list[dict[str, Any]]:
    """A list of posters, each with a seed of its own."""
    return [FOX | {"seed": first_seed + number} for number in range(count)]


class RefusedError(Exception):
    """The studio refused: `code` is that of its error."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.says)
        self.code = refusal.code


class StudioProcess:
    """One process with a durable studio. Commands return when it has answered, `ask` before."""

    def __init__(self, opening: Opening) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=serve, args=(theirs, opening), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def opened(self) -> None:
        """Wait until the studio is open."""
        self._pipe.recv()

    def ask(self, command: str, *arguments: Any) -> None:
        self._pipe.send((command, arguments))

    def answer(self) -> Any:
        assert self._pipe.poll(90), "the studio does not answer"
        answer = self._pipe.recv()
        if isinstance(answer, Refusal):
            raise RefusedError(answer)
        return answer

    def submit(self, *asked: dict[str, Any], token: str | None = None) -> str:
        self.ask("submit", asked, token)
        return str(self.answer())

    def find(self, job_id: str) -> JobTold:
        self.ask("find", job_id)
        told = self.answer()
        assert isinstance(told, JobTold)
        return told

    def finished(self, job_id: str) -> JobTold:
        """Wait for the end of a job."""
        self.ask("wait", job_id)
        told = self.answer()
        assert isinstance(told, JobTold)
        assert told.state not in ("queued", "running", "saving"), told
        return told

    def cancel(self, job_id: str) -> Cancelled:
        self.ask("cancel", job_id)
        cancelled = self.answer()
        assert isinstance(cancelled, Cancelled)
        return cancelled

    def try_again(self, job_id: str) -> str:
        self.ask("try_again", job_id)
        return str(self.answer())

    def spending(self) -> Spending:
        self.ask("spending")
        spending = self.answer()
        assert isinstance(spending, Spending)
        return spending

    def running(self) -> int:
        self.ask("running")
        return int(self.answer())

    def sleep_over(self) -> None:
        """Let the next day begin for it."""
        self.ask("sleep_over")
        self.answer()

    def lives(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """End it at once, as `kill -9` does."""
        self._process.kill()
        self._process.join(30)

    def died(self) -> None:
        """Wait until it has killed itself."""
        self._process.join(30)
        assert self._process.exitcode == -signal.SIGKILL

    def begin_to_close(self) -> None:
        """Stop it as SIGTERM does, and return when it takes nothing new."""
        self.ask("begin_to_close")
        self.answer()

    def close(self) -> None:
        """Stop it as SIGTERM does, and return when what was begun is finished and the process has ended."""
        self.ask("close")
        self.answer()
        self._process.join(30)
        assert self._process.exitcode == 0

    def leave(self) -> None:
        """Take it away, whatever it does."""
        if self._process.is_alive():
            self.kill()
        self._pipe.close()
        self._process.close()


class Studios:
    """Opens processes on one history and one database."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.history = folder / "history"
        self.log = folder / "log"
        self._processes: list[StudioProcess] = []
        self._opening = Opening(
            environment=dict(os.environ),
            settings={
                "history_dir": self.history,
                "database_url": database_url,
                "image_model_id": ULTRA,
                "image_fallback_model_ids": "none",
                "image_requests_per_minute": 100_000,
                "rate_limit_enabled": False,
            },
            log=self.log,
        )

    def open(self, *, settings: dict[str, Any] | None = None, wait: bool = True, **opening: Any) -> StudioProcess:
        """Open one more process; it is told how by the fields of `Opening`."""
        wanted = replace(self._opening, settings=self._opening.settings | (settings or {}), **opening)
        process = StudioProcess(wanted)
        self._processes.append(process)
        if wait:
            process.opened()
        return process

    @property
    def entries(self) -> list[str]:
        """The ids of the posters in the history folder."""
        return sorted(folder.name for folder in self.history.glob("2*") if folder.is_dir())

    @property
    def complaints(self) -> Sequence[str]:
        """The lines of the log that are no mere information."""
        return [line for line in self.log.read_text().splitlines() if '"level": "info"' not in line]

    def leave(self) -> None:
        for process in self._processes:
            process.leave()
