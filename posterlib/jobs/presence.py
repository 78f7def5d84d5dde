"""Which processes of the studio live: each holds a lock that its end, however sudden, lets go."""

from __future__ import annotations

import fcntl
import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from posterlib.errors import StorageError
from posterlib.history.drafts import storage_faults

__all__ = ["FilePresence", "PostgresPresence", "Presence"]


class Presence(Protocol):
    """Shows that this process lives, and tells of others whether they do."""

    def renew(self) -> None:
        """Make sure that the lock is still held."""
        ...

    def lives(self, executor: str) -> bool:
        """Tell whether the process with this id lives; in doubt it does."""
        ...

    def close(self) -> None:
        """Let go of the lock."""
        ...


class FilePresence:
    """Locks a file in a folder that the processes of one machine share.

    Raises:
        StorageError: the folder cannot be used.
    """

    def __init__(self, folder: Path, executor: str) -> None:
        self._folder = folder
        self._path = folder / executor
        with storage_faults("announcing this process"):
            folder.mkdir(parents=True, exist_ok=True)
            unlocked = folder / f"new-{executor}"
            lock = os.open(unlocked, os.O_RDWR | os.O_CREAT, 0o600)
            self._lock: int | None = lock
            fcntl.flock(lock, fcntl.LOCK_EX)
            unlocked.rename(self._path)

    def renew(self) -> None:
        """Do nothing: the lock lasts as long as the process."""

    def lives(self, executor: str) -> bool:
        """Tell whether somebody holds the lock of that id."""
        path = self._folder / executor
        try:
            lock = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(lock)
        with suppress(OSError):
            path.unlink()  # nobody comes back under that id
        return False

    def close(self) -> None:
        """Let go of the lock and remove its file."""
        lock, self._lock = self._lock, None
        if lock is not None:
            with suppress(OSError):
                self._path.unlink()
            os.close(lock)


class PostgresPresence:
    """Holds an advisory lock in a session of its own; the database ends it together with the process or its machine."""

    def __init__(self, engine: Engine, executor: str) -> None:
        self._engine = engine
        self._executor = executor
        self._guard = threading.Lock()
        self._session = self._hold()

    def renew(self) -> None:
        """Take the lock again when the session has broken off.

        Raises:
            StorageError: the database does not answer. Call it again.
        """
        with self._guard:
            try:
                self._session.execute(text("SELECT 1"))
            except SQLAlchemyError:
                self._end_session()
                self._session = self._hold()

    def lives(self, executor: str) -> bool:
        """Tell whether a session holds the lock of that id."""
        if executor == self._executor:
            return True
        try:
            with self._engine.connect() as connection:
                taken = connection.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _key(executor)})
                return not taken
        except SQLAlchemyError:
            return True

    def close(self) -> None:
        """End the session."""
        with self._guard:
            self._end_session()

    def _end_session(self) -> None:
        with suppress(SQLAlchemyError):  # it may be closed already
            self._session.invalidate()
            self._session.close()

    def _hold(self) -> Connection:
        """Open a session with the lock; one that broke off may hold it until the database notices."""
        try:
            session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            if session.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _key(self._executor)}):
                return session
            session.close()
        except SQLAlchemyError as error:
            raise _away() from error
        raise _away()


def _away() -> StorageError:
    return StorageError(
        "The database of jobs does not answer as it should. Check that PostgreSQL runs; posters that are being drawn "
        "are kept."
    )


def _key(executor: str) -> int:
    return int.from_bytes(hashlib.blake2b(executor.encode(), digest_size=8).digest(), "big", signed=True)
