"""Where the studio's own log lines go: to stderr, one line each."""

from __future__ import annotations

import logging

__all__ = ["log_to_stderr"]

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to_stderr(*, debug: bool) -> None:
    """Show what the studio says, in detail when debugging; other libraries keep their own settings. May be repeated."""
    log = logging.getLogger("posterlib")
    log.setLevel(logging.DEBUG if debug else logging.INFO)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        log.addHandler(handler)
