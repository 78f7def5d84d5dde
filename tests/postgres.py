"""PostgreSQL's side of a test: empty databases on the server that run-tests.sh starts."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import make_url

__all__ = ["SERVER", "name_of", "new_database", "on_server"]

SERVER = os.environ.get("POSTGRES_TEST_URL", "")
"""The address of a database on the server; "" where there is no PostgreSQL."""


@contextmanager
def new_database(like: str = "") -> Iterator[str]:
    """Make a database, give its address, and drop it with whoever is still connected.

    It is empty, or a copy of the one at the address `like`, to which nobody is connected.
    """
    name = f"posters_{uuid.uuid4().hex}"
    on_server(f"CREATE DATABASE {name} TEMPLATE {name_of(like) if like else 'template1'}")
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        on_server(f"DROP DATABASE {name} WITH (FORCE)")


def name_of(address: str) -> str:
    """Give the name of the database at an address."""
    return str(make_url(address).database)


def on_server(*commands: str) -> None:
    """Run commands on the server itself, each for itself."""
    with psycopg.connect(SERVER, autocommit=True) as connection:
        for command in commands:
            connection.execute(command)  # type: ignore[call-overload, unused-ignore]  # made by tests alone
