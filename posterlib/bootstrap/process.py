"""The one studio of this process, which pages, API and server share."""

from __future__ import annotations

import logging
import threading

from posterlib.aws.secrets import secrets_in_environment
from posterlib.background import in_background
from posterlib.bootstrap.building import build_services
from posterlib.bootstrap.services import Services
from posterlib.logs import open_log
from posterlib.settings import Settings, load_settings

__all__ = ["begin_closing", "close_services", "open_studio_log", "services"]

_LOG = logging.getLogger(__name__)


def open_studio_log(settings: Settings, *, quiet: bool = False) -> None:
    """Open the log of this process, as `open_log` does; the secrets of the AWS account are in no line either."""
    open_log(settings, secrets=secrets_in_environment(), quiet=quiet)


_LOCK = threading.Lock()
_OPEN: list[Services] = []


def services() -> Services:
    """Give this process's one studio, built at the first call: pages, API and lifespan share it.

    Raises:
        SettingsError, StorageError: as `build_services`.
    """
    with _LOCK:
        if not _OPEN:
            settings = load_settings()
            open_studio_log(settings)
            # In a thread of its own: `streamlit run` loads the app in that of its event loop, where DBOS does not open.
            _OPEN.append(in_background(lambda: build_services(settings, shared=True), name="open-studio").result())
            _LOG.info("the studio is open: %s draws, the history is %s", _OPEN[0].cards[0].id, settings.history_dir)
        return _OPEN[0]


def begin_closing() -> None:
    """Have this process's studio begin to close, if it is open; what it has begun goes on."""
    with _LOCK:
        opened = _OPEN[-1] if _OPEN else None
    if opened is not None:
        opened.begin_closing()


def close_services() -> None:
    """Finish and close this process's studio, if it was opened."""
    with _LOCK:
        opened = _OPEN.pop() if _OPEN else None
    if opened is not None:
        opened.close()
        _LOG.info("the studio is closed")
