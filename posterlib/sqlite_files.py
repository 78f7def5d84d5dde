"""SQLite files that the threads of several processes share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine, create_engine, event

__all__ = ["sqlite_engine"]

BUSY = 30.0
"""Seconds to wait while another process writes."""

_A_CONNECTION = 60.0
"""Seconds to wait for one of ours while all are in use."""

_BY_THE_DRIVER = ""
"""The driver's own way to begin a transaction: before the first change."""


def sqlite_engine(
    path: Path, *, connections: int, begins: str | None = _BY_THE_DRIVER, pragmas: Iterable[str] = ()
) -> Engine:
    """Make an engine for a file in write-ahead mode, with at most so many connections.

    `begins` is the driver's isolation level: how it begins a transaction, or `None` where the caller says `BEGIN`.
    `pragmas` are set on each connection, beside a safety that survives the end of the process but not a power cut.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_A_CONNECTION,
        hide_parameters=True,  # prompts are among them, and faults are logged
        connect_args={"timeout": BUSY, "isolation_level": begins},
    )

    def tune(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own connection
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine, "connect", tune)
    return engine
