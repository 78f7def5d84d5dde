"""A batch of ten, killed anywhere: afterwards each of the ten is told as it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.durability.easel import Bedrock
from tests.durability.processes import Studios, foxes
from tests.durability.stages import ANYWHERE


def arrived(history: Path) -> set[str]:
    """The posters whose picture's bytes are on disk."""
    kept = {original.parent.name for original in history.glob(".staging/2*/original.png")}
    return kept | {original.parent.name for original in history.glob("2*/original.png")}


@pytest.mark.parametrize("dice", [random.Random(3), random.Random(17), random.Random(2026)], ids=["3", "17", "2026"])
def test_a_batch_of_ten_killed_twice_is_told_poster_by_poster(
    studios: Studios, bedrock: Bedrock, dice: random.Random
) -> None:
    killed = studios.open(dies_at=(ANYWHERE, dice.randint(1, 90)))
    killed.ask("submit", foxes(10), "click 1")
    killed.died()
    had_arrived = arrived(studios.history)
    studios.open().kill()  # in the midst of the others
    had_arrived |= arrived(studios.history)

    studio = studios.open()
    job = studio.finished(studio.submit(*foxes(10), token="click 1"))
    assert [poster.seed for poster in job.posters] == list(range(1, 11))
    assert set(job.states()) <= {"done", "interrupted"}
    done = {poster.entry_id for poster in job.posters if poster.state == "done"}
    assert sorted(done, key=str) == studios.entries
    assert had_arrived <= done
    assert len(set(bedrock.seeds)) == len(bedrock.seeds), "a poster was paid twice"
    assert all(poster.may_be_charged == (poster.state == "interrupted") for poster in job.posters)
    assert studio.running() == 0
