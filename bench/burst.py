"""Many posters asked for at one moment, of a model that takes five seconds: time, memory and what is kept.

`python -m bench.burst [COUNT …]`, 50 and 200 without. Each contender runs in a process of its own: the durable studio,
asked over HTTP, on SQLite and, where POSTGRES_TEST_URL names one, on PostgreSQL, and the former service's way. It is
best measured on a quiet machine: the load is printed.
"""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from http import HTTPStatus
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware

from bench.baseline import save_history
from bench.databases import a_database
from bench.measure import Verdict, show
from posterlib.api import create_app
from posterlib.bootstrap import build_services
from posterlib.history.renditions import make_thumbnail
from posterlib.image_models.catalog import OFFLINE
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import Poster, Recipe
from posterlib.serving import SIMULTANEOUS_CALLS
from posterlib.settings import Settings

COUNTS = (50, 200)
MODEL_SECONDS = 5.0
WALL_BUDGET = 1.6
MEMORY_BUDGET = 200.0

CARD = replace(
    OFFLINE,
    id="slow",
    name="Slow artist",
    family="stability",
    calls_at_once=max(COUNTS) + 56,
    dollars_per_image=Decimal("0.04"),
)
RECIPE = Recipe("offline", "A pirate ship on a stormy sea with a lighthouse", 1024, 1024, seed=3, style="film")
REQUEST = {"prompt": RECIPE.prompt, "width": 1024, "height": 1024}


@dataclass(frozen=True)
class Outcome:
    """What became of a burst.

    `seconds` are of the clock, `processor` those of processors, `memory` is in MiB above idle, `kept` counts entries.
    """

    seconds: float
    processor: float
    memory: float
    kept: int


class SlowModel:
    """Delivers a picture drawn before, five seconds after it is asked."""

    def __init__(self, picture: bytes) -> None:
        self.picture = picture
        self.seconds = MODEL_SECONDS

    def generate(self, recipe: Recipe) -> Poster:
        """Wait, then read the bytes as any adapter does."""
        time.sleep(self.seconds)
        return Poster.from_bytes(self.picture, recipe)


def main(counts: tuple[int, ...]) -> bool:
    """Measure, print, and tell whether the budgets were kept."""
    picture = OfflineImageModel().generate(RECIPE).image
    thumbnail = min(_processor_seconds(lambda: make_thumbnail(picture)) for _ in range(10))
    print(
        f"picture of {len(picture) / 1e6:.2f} MB, whose thumbnail takes {thumbnail * 1000:.0f} ms of a processor; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    )
    verdicts = []
    for count in counts:
        for kind in ("sqlite", "postgresql", "former"):
            outcome = _apart(kind, count, picture)
            if outcome is None:
                continue
            wall = outcome.seconds / MODEL_SECONDS
            print(
                f"{count:>4} at once, {kind:<10}: {outcome.seconds:6.2f} s, {wall:.2f} × the model's time, "
                f"{outcome.processor * 1000 / count:3.0f} ms of a processor each, "
                f"{outcome.memory:5.0f} MiB above idle, {outcome.kept} kept"
            )
            if kind == "former":
                continue
            verdicts += [
                Verdict(f"{count} on {kind}: wall ÷ ideal", wall, f"≤ {WALL_BUDGET}", wall <= WALL_BUDGET),
                Verdict(
                    f"{count} on {kind}: MiB above idle",
                    outcome.memory,
                    f"≤ {MEMORY_BUDGET:.0f}",
                    outcome.memory <= MEMORY_BUDGET,
                ),
                Verdict(f"{count} on {kind}: entries kept", outcome.kept, f"= {count}", outcome.kept == count),
            ]
    return show(verdicts)


def _apart(kind: str, count: int, picture: bytes) -> Outcome | None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, a_database(kind) as database_url:
        if database_url is None:
            return None
        arenas = {} if kind == "former" else {"MALLOC_ARENA_MAX": "2"}  # as the start scripts set it
        os.environ.update(arenas)
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        work = _former if kind == "former" else _studio
        process = context.Process(target=work, args=(there, Path(folder), database_url, count, picture))
        process.start()
        for name in arenas:
            del os.environ[name]
        there.close()
        if kind != "former":
            port = here.recv()
            here.send(_all_at_once(lambda: _post(port), count))
        outcome: Outcome = here.recv()
        process.join()
    return outcome


def _studio(there: Connection, folder: Path, database_url: str, _: int, picture: bytes) -> None:
    """Serve as the pages' door does, and tell what the posts of another process have cost."""
    model = SlowModel(picture)
    settings = Settings(
        history_dir=folder, database_url=database_url, rate_limit_enabled=False, image_requests_per_minute=100_000
    )
    services = build_services(settings, {CARD.id: (CARD, model)}, shared=True)
    api: Any = WSGIMiddleware(create_app(services), workers=SIMULTANEOUS_CALLS)  # type: ignore[arg-type]
    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    server = uvicorn.Server(uvicorn.Config(api, log_level="error", lifespan="off"))
    serving = threading.Thread(target=server.run, args=([listening],))
    serving.start()
    port = listening.getsockname()[1]
    model.seconds = 0.0
    _post(port)
    model.seconds = MODEL_SECONDS
    idle, worked = _memory_now(), time.process_time()
    there.send(port)
    seconds = there.recv()
    cost = Outcome(seconds, time.process_time() - worked, _memory("VmHWM") - idle, services.history.count() - 1)
    there.send(cost)
    server.should_exit = True
    serving.join()
    services.close()


def _post(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("POST", "/send_prompt", json.dumps(REQUEST), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    assert answer.status == HTTPStatus.OK, told


def _former(there: Connection, folder: Path, _: str, count: int, picture: bytes) -> None:
    """Do the former service's work in threads, without its server: that is in its favour."""
    model = SlowModel(picture)

    def post() -> None:
        image = model.generate(RECIPE).image
        save_history(folder, str(int(time.time())), image)

    idle, worked = _memory_now(), time.process_time()
    seconds = _all_at_once(post, count)
    worked = time.process_time() - worked
    there.send(Outcome(seconds, worked, _memory("VmHWM") - idle, len(list(folder.iterdir()))))


def _all_at_once(post: Callable[[], None], count: int) -> float:
    """Give seconds from the first post to the last answer."""
    together = threading.Barrier(count + 1)

    def one() -> None:
        together.wait()
        post()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    together.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started


def _memory_now() -> float:
    """Give MiB, and forget the highest so far."""
    Path("/proc/self/clear_refs").write_text("5")
    return _memory("VmRSS")


def _processor_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _memory(name: str) -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(not main(tuple(int(count) for count in sys.argv[1:]) or COUNTS))
