"""Wherever a process is killed, the next one tells the truth: nothing is paid twice, nothing that arrived is lost."""

from __future__ import annotations

import pytest

from tests.durability.easel import Bedrock
from tests.durability.processes import FOX, Studios, foxes
from tests.waiting import until

AFTERWARDS = FOX | {"seed": 1_000}


@pytest.mark.parametrize(
    ("stage", "calls"),
    [
        ("claimed from the queue", 0),
        ("before it is written down that the model is asked", 0),
        ("when the picture's bytes are on disk", 1),
        ("before it is published", 1),
        ("after it is published", 1),
        ("before it is told that it is done", 1),
        ("after it is told that it is done", 1),
    ],
)
def test_a_poster_not_asked_for_yet_or_received_already_is_made_and_paid_once(
    studios: Studios, bedrock: Bedrock, stage: str, calls: int
) -> None:
    killed = studios.open(dies_at=(stage, 1))
    killed.ask("submit", [FOX], "click 1")
    killed.died()
    assert len(bedrock.seeds) == calls

    studio = studios.open()
    job = studio.finished(studio.submit(FOX, token="click 1"))
    [poster] = job.posters
    assert (poster.state, poster.code) == ("done", "")
    assert studios.entries == [poster.entry_id]
    assert studio.finished(studio.submit(AFTERWARDS)).state == "done"
    assert bedrock.seeds == [1, 1_000]


@pytest.mark.parametrize(
    ("stage", "calls"),
    [
        ("after it was written down that the model is asked", 0),
        ("before the model is asked", 0),
        ("when the answer is there", 1),
    ],
)
def test_a_poster_whose_outcome_nobody_knows_is_interrupted_and_asked_for_again_only_by_a_person(
    studios: Studios, bedrock: Bedrock, stage: str, calls: int
) -> None:
    killed = studios.open(dies_at=(stage, 1))
    killed.ask("submit", [FOX], "click 1")
    killed.died()

    studio = studios.open()
    job = studio.finished(studio.submit(FOX, token="click 1"))
    [poster] = job.posters
    assert (poster.state, poster.code, poster.sent, poster.may_be_charged) == ("interrupted", "interrupted", True, True)
    assert "may charge again" in poster.says
    assert studio.finished(studio.submit(AFTERWARDS)).state == "done"
    assert bedrock.seeds == [1] * calls + [1_000]

    again = studio.finished(studio.try_again(job.id))
    assert [(poster.seed, poster.state) for poster in again.posters] == [(1, "done")]
    assert bedrock.seeds == [1] * calls + [1_000, 1]
    assert len(studios.entries) == 2


def test_posters_inside_the_paid_call_are_interrupted_and_those_behind_a_full_queue_are_drawn(
    studios: Studios, bedrock: Bedrock
) -> None:
    bedrock.easel.hold()
    killed = studios.open()
    inside, waiting = killed.submit(*foxes(4)), killed.submit(*foxes(3, first_seed=5))
    until(lambda: len(bedrock.seeds) == 4)
    assert killed.find(inside).states() == ["running"] * 4
    assert (killed.find(waiting).states(), killed.find(waiting).place) == (["queued"] * 3, 0)
    killed.kill()
    bedrock.easel.release()

    studio = studios.open()
    assert studio.finished(waiting).states() == ["done"] * 3
    interrupted = studio.finished(inside)
    assert [(poster.state, poster.may_be_charged) for poster in interrupted.posters] == [("interrupted", True)] * 4
    assert sorted(bedrock.seeds) == [1, 2, 3, 4, 5, 6, 7]
    assert len(studios.entries) == 3
    assert studio.running() == 0
