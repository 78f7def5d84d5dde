"""Opens the log as the settings want it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable

from posterlib.logs.destinations import LogFile, Stderr, lines_worth_keeping
from posterlib.logs.libraries import bring_in_libraries
from posterlib.logs.lines import Lines
from posterlib.logs.redaction import Redaction
from posterlib.logs.secrets import secrets_in
from posterlib.settings import Settings

__all__ = ["close_log", "open_log"]


def open_log(settings: Settings, *, secrets: Iterable[str] = (), quiet: bool = False) -> None:
    """Have this process's log lines go to stderr and to `LOG_FILE`, whoever says them. Again, it replaces the former.

    The settings' secrets and these further ones are in no line. A `quiet` log keeps what is less than an error off
    stderr, unless debugging: a command tells the rest in its own words.
    """
    close_log()
    redaction = Redaction([*secrets_in(settings), *secrets])
    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    for_people = settings.log_format == "console" or (settings.log_format == "auto" and on_terminal)
    stderr = Stderr()
    stderr.setFormatter(Lines(redaction, for_people=for_people, colours=on_terminal))
    handlers: list[logging.Handler] = [stderr]
    if settings.log_path is not None:
        file = LogFile(settings.log_path, stderr.handle)
        file.setFormatter(Lines(redaction, for_people=False))
        handlers.append(file)
    if quiet and not settings.debug:
        stderr.setLevel(logging.ERROR)
    for handler in handlers:
        handler.addFilter(lines_worth_keeping)
        logging.getLogger().addHandler(handler)
    logging.getLogger("posterlib").setLevel(logging.DEBUG if settings.debug else logging.INFO)
    bring_in_libraries()


def close_log() -> None:
    """Have nothing written any more; what the libraries print is theirs again only in a new process."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, Stderr | LogFile)]:
        root.removeHandler(handler)
        handler.close()
    logging.getLogger("posterlib").setLevel(logging.NOTSET)
