"""The tables of jobs, their posters and what is counted.

Times are milliseconds since 1970, money is millionths of a US dollar.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    text,
)
from sqlalchemy.schema import CreateColumn

__all__ = ["JOBS", "METADATA", "POSTERS", "TALLIES", "add_new_columns", "milliseconds", "of_poster"]

METADATA = MetaData()

JOBS = Table(
    "studio_jobs",
    METADATA,
    Column("id", String, primary_key=True),
    Column("token", String, unique=True),  # who sends the same token again is given the same job
    Column("fingerprint", String, nullable=False),  # of what was asked with the token
    Column("created_at", BigInteger, nullable=False),
    Column("requests", Text, nullable=False),
    Column("request_id", String),  # the request of HTTP or of a page that submitted it
)

POSTERS = Table(
    "studio_posters",
    METADATA,
    Column("job_id", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("model", String, nullable=False),  # whose queue it waits in
    Column("recipe", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("turn", Integer, nullable=False),  # how often it was given back to the queue
    Column("deaths", Integer, nullable=False),  # how many processes ended while they drew it
    Column("executor", String),  # the process that draws it, or alone may draw it
    Column("private", Boolean, nullable=False),  # it ends with the process that took it in
    Column("created_at", BigInteger, nullable=False),
    Column("sent_at", BigInteger),  # when its model was asked
    Column("ended_at", BigInteger),
    Column("entry_id", String),  # the id it has, or would have had, in the history
    Column("price", BigInteger, nullable=False),  # reserved, then spent
    Column("day", String, nullable=False),  # of the price, in UTC
    Column("error", Text),
    Index("studio_posters_by_state", "state", "model", "created_at"),
    Index("studio_posters_by_money", "day", "state", "price"),  # sums are read off it alone
)

TALLIES = Table(
    "studio_tallies",
    METADATA,
    Column("day", String, primary_key=True),  # in UTC; "" is all those that are too old to be kept apart
    Column("measure", String, primary_key=True),
    Column("labels", String, primary_key=True),  # a JSON list
    Column("bucket", String, primary_key=True),
    Column("times", BigInteger, nullable=False),
    Column("total", Float(53), nullable=False),
)


def add_new_columns(connection: Connection) -> None:
    """Give tables that an earlier version made the columns they lack, empty; nobody else may do so at the same time."""
    found = inspect(connection)
    for table in METADATA.tables.values():
        known = {column["name"] for column in found.get_columns(table.name)}
        for column in table.columns:
            if column.name not in known:
                described = CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {described}"))


def of_poster(job_id: str, number: int) -> tuple[ColumnElement[bool], ...]:
    """Give what picks one poster out."""
    return POSTERS.c.job_id == job_id, POSTERS.c.number == number


def milliseconds(moment: datetime) -> int:
    """Give a moment as the tables write it."""
    return round(moment.timestamp() * 1000)
