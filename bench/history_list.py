"""A page of the history at 100 to 100,000 entries, beside the former service's walk over the whole folder.

`python -m bench.history_list [ENTRIES …]`. Needs about 1 GB of small files at 100,000; they are removed again.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import falcon.testing

from bench.baseline import list_history
from bench.measure import Verdict, seconds_of, show
from posterlib.api import create_app
from posterlib.bootstrap import build_services
from posterlib.history import Entry, new_entry_id
from posterlib.history.index import HistoryIndex
from posterlib.history.store import INDEX
from posterlib.settings import Settings

SIZES = (100, 10_000, 100_000)
LIMIT = 50
GROWTH_BUDGET = 2.0
SPEED_BUDGET = 300.0
ROUNDS = 30


def main(sizes: tuple[int, ...]) -> bool:
    """Measure, print, and tell whether the budgets were kept."""
    measured = {size: _measure(size) for size in sizes}
    for size, (page, search, walk) in measured.items():
        print(
            f"{size:>7,} entries: page of {LIMIT} {page * 1e3:7.2f} ms, search {search * 1e3:7.2f} ms, "
            f"former service {walk * 1e3:8.1f} ms"
        )
    smallest, largest = measured[min(sizes)], measured[max(sizes)]
    growth, speed = largest[0] / smallest[0], largest[2] / largest[0]
    return show(
        [
            Verdict(f"page at {max(sizes):,} ÷ {min(sizes):,}", growth, f"≤ {GROWTH_BUDGET}", growth <= GROWTH_BUDGET),
            Verdict(f"former service ÷ ours at {max(sizes):,}", speed, f"≥ {SPEED_BUDGET}", speed >= SPEED_BUDGET),
        ]
    )


def _measure(size: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _fill(root, size)
        services = build_services(Settings(history_dir=root, rate_limit_enabled=False))
        client = falcon.testing.TestClient(create_app(services))

        def page() -> None:
            assert len(client.simulate_get("/history_list", params={"limit": str(LIMIT)}).json) == min(LIMIT, size)

        def search() -> None:
            assert client.simulate_get("/history_list", params={"limit": str(LIMIT), "q": "fox 77"}).json

        def walk() -> None:
            json.dumps(list_history(root, "http://localhost:5002"))

        ours = statistics.median(seconds_of(page) for _ in range(ROUNDS))
        found = statistics.median(seconds_of(search) for _ in range(ROUNDS))
        theirs = statistics.median(seconds_of(walk) for _ in range(3))
        services.close()
        return ours, found, theirs


def _fill(root: Path, size: int) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    entries = []
    for number in range(size):
        made_at = first + timedelta(seconds=97 * number)
        entry_id = new_entry_id(made_at)
        folder = root / entry_id
        folder.mkdir()
        for name in ("original.png", "thumbnail.png"):
            (folder / name).write_bytes(b"")
        entries.append(
            Entry(entry_id, made_at, 1024, 1536, "image/png", "png", prompt=f"A red fox in the snow, number {number}")
        )
    index = HistoryIndex(root / INDEX)
    index.add(entries)
    index.close()


if __name__ == "__main__":
    sys.exit(not main(tuple(int(size) for size in sys.argv[1:]) or SIZES))
