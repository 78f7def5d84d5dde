"""Who takes over when a process ends in the midst of its work."""

from __future__ import annotations

import pytest

from tests.durability.easel import Bedrock
from tests.durability.processes import FOX, Studios, foxes
from tests.waiting import until

SMALL_FOX = FOX | {"width": 320, "height": 320}
OFFLINE = {"image_model_id": "offline"}


def test_a_living_process_takes_over_what_a_killed_one_left(studios: Studios, bedrock: Bedrock) -> None:
    bedrock.easel.hold()
    killed = studios.open()
    job_id = killed.submit(*foxes(7))
    until(lambda: len(bedrock.seeds) == 4)
    living = studios.open()
    killed.kill()
    bedrock.easel.release()

    states = dict(zip(range(1, 8), living.finished(job_id).states(), strict=True))
    inside = set(bedrock.seeds[:4])
    assert states == {seed: "interrupted" if seed in inside else "done" for seed in states}
    assert sorted(bedrock.seeds) == list(range(1, 8))


def test_what_a_killed_process_had_claimed_and_not_sent_is_drawn_once_by_another(
    studios: Studios, bedrock: Bedrock
) -> None:
    living = studios.open()
    killed = studios.open(dies_at=("before it is written down that the model is asked", 1))
    job_ids = [living.submit(*foxes(4, first_seed=10 * batch)) for batch in range(1, 4)]
    while killed.lives():
        job_ids.append(living.submit(*foxes(4, first_seed=10 * (len(job_ids) + 1))))

    for job_id in job_ids:
        assert living.finished(job_id).states() == ["done"] * 4
    assert len(set(bedrock.seeds)) == len(bedrock.seeds) == 4 * len(job_ids) == len(studios.entries)


@pytest.mark.parametrize("stage", ["claimed from the queue", "before it is written down that the model is asked"])
def test_whoever_takes_over_may_die_of_it_too(studios: Studios, bedrock: Bedrock, stage: str) -> None:
    killed = studios.open(dies_at=(stage, 1))
    killed.ask("submit", [FOX], "click 1")
    killed.died()
    studios.open(dies_at=("before it settles what a dead process left", 1), wait=False).died()

    studio = studios.open()
    assert studio.finished(studio.submit(FOX, token="click 1")).state == "done"
    assert bedrock.seeds == [1]


def test_a_free_poster_is_drawn_again_by_itself(studios: Studios) -> None:
    killed = studios.open(settings=OFFLINE, dies_at=("drawing offline", 1))
    killed.ask("submit", [SMALL_FOX], "click 1")
    killed.died()

    studio = studios.open(settings=OFFLINE)
    [poster] = studio.finished(studio.submit(SMALL_FOX, token="click 1")).posters
    assert (poster.state, poster.may_be_charged) == ("done", False)
    assert studios.entries == [poster.entry_id]


def test_a_free_poster_that_ends_three_processes_is_given_up_with_a_sentence(studios: Studios) -> None:
    for _ in range(3):
        killed = studios.open(settings=OFFLINE, dies_at=("drawing offline", 1), wait=False)
        killed.ask("submit", [SMALL_FOX], "click 1")
        killed.died()

    studio = studios.open(settings=OFFLINE)
    [poster] = studio.finished(studio.submit(SMALL_FOX, token="click 1")).posters
    assert poster.state == "failed"
    assert "ended 3 times while it drew this poster" in poster.says
    assert studio.finished(studio.submit(SMALL_FOX | {"seed": 2})).state == "done"
