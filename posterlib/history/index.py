"""The SQL index over the history: answers lists and searches, and can be rebuilt from the folders at any time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    text,
    tuple_,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from posterlib.errors import StorageError
from posterlib.history.entries import Entry
from posterlib.history.ids import created_at
from posterlib.history.words import match_expression, searchable_words
from posterlib.sqlite_files import sqlite_engine

__all__ = ["HistoryIndex", "open_index"]

_LOG = logging.getLogger(__name__)

_BATCH = 500

_METADATA = MetaData()
_ENTRIES = Table(
    "entries",
    _METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("made_at", Integer, nullable=False),
    Column("record", String, nullable=False),
)
_NEWEST_FIRST = (_ENTRIES.c.made_at.desc(), _ENTRIES.c.id.desc())
_DDL = (
    "CREATE INDEX IF NOT EXISTS entries_by_time ON entries (made_at, id)",
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS entry_words
    USING fts5(id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')
    """,
)
_ADD_WORDS = text(
    """
    INSERT INTO entry_words (rowid, id, words)
    SELECT key, id, :words FROM entries
    WHERE id = :id AND NOT EXISTS (SELECT 1 FROM entry_words WHERE entry_words.rowid = entries.key)
    """
)


class HistoryIndex:
    """A SQLite index in one file.

    Every method raises `StorageError` when the database cannot be used. Threads may share one index; processes may
    share its file.
    """

    def __init__(self, path: Path) -> None:
        self._writing = threading.Lock()
        # The folders are the truth: an index that forgets its last second in a power cut is rebuilt from them.
        self._engine = sqlite_engine(path, connections=8, pragmas=["temp_store = MEMORY"])
        with self._transaction() as connection:
            _METADATA.create_all(connection)
            for statement in _DDL:
                connection.execute(text(statement))

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries in; those that are there already stay as they are, as entries do not change."""
        batch: list[Entry] = []
        for entry in entries:
            batch.append(entry)
            if len(batch) == _BATCH:
                self._add(batch)
                batch = []
        if batch:
            self._add(batch)

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; ids that are not there are passed over."""
        unwanted = list(ids)
        if unwanted:
            with self._transaction() as connection:
                _delete(connection, unwanted)

    def page(self, query: str, *, limit: int | None, offset: int = 0, before: str | None = None) -> list[Entry]:
        """Give matching entries ("" matches all), newest first, from `offset` on or older than the id `before`."""
        with self._reading() as connection:
            records = connection.scalars(_listing(_ENTRIES.c.record, query, limit, offset, before))
            return [Entry.from_json(record) for record in records]

    def ids(self, query: str = "", *, limit: int | None = None, before: str | None = None) -> list[str]:
        """Give ids alone, as `page` would order them."""
        with self._reading() as connection:
            return list(connection.scalars(_listing(_ENTRIES.c.id, query, limit, 0, before)))

    def find_all(self, ids: Collection[str]) -> dict[str, Entry]:
        """Give those of the entries that there are, by id."""
        with self._reading() as connection:
            records = connection.execute(select(_ENTRIES.c.id, _ENTRIES.c.record).where(_ENTRIES.c.id.in_(ids)))
            return {entry_id: Entry.from_json(record) for entry_id, record in records}

    def count(self, query: str = "") -> int:
        """Tell how many entries match the query."""
        with self._reading() as connection:
            return int(connection.scalar(_matching(select(func.count()).select_from(_ENTRIES), query)) or 0)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _add(self, entries: Sequence[Entry]) -> None:
        with self._transaction() as connection:
            connection.execute(
                insert(_ENTRIES).on_conflict_do_nothing(),
                [
                    {"id": entry.id, "made_at": _milliseconds(entry.id), "record": entry.to_json().decode()}
                    for entry in entries
                ],
            )
            connection.execute(
                _ADD_WORDS,
                [{"id": entry.id, "words": searchable_words(entry)} for entry in entries],
            )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._writing, _faults(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _faults(), self._engine.connect() as connection:
            yield connection


def open_index(path: Path) -> HistoryIndex:
    """Open the index, setting a damaged file aside: what it said is in the folders.

    Raises:
        StorageError: the file cannot be read or written for any other reason.
    """
    try:
        return HistoryIndex(path)
    except StorageError as error:
        if type(error.__cause__) is not DatabaseError:  # its subclasses are faults that pass: locked, full, read-only
            raise
    _LOG.warning("the index %s is damaged; it is set aside and rebuilt from the folders", path.name)
    for ending in ("", "-wal", "-shm"):
        damaged = path.with_name(path.name + ending)
        if damaged.exists():
            damaged.replace(path.with_name(f"damaged-{path.name}{ending}"))
    return HistoryIndex(path)


def _listing(column: Column[str], query: str, limit: int | None, offset: int, before: str | None) -> Select[Any]:
    statement = _matching(select(column), query).order_by(*_NEWEST_FIRST).offset(offset).limit(limit)
    if before is None:
        return statement
    return statement.where(tuple_(_ENTRIES.c.made_at, _ENTRIES.c.id) < tuple_(_milliseconds(before), before))


def _matching(statement: Select[Any], query: str) -> Select[Any]:
    expression = match_expression(query)
    if not expression:
        return statement
    hits: Select[Any] = (
        select(literal_column("rowid")).select_from(text("entry_words")).where(text("entry_words MATCH :expression"))
    )
    return statement.where(_ENTRIES.c.key.in_(hits)).params(expression=expression)


def _delete(connection: Connection, ids: Sequence[str]) -> None:
    keys = [{"unwanted": entry_id} for entry_id in ids]
    unwanted = _ENTRIES.c.id == bindparam("unwanted")
    connection.execute(
        text("DELETE FROM entry_words WHERE rowid = (SELECT key FROM entries WHERE id = :unwanted)"), keys
    )
    connection.execute(delete(_ENTRIES).where(unwanted), keys)


def _milliseconds(entry_id: str) -> int:
    made_at = created_at(entry_id)
    return 0 if made_at is None else round(made_at.timestamp() * 1000)


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StorageError(
            "The history's index cannot be used. The posters are safe on disk; free space or mend the permissions of "
            "the history folder and restart the studio, which rebuilds the index."
        ) from error
