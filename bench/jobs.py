"""What it costs that a poster is a durable job: beside a queue in memory, and beside no job at all.

`python -m bench.jobs`. The model answers at once with a tiny picture, so that all that is left is ours. PostgreSQL is
measured where POSTGRES_TEST_URL names one.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bench.databases import a_database
from bench.measure import Verdict, show
from posterlib.bootstrap import build_services
from posterlib.generation import generate_poster
from posterlib.history import History
from posterlib.image_models.catalog import OFFLINE
from posterlib.jobs import PosterJobs
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import Poster, PosterRequest, Recipe
from posterlib.settings import Settings

CARD = replace(
    OFFLINE, id="quick", name="Quick artist", family="stability", calls_at_once=16, dollars_per_image=Decimal("0.04")
)
RECIPE = Recipe(CARD.id, "A lighthouse in a storm", 320, 320, seed=3, style="film")
REQUEST = {"prompt": RECIPE.prompt, "width": 320, "height": 320}
ONE_BY_ONE = 40
AT_ONCE = 200
LATENCY_BUDGET = 150.0
COST_BUDGET = 2.0


@dataclass(frozen=True)
class Cost:
    """Milliseconds for one job: medians of those made one by one, and processor time of those made at once."""

    submit: float
    start: float
    whole: float
    processor: float


class QuickModel:
    """Delivers a picture drawn before, at once, and notes when it was asked."""

    def __init__(self) -> None:
        self.picture = OfflineImageModel().generate(replace(RECIPE, model="offline")).image
        self.asked_at = 0.0

    def generate(self, recipe: Recipe) -> Poster:
        """Read the bytes as any adapter does."""
        self.asked_at = time.perf_counter()
        return Poster.from_bytes(self.picture, recipe)


def main() -> bool:
    """Measure, print, and tell whether the budgets were kept."""
    model = QuickModel()
    print(f"milliseconds; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    costs = {"no job at all": _without_jobs(model)}
    for kind in ("memory", "sqlite", "postgresql"):
        with _opened(kind, model) as jobs:
            if jobs is not None:
                costs[kind] = _cost(jobs, model)
    for kind, cost in costs.items():
        print(
            f"{kind:<14} submit {cost.submit:5.1f}   start {cost.start:5.1f}   whole {cost.whole:6.1f}   "
            f"processor {cost.processor:5.1f}"
        )
    verdicts = []
    for kind in [kind for kind in ("sqlite", "postgresql") if kind in costs]:
        start, ratio = costs[kind].start, costs[kind].processor / costs["memory"].processor
        verdicts += [
            Verdict(f"{kind}: milliseconds until it starts", start, f"≤ {LATENCY_BUDGET:.0f}", start <= LATENCY_BUDGET),
            Verdict(f"{kind}: processor time ÷ that in memory", ratio, f"≤ {COST_BUDGET}", ratio <= COST_BUDGET),
        ]
    return show(verdicts)


def _without_jobs(model: QuickModel) -> Cost:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        history = History(Path(folder), now=lambda: datetime.now(UTC))

        def draw(_: int = 0) -> None:
            generate_poster(RECIPE, card=CARD, model=model, history=history)

        draw()
        times = []
        for _ in range(ONE_BY_ONE):
            started = time.perf_counter()
            draw()
            times.append(time.perf_counter() - started)
        before = time.process_time()
        with ThreadPoolExecutor(CARD.calls_at_once) as pool:
            list(pool.map(draw, range(AT_ONCE)))
        processor = (time.process_time() - before) / AT_ONCE
        history.close()
    return Cost(0.0, 0.0, statistics.median(times) * 1000, processor * 1000)


@contextmanager
def _opened(kind: str, model: QuickModel) -> Iterator[PosterJobs | None]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, a_database(kind) as database_url:
        if database_url is None:
            yield None
            return
        settings = Settings(
            history_dir=Path(folder),
            database_url=database_url,
            rate_limit_enabled=False,
            image_requests_per_minute=100_000,
        )
        services = build_services(settings, {CARD.id: (CARD, model)}, shared=kind != "memory")
        yield services.jobs
        services.close()


def _cost(jobs: PosterJobs, model: QuickModel) -> Cost:
    request = PosterRequest.parse(REQUEST)

    def finish(job_id: str) -> None:
        job = jobs.wait(job_id)
        assert job is not None
        assert job.entries, job.failures

    finish(jobs.submit(request))
    submits, starts, wholes = [], [], []
    for _ in range(ONE_BY_ONE):
        started = time.perf_counter()
        job_id = jobs.submit(request)
        submitted = time.perf_counter()
        finish(job_id)
        submits.append(submitted - started)
        starts.append(max(0.0, model.asked_at - submitted))
        wholes.append(time.perf_counter() - started)
    before = time.process_time()
    threads = [threading.Thread(target=lambda: finish(jobs.submit(request))) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    processor = (time.process_time() - before) / AT_ONCE
    submit, start, whole = (statistics.median(times) * 1000 for times in (submits, starts, wholes))
    return Cost(submit, start, whole, processor * 1000)


if __name__ == "__main__":
    sys.exit(not main())
