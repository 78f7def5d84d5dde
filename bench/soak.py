"""The real server under mixed load for minutes: memory that stays flat, and no poster lost or doubled.

`python -m bench.soak [--minutes 10]`. The server of the pages runs as a process of its own, and so does Bedrock's
stand-in, which paints small pictures. People ask and wait, leave jobs and look at them, cancel some, page through the
history, search it, fetch pictures, look on the pages and speak OpenAI's API; some leave in the middle. Every answered
poster is then looked for. It is best run on a quiet machine: the load is printed.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
from PIL import Image

from bench.measure import Verdict, show
from bench.servers import bedrock, free_port
from bench.soak_people import People

MODEL = "stability.stable-image-ultra-v1:1"
MEMORY_BUDGET = 1.0
"""MiB a minute, in the second half."""
LATENCY_BUDGET = 1_000.0
"""Milliseconds for the 95th of a hundred requests that wait for no poster."""
DESCRIPTOR_BUDGET = 32
_PATIENCE = 300.0
"""Seconds for the server to start, and for its last jobs to end."""
_SHORTEST = 0.5
"""Minutes that a soak takes at least: less has no halves to compare."""


@dataclass(frozen=True)
class Reading:
    """What the server holds at one moment; memory in MiB."""

    minute: float
    memory: float
    files: int
    threads: int


def main(minutes: float) -> bool:
    """Soak, print a line each minute, and tell whether the budgets were kept."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    picture = io.BytesIO()
    Image.effect_noise((512, 512), 90).convert("RGB").save(picture, "PNG")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, bedrock(picture.getvalue()):
        with _served(Path(folder)) as (process, url):
            people = People(url)
            readings = _soak(process, people, minutes)
            people.leave()
            lost, doubled = _missing(url, people)
        print(f"{len(people.posters)} posters answered, {people.errors} answers that should not have been")
        for error in people.complaints:
            print(f"  {error}")
    half = [reading for reading in readings if reading.minute >= minutes / 2]
    middle, end = half[: len(half) // 2], half[len(half) // 2 :]
    grows = _slope(half)
    files = statistics.median(one.files for one in end) - statistics.median(one.files for one in middle)
    p95 = statistics.quantiles(people.milliseconds, n=20)[-1]
    return show(
        [
            Verdict("memory, MiB a minute", grows, f"≤ {MEMORY_BUDGET}", grows <= MEMORY_BUDGET),
            Verdict("more open files in the end", files, f"≤ {DESCRIPTOR_BUDGET}", files <= DESCRIPTOR_BUDGET),
            Verdict("p95 of who need not wait, ms", p95, f"≤ {LATENCY_BUDGET:.0f}", p95 <= LATENCY_BUDGET),
            Verdict("answers that should not be", people.errors, "= 0", people.errors == 0),
            Verdict("posters that were lost", lost, "= 0", lost == 0),
            Verdict("posters that are there twice or were never answered", doubled, "= 0", doubled == 0),
        ]
    )


def _soak(process: psutil.Process, people: People, minutes: float) -> list[Reading]:
    """Let people in and look every few seconds until the time is over."""
    started = time.monotonic()
    readings: list[Reading] = []
    told = 0
    people.come()
    while (now := (time.monotonic() - started) / 60) < minutes:
        time.sleep(2)
        readings.append(Reading(now, _memory(process), process.num_fds(), process.num_threads()))
        if int(now) > told:
            told = int(now)
            _tell(told, people, readings[-1])
    _tell(round(minutes), people, readings[-1])
    return readings


def _tell(minute: int, people: People, reading: Reading) -> None:
    requests, errors, times = people.since_last_told()
    p50, p95 = (statistics.quantiles(times, n=20)[index] for index in (9, 18)) if len(times) > 1 else (0.0, 0.0)
    print(
        f"minute {minute:>3}: {requests:5} requests, {errors} errors, p50 {p50:4.0f} ms, p95 {p95:5.0f} ms, "
        f"{reading.memory:5.0f} MiB, {reading.files:3} files, {reading.threads:3} threads",
        flush=True,
    )


def _missing(url: str, people: People) -> tuple[int, int]:
    """Count answered posters that cannot be found and opened, and entries that nobody was answered."""
    with httpx.Client(base_url=url, timeout=60) as client:
        deadline = time.monotonic() + _PATIENCE
        while client.get("/health").json()["jobs_running"]:
            assert time.monotonic() < deadline, "jobs run on and on"
            time.sleep(0.2)
        people.look_at_jobs_left(client)
        ids = [item["orig"].split("/")[-2] for item in client.get("/history_list").json()]
        lost = set(people.posters) - set(ids)
        there = sorted(set(people.posters) & set(ids))
        with ThreadPoolExecutor(8) as lookers:
            opens = lookers.map(lambda entry_id: _opens(client.get(f"/history/{entry_id}/original.png").content), there)
            lost |= {entry_id for entry_id, well in zip(there, opens, strict=True) if not well}
    unasked = set(ids) - set(people.posters)
    return len(lost), len(ids) - len(set(ids)) + len(unasked)


def _is_well(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def _opens(image: bytes) -> bool:
    try:
        Image.open(io.BytesIO(image)).load()
    except OSError:
        return False
    return True


def _slope(readings: list[Reading]) -> float:
    """MiB a minute, by least squares."""
    if len(readings) < 3:
        return 0.0
    return statistics.linear_regression(
        [reading.minute for reading in readings], [reading.memory for reading in readings]
    ).slope


def _memory(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 2**20


@contextmanager
def _served(folder: Path) -> Iterator[tuple[psutil.Process, str]]:
    port = free_port()
    environment = {
        "PORT": str(port),
        "HISTORY_DIR": str(folder / "history"),
        "CONTACT_LOGS_DIR": str(folder / "contact_logs"),
        "LOG_FILE": str(folder / "image-creation.log"),
        "IMAGE_MODEL_ID": MODEL,
        "IMAGE_FALLBACK_MODEL_IDS": "none",
        "IMAGE_REQUESTS_PER_MINUTE": "100000",
        "RATE_LIMIT_ENABLED": "false",
        "AWS_EC2_METADATA_DISABLED": "true",
        "MALLOC_ARENA_MAX": "2",  # as the start scripts set it
    }
    with (folder / "said").open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "posterlib", "serve"],
            env=os.environ | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _is_well(url):
            assert server.poll() is None, (folder / "said").read_text()
            assert time.monotonic() < deadline, (folder / "said").read_text()
            time.sleep(0.1)
        yield psutil.Process(server.pid), url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(120)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    chosen = parser.parse_args()
    if chosen.minutes < _SHORTEST:
        parser.error(f"--minutes must be {_SHORTEST} or more")
    sys.exit(not main(chosen.minutes))
