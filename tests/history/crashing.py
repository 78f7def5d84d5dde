"""Makes a poster again and again, in processes that die at the first, second, third … file operation as by `kill -9`.

`python -m tests.history.crashing FOLDER` leaves one history folder for each place where it died.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from posterlib.posters import PosterRequest
from tests.studio import FakeImageModel, open_studio, painted

_OPERATIONS = ("mkdir", "rename", "replace", "fsync", "fdatasync")


def die_at(number: int) -> None:
    seen = 0

    def counted(operation: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal seen
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return operation(*arguments, **options)

        return call

    for name in _OPERATIONS:
        setattr(os, name, counted(getattr(os, name)))


def make_one_poster(folder: Path, dies_at: int) -> None:
    model = FakeImageModel()
    model.enqueue(painted(480, 320, seed=dies_at))
    studio = open_studio(folder, model)
    die_at(dies_at)
    studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A red fox", "seed": dies_at})))
    studio.close()


def die_everywhere(root: Path, work: Callable[[Path, int], None]) -> None:
    """Do the work in a folder and a process of its own for each place where it can die, until it lives through."""
    for number in range(1, 100):
        child = os.fork()
        if child == 0:
            work(root / str(number), number)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return


if __name__ == "__main__":
    die_everywhere(Path(sys.argv[1]), make_one_poster)
