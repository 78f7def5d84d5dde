"""The offline artist's time for one 1024 × 1024 poster on one core, over every scene.

`python -m bench.offline_art`. CPU seconds, so that other work on the machine counts less.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

from bench.measure import Verdict, show
from posterlib.offline_art.render import render
from posterlib.offline_art.scenes import SCENES

PROMPT = "A lonely traveller at night, an epic movie poster"
SEEDS = (1, 2, 3)
BUDGET = 0.35


def main() -> bool:
    """Measure, print a row a scene, and tell whether the budget was kept."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    render(PROMPT, seed=0, width=512, height=512)
    means = []
    for scene in sorted(SCENES):
        times = [_seconds(scene, seed) for seed in SEEDS]
        means.append(statistics.mean(times))
        print(f"{scene:>12}: mean {means[-1]:.2f} s, worst {max(times):.2f} s")
    mean = statistics.mean(means)
    return show([Verdict("seconds for one poster, mean of all scenes", mean, f"≤ {BUDGET}", mean <= BUDGET)])


def _seconds(scene: str, seed: int) -> float:
    started = time.process_time()
    render(PROMPT, seed=seed, width=1024, height=1024, composition=scene)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(not main())
