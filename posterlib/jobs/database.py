"""The database of jobs: a SQLite file in the history folder, or PostgreSQL for more than one machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from posterlib.errors import SettingsError, StorageError
from posterlib.jobs.tables import METADATA, POSTERS, add_new_columns
from posterlib.sqlite_files import sqlite_engine

__all__ = ["Database", "database_file", "jobs_folder", "open_database"]

_CONNECTIONS = 12

_PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,  # milliseconds
    "options": "-c statement_timeout=60000",
}
"""A connection that broke without a word is noticed within half a minute, on this side."""

_ONE_AT_A_TIME = 0x706F73746572
"""The number of PostgreSQL's advisory lock that whoever takes jobs in holds."""

_BEGIN = "poster_begin"
_DURABLE = "poster_durable"


class Database:
    """Transactions over the tables of jobs; every method raises `StorageError` when the database cannot be used."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._file: Path | None = None
        self._known_as = 0
        self._make_tables()
        if self._is_sqlite and engine.url.database:
            self._file = Path(engine.url.database)
            self._known_as = self._file.stat().st_ino

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file on this machine."""
        return self._is_sqlite

    @contextmanager
    def writing(self, *, durable: bool, alone: bool = False) -> Iterator[Connection]:
        """Open a transaction that changes something.

        `durable` waits until it survives a power cut; without it, it survives the end of the process. With `alone`, no
        other process is in such a transaction at the same time.
        """
        self._look_at_file()
        with self._faults(), self.engine.connect() as connection:
            connection = connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE", _DURABLE: durable})
            with connection.begin():
                if alone and not self._is_sqlite:  # SQLite lets one write at a time anyway
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only looks."""
        self._look_at_file()
        with self._faults(), self.engine.connect() as connection:
            yield connection

    def check(self) -> None:
        """Find out whether it could take something in now, and answers.

        Raises:
            StorageError: it does not.
        """
        with self.writing(durable=False) as connection:
            connection.execute(text("SELECT 1 FROM studio_jobs LIMIT 1"))
            if not self._is_sqlite:  # there the lock is taken with the transaction; PostgreSQL refuses what writes
                connection.execute(text("UPDATE studio_jobs SET id = id WHERE 1 = 0"))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _make_tables(self) -> None:
        with self.writing(durable=True, alone=True) as connection:
            METADATA.create_all(connection)
            for index in POSTERS.indexes:  # a table of an earlier version may lack one
                index.create(connection, checkfirst=True)
            add_new_columns(connection)

    def _look_at_file(self) -> None:
        """Use what is there now: open connections would go on with a file that was removed, or was put elsewhere."""
        if self._file is None:
            return
        try:
            now_known_as = self._file.stat().st_ino
        except OSError as error:
            raise StorageError(
                "The database of jobs cannot be used: its file is gone from .jobs in the history folder. Put it back, "
                "or restart the studio."
            ) from error
        if now_known_as != self._known_as:
            self._known_as = now_known_as
            self.engine.dispose()
            self._make_tables()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            look_at = "the disk of the history folder" if self._is_sqlite else "the database that DATABASE_URL names"
            raise StorageError(
                f"The database of jobs cannot be used. The posters are safe in the history; check {look_at}, then try "
                "again."
            ) from error


def jobs_folder(history: Path) -> Path:
    """Give the folder, in that of the history, for databases in files and the locks of living processes."""
    return history / ".jobs"


def database_file(history: Path) -> Path:
    """Give the file of the jobs when there is no other database."""
    return jobs_folder(history) / "jobs.sqlite3"


def open_database(url: str, history: Path) -> Database:
    """Open the database at `url`; an empty one is a file in the folder of the history.

    Raises:
        SettingsError: `DATABASE_URL` names no database the studio can use, or nobody answers there.
        StorageError: the file in the history folder cannot be used.
    """
    if not url:
        return _open_file(database_file(history))
    if not re.match(r"postgres(ql)?(\+psycopg)?://", url):
        raise SettingsError("DATABASE_URL", "it is no address such as postgresql://name:password@host:5432/database.")
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
        engine = create_engine(
            address,
            pool_size=_CONNECTIONS,
            max_overflow=_CONNECTIONS,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=_PATIENCE,
        )
        return Database(engine)
    except (SQLAlchemyError, ValueError, StorageError) as error:
        raise SettingsError(
            "DATABASE_URL", "PostgreSQL does not answer there, or refuses. Check that it runs, and the address."
        ) from error


def _open_file(path: Path) -> Database:
    try:
        return Database(_sqlite_engine(path))
    except StorageError as error:
        if type(error.__cause__) is not DatabaseError:  # its subclasses are faults that pass: locked, full, read-only
            raise
        raise StorageError(
            f"The database of jobs, {path}, is damaged. Move it out of the way and start again: the posters are safe "
            "in the history; unfinished jobs and what was spent are forgotten."
        ) from error


def _sqlite_engine(path: Path) -> Engine:
    engine = sqlite_engine(path, connections=_CONNECTIONS, begins=None, pragmas=["temp_store = MEMORY"])
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(_DURABLE) is not None:
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options[_DURABLE] else 'NORMAL'}")
    connection.exec_driver_sql(options.get(_BEGIN, "BEGIN"))
