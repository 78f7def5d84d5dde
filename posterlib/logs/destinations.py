"""Where lines go: stderr, and a file that several processes may write and set aside together."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from concurrent_log_handler import ConcurrentRotatingFileHandler

__all__ = ["LogFile", "Stderr", "lines_worth_keeping"]

_FULL = 10 * 1024 * 1024
"""Bytes after which a file is set aside."""

_KEPT = 5
"""Files that were set aside."""


class Stderr(logging.StreamHandler[TextIO]):
    """Writes to what is stderr at the moment. When nobody reads it any more, there is nobody to tell."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # the standard library's own last resort does the same
        """What is stderr now."""
        return sys.stderr

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the standard library's
        """Go on in silence; the standard library would print the record as it came, secrets and all."""


class LogFile(ConcurrentRotatingFileHandler):
    """Appends to a file; at 10 MB it is set aside as `<name>.1`, the former `.1` as `.2`, and so on up to 5.

    All processes that write it hold a lock while they do, `.__<name>.lock` beside it. A file that cannot be written
    keeps nothing from going on: `tell` is given a record that says so, once until it can be written again.
    """

    def __init__(self, path: Path, tell: Callable[[logging.LogRecord], object], *, full: int = _FULL) -> None:
        super().__init__(str(path), maxBytes=full, backupCount=_KEPT, encoding="utf-8", unicode_error_policy="replace")
        self._tell = tell
        self._told = False

    def do_write(self, msg: str) -> None:
        """Write a line, and mind that it worked."""
        super().do_write(msg)
        self._told = False

    def close(self) -> None:
        """Let go of the file and its lock, even where the last line finds no room."""
        try:
            super().close()
        except OSError:
            super().close()  # the file is closed by now, the lock is not

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802  # the standard library's
        """Say why the file cannot be written, if that was not said."""
        error = sys.exc_info()[1]
        if self._told:
            return
        self._told = True
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        says = "The log file %s cannot be written (%s); the studio goes on without it. LOG_FILE names another, or none."
        with suppress(Exception):
            self._tell(
                logging.LogRecord(
                    __name__, logging.WARNING, __file__, 0, says, (self.baseFilename, reason), None, "handleError"
                )
            )


def lines_worth_keeping(record: logging.LogRecord) -> bool:
    """Tell whether a record is the studio's own, or a warning at least of somebody else."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] == "posterlib"
