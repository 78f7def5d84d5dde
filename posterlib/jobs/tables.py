"""The tables of jobs and their posters; times are milliseconds since 1970, money is millionths of a US dollar."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, Column, ColumnElement, Index, Integer, MetaData, String, Table, Text

__all__ = ["JOBS", "METADATA", "POSTERS", "milliseconds", "of_poster"]

METADATA = MetaData()

JOBS = Table(
    "studio_jobs",
    METADATA,
    Column("id", String, primary_key=True),
    Column("token", String, unique=True),  # who sends the same token again is given the same job
    Column("fingerprint", String, nullable=False),  # of what was asked with the token
    Column("created_at", BigInteger, nullable=False),
    Column("requests", Text, nullable=False),
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
    Index("studio_posters_by_day", "day"),
)


def of_poster(job_id: str, number: int) -> tuple[ColumnElement[bool], ...]:
    """Give what picks one poster out."""
    return POSTERS.c.job_id == job_id, POSTERS.c.number == number


def milliseconds(moment: datetime) -> int:
    """Give a moment as the tables write it."""
    return round(moment.timestamp() * 1000)
