"""Our time around one generation, durably stored, beside the former service's, which was not durable.

`python -m bench.generation`. The model answers at once with a real 1024 × 1024 PNG, so that all that is left is ours.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bench.baseline import save_history
from bench.measure import Verdict, in_turn, show
from posterlib.generation import generate_poster
from posterlib.history import History
from posterlib.image_models.catalog import OFFLINE
from posterlib.offline_art.model import OfflineImageModel
from posterlib.posters import Poster, Recipe

RECIPE = Recipe("offline", "A pirate ship on a stormy sea with a lighthouse", 1024, 1024, seed=3, style="film")
BUDGET = 1.0
ROUNDS = 40


class AnswersAtOnce:
    """Delivers a picture drawn before."""

    def __init__(self, poster: Poster) -> None:
        self.poster = poster

    def generate(self, recipe: Recipe) -> Poster:
        """Read the bytes as any adapter does."""
        return Poster.from_bytes(self.poster.image, recipe, version=self.poster.version)


def main() -> bool:
    """Measure, print, and tell whether the budget was kept."""
    model = AnswersAtOnce(OfflineImageModel().generate(RECIPE))
    picture = model.poster.image
    seeds = count()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        history = History(Path(folder) / "ours", now=lambda: datetime.now(UTC))

        def ours() -> None:
            generate_poster(replace(RECIPE, seed=next(seeds)), card=OFFLINE, model=model, history=history)

        def theirs() -> None:
            save_history(Path(folder) / "theirs", str(1_729_513_530 + next(seeds)), picture)

        mine, other, ratio = in_turn(ours, theirs, ROUNDS)
        history.close()
    print(f"picture of {len(picture) / 1e6:.2f} MB: ours {mine * 1000:.1f} ms, former service {other * 1000:.1f} ms")
    return show([Verdict("time around one generation ÷ former service's", ratio, f"≤ {BUDGET}", ratio <= BUDGET)])


if __name__ == "__main__":
    sys.exit(not main())
