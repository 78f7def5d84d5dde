"""Looks at the database of jobs, and at what was spent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from posterlib.doctor.findings import Finding
from posterlib.errors import SettingsError, StorageError
from posterlib.jobs import Spending
from posterlib.jobs.database import database_file, open_database
from posterlib.jobs.store import JobStore
from posterlib.plain_text import dollars_told
from posterlib.settings import Settings

__all__ = ["look_at_jobs"]

_WHAT = "jobs"


def look_at_jobs(settings: Settings, *, now: datetime) -> Iterator[Finding]:
    """Look at the database, once there is one. In PostgreSQL the tables are made if they are not there yet."""
    url = settings.database_url.get_secret_value()
    if not url and not database_file(settings.history_dir).exists():
        yield Finding(_WHAT, "missing", "There is no database yet; the first start makes it in the history folder.")
        return
    try:
        database = open_database(url, settings.history_dir)
    except (SettingsError, StorageError) as error:
        yield Finding(_WHAT, "broken", str(error))
        return
    try:
        store = JobStore(database, executor="", now=lambda: now)
        jobs = store.open_jobs()
        money = store.spending(settings.daily_budget_usd)
    except StorageError as error:
        yield Finding(_WHAT, "broken", str(error))
        return
    finally:
        database.close()
    where = "PostgreSQL" if url else "Its file"
    unfinished = {0: "no job is unfinished", 1: "1 job is unfinished"}.get(jobs, f"{jobs} jobs are unfinished")
    yield Finding(_WHAT, "ok", f"{where} answers; {unfinished}.")
    yield _money(money)


def _money(money: Spending) -> Finding:
    spent = f"{dollars_told(money.today)} today, {dollars_told(money.this_month)} this month (UTC, list prices)."
    if money.daily_budget is None or money.left is None:
        return Finding("money", "ok", f"{spent} No DAILY_BUDGET_USD is set.")
    if not money.left:
        says = f"{spent} The budget of {dollars_told(money.daily_budget)} a day is used up."
        return Finding("money", "missing", says, "Wait for the next day, or raise DAILY_BUDGET_USD.")
    return Finding(
        "money", "ok", f"{spent} Of {dollars_told(money.daily_budget)} a day, {dollars_told(money.left)} is left."
    )
