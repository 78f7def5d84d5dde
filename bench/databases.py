"""Databases for benchmarks: the file in the history folder, and PostgreSQL where POSTGRES_TEST_URL names one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from sqlalchemy import make_url

__all__ = ["a_database"]


@contextmanager
def a_database(kind: str) -> Iterator[str | None]:
    """Give DATABASE_URL of an empty database for as long as the block lasts, `None` where there is no PostgreSQL."""
    server = os.environ.get("POSTGRES_TEST_URL", "")
    if kind != "postgresql":
        yield ""
        return
    if not server:
        yield None
        return
    name = f"posters_{uuid.uuid4().hex}"
    _on_server(server, "CREATE DATABASE {}", name)
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        _on_server(server, "DROP DATABASE {} WITH (FORCE)", name)


def _on_server(server: str, command: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(sql.Identifier(name)))  # type: ignore[arg-type, unused-ignore]
