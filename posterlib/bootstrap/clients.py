"""Clients of what is elsewhere, made while the studio starts."""

from __future__ import annotations

import logging
from collections.abc import Callable

from posterlib.background import in_background
from posterlib.errors import PosterError

__all__ = ["open_meanwhile"]

_LOG = logging.getLogger(__name__)


def open_meanwhile(open_client: Callable[[], None]) -> None:
    """Make a client while the studio starts: the first poster need not wait for it."""

    def open_quietly() -> None:
        try:
            open_client()
        except PosterError as error:
            _LOG.warning("%s", error)

    in_background(open_quietly, name="open-client")
