"""Puts the jobs of one process together: its database, its queue, and who looks after them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from posterlib.errors import UnknownModelError
from posterlib.history import History
from posterlib.history.drafts import storage_faults
from posterlib.image_models.fitting import Defaults
from posterlib.image_models.lineup import Lineup
from posterlib.jobs.caretaker import Caretaker
from posterlib.jobs.counting import Draw, counted
from posterlib.jobs.database import Database, jobs_folder, open_database
from posterlib.jobs.figures import Figures
from posterlib.jobs.poster_jobs import PosterJobs
from posterlib.jobs.presence import FilePresence, PostgresPresence, Presence
from posterlib.jobs.reading import JobReader
from posterlib.jobs.store import JobStore
from posterlib.jobs.taking_in import TakingIn
from posterlib.jobs.work_queue import ThreadQueue, WorkQueue
from posterlib.jobs.worker import PosterWorker
from posterlib.measures import Measures
from posterlib.rate_limits import RateLimits

__all__ = ["open_jobs"]


def open_jobs(
    lineup: Lineup,
    draw: Draw,
    *,
    history: History,
    recover: Callable[[], Iterable[str]],
    defaults: Defaults,
    limits: RateLimits | None,
    budget: Decimal | None,
    database_url: str,
    calls_per_minute: int,
    shared: bool,
    now: Callable[[], datetime],
    measures: Measures | None = None,
) -> PosterJobs:
    """Open the jobs, settle what processes that ended have left, and begin to work.

    `recover` completes what they had received, and gives the ids of those entries. `calls_per_minute` replaces the rate
    of every card, unless it is 0. `shared` puts what waits into the queue of all processes. `measures` is where all of
    the studio is counted.

    Raises:
        SettingsError: the database is none that the studio can use.
        StorageError: the database or the queue cannot be used.
    """
    executor, measures = uuid.uuid4().hex, measures or Measures()
    folder = jobs_folder(history.root)
    with storage_faults("preparing the jobs"):
        folder.mkdir(exist_ok=True)
    database = open_database(database_url, history.root)
    presence: Presence = (
        FilePresence(folder / "living", executor) if database.is_sqlite else PostgresPresence(database.engine, executor)
    )
    store = JobStore(database, executor=executor, now=now)
    queue = _shared_queue(lineup, database, executor, calls_per_minute, folder) if shared else ThreadQueue(lineup.cards)
    worker = PosterWorker(counted(draw, measures), store, shared=queue.shared)
    figures = Figures(database, measures, now=now)

    def is_free(model_id: str) -> bool:
        try:
            return lineup.card(model_id).offline
        except UnknownModelError:
            return False

    caretaker = Caretaker(
        database,
        store,
        queue,
        worker,
        presence,
        recover=recover,
        whereabouts=history.whereabouts,
        is_free=is_free,
        models=tuple(card.id for card in lineup.cards),
        now=now,
        measures=measures,
        figures=figures,
    )

    def release() -> None:
        figures.flush()
        presence.close()
        database.close()

    taking_in = TakingIn(
        lineup,
        worker,
        store=store,
        queue=queue,
        defaults=defaults,
        draw_seed=random.SystemRandom().randint,
        limits=limits,
        budget=budget,
    )
    jobs = PosterJobs(
        lineup,
        worker,
        taking_in,
        store=store,
        queue=queue,
        reader=JobReader(store, history, is_free=is_free, now=now),
        budget=budget,
        stop_caring=caretaker.close,
        release=release,
        figures=figures,
    )
    queue.open(worker.make)
    caretaker.open()
    return jobs


def _shared_queue(lineup: Lineup, database: Database, executor: str, per_minute: int, folder: Path) -> WorkQueue:
    from posterlib.jobs.dbos_queue import DbosQueue  # it takes half a second to load, which a command need not wait

    cards = sorted(lineup.cards, key=lambda card: card.id != lineup.card().id)  # the default first
    return DbosQueue(cards, database, folder, executor=executor, per_minute=per_minute)
