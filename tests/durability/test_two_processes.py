"""Two processes on one database are one studio."""

from __future__ import annotations

from tests.durability.easel import Bedrock
from tests.durability.processes import CORE, FOX, OFFLINE_FOX, Studios, foxes
from tests.waiting import until


def test_five_hundred_jobs_of_two_processes_are_all_drawn_once(studios: Studios, bedrock: Bedrock) -> None:
    first, second = studios.open(settings={"image_model_id": CORE}), studios.open(settings={"image_model_id": CORE})
    asked = [([fox], f"click {fox['seed']}") for fox in foxes(500)]
    first.ask("race", asked[:250], 4)
    second.ask("race", asked[250:], 4)
    job_ids = first.answer() + second.answer()

    for studio, ids in ((first, job_ids[250:]), (second, job_ids[:250])):
        assert {studio.finished(job_id).state for job_id in ids} == {"done"}
    assert sorted(bedrock.seeds) == list(range(1, 501))
    assert len(studios.entries) == 500
    assert first.running() == second.running() == 0
    assert studios.complaints == []


def test_a_model_is_asked_no_more_at_once_than_its_card_says_by_both_together(
    studios: Studios, bedrock: Bedrock
) -> None:
    bedrock.easel.hold()
    first, second = studios.open(), studios.open()
    jobs = {first: first.submit(*foxes(6)), second: second.submit(*foxes(6, first_seed=7))}
    until(lambda: len(bedrock.seeds) >= 4)
    for studio in jobs:  # both have looked at their queues again since
        assert studio.finished(studio.submit(OFFLINE_FOX)).state == "done"
    assert len(bedrock.seeds) == 4
    bedrock.easel.release()

    assert [studio.finished(job_id).states() for studio, job_id in jobs.items()] == [["done"] * 6] * 2
    assert bedrock.easel.most_at_once == 4


def test_a_burst_waits_for_the_next_minute_instead_of_being_throttled(studios: Studios, bedrock: Bedrock) -> None:
    rate = {"image_requests_per_minute": 3}
    first, second = studios.open(settings=rate), studios.open(settings=rate)
    job_id = first.submit(*foxes(5))
    until(lambda: first.find(job_id).states().count("done") >= 3)
    for studio in (first, second):
        assert studio.finished(studio.submit(OFFLINE_FOX)).state == "done"

    assert sorted(first.find(job_id).states()) == ["done"] * 3 + ["queued"] * 2
    assert len(bedrock.seeds) == 3


def test_what_waited_for_the_next_minute_is_drawn_then(studios: Studios, bedrock: Bedrock) -> None:
    studio = studios.open(settings={"image_requests_per_minute": 3}, minute=0.5)

    assert studio.finished(studio.submit(*foxes(7))).states() == ["done"] * 7
    assert sorted(bedrock.seeds) == list(range(1, 8))


def test_a_job_can_be_followed_and_cancelled_in_the_other_process(studios: Studios, bedrock: Bedrock) -> None:
    bedrock.easel.hold()
    first = studios.open()
    job_id = first.submit(*foxes(6))
    until(lambda: first.find(job_id).states().count("running") == 4)
    second = studios.open()
    assert second.find(job_id) == first.find(job_id)

    cancelled = second.cancel(job_id)
    bedrock.easel.release()
    job = second.finished(job_id)
    assert (cancelled.stopped, cancelled.already_sent) == (2, 4)
    assert sorted(job.states()) == ["cancelled"] * 2 + ["done"] * 4
    assert {poster.code for poster in job.posters if poster.state == "cancelled"} == {"cancelled"}
    assert first.finished(job_id) == job
    assert len(bedrock.seeds) == len(studios.entries) == 4
    assert second.finished(second.submit(FOX | {"seed": 7})).state == "done"


def test_cancelling_what_has_nothing_left_to_stop_stops_nobody_else(studios: Studios, bedrock: Bedrock) -> None:
    bedrock.easel.hold()
    studio = studios.open()
    running = studio.submit(*foxes(4))
    until(lambda: studio.find(running).states() == ["running"] * 4)
    waiting = studio.submit(*foxes(2, first_seed=5))
    assert studio.cancel(running).stopped == 0

    bedrock.easel.release()
    assert studio.finished(waiting).states() == ["done"] * 2
    assert studio.finished(running).states() == ["done"] * 4
    assert studio.cancel(running).already_sent == 0
    assert studio.finished(studio.submit(FOX | {"seed": 7})).state == "done"
