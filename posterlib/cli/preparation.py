"""What a command needs before it can work: the settings, a quiet log, and for looking back the history alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from posterlib.bootstrap import OUTBOX, open_studio_log
from posterlib.errors import SettingsError
from posterlib.history import History
from posterlib.logs import close_log
from posterlib.request_ids import begin_request, end_request
from posterlib.settings import Settings, load_settings
from posterlib.storage.outbox import Note, Outbox

__all__ = ["command_settings", "open_history"]


@contextmanager
def command_settings() -> Iterator[Settings]:
    """Read the settings, and keep the log to errors on the terminal meanwhile: the command says the rest itself.

    Raises:
        SettingsError: a setting is wrong, or `.env` cannot be read.
    """
    try:
        settings = load_settings()
    except (OSError, UnicodeError) as error:
        raise SettingsError(
            ".env", f"It cannot be read ({type(error).__name__}). Save it as UTF-8 text, readable for you."
        ) from error
    open_studio_log(settings, quiet=True)
    begin_request()
    try:
        yield settings
    finally:
        end_request()
        close_log()


@contextmanager
def open_history(settings: Settings) -> Iterator[History]:
    """Open the history without image models or an account; a server may be at work on it.

    Raises:
        StorageError: the history folder cannot be used.
    """
    history = History(settings.history_dir, now=lambda: datetime.now(UTC))
    try:
        _note_copies(history)
        yield history
    finally:
        history.close()


def _note_copies(history: History) -> None:
    """Leave word that posters completed just now lack their copy in the bucket: whoever draws next makes it."""
    completed = [entry for entry in history.recovered if entry.s3_key]
    if completed:
        outbox = Outbox(history.root / OUTBOX)
        for entry in completed:
            outbox.write(entry.id, Note(entry.s3_bucket, entry.s3_key, entry.media_type))
