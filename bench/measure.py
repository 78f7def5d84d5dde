"""Times two pieces of work in turn, so that a machine that slows down slows both, and prints the verdict."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Verdict", "in_turn", "seconds_of", "show"]


@dataclass(frozen=True)
class Verdict:
    """A measured ratio and the bound it should keep."""

    what: str
    ratio: float
    budget: str
    kept: bool


def seconds_of(work: Callable[[], object]) -> float:
    """Run work once and give its wall time in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Give the median seconds of each and the median of the ratios ours / theirs, pair by pair, after one warm-up."""
    ours(), theirs()
    pairs = [(seconds_of(ours), seconds_of(theirs)) for _ in range(rounds)]
    return (
        statistics.median(mine for mine, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(mine / other for mine, other in pairs),
    )


def show(verdicts: list[Verdict]) -> bool:
    """Print a row for each verdict and tell whether all budgets were kept."""
    for verdict in verdicts:
        mark = "kept  " if verdict.kept else "BROKEN"
        print(f"{mark}  {verdict.what}: {verdict.ratio:.2f} (budget {verdict.budget})")
    return all(verdict.kept for verdict in verdicts)
