"""What a person relies on between pressing Generate and seeing the poster."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from limits.storage import MemoryStorage

from posterlib.bootstrap import Services
from posterlib.errors import (
    ImageModelError,
    InvalidRequestError,
    RateLimitedError,
    StudioClosingError,
    UnknownModelError,
)
from posterlib.posters import PosterRequest
from posterlib.rate_limits import RateLimits
from tests.jobs.conftest import finished
from tests.studio import CARD, FakeImageModel, open_studio

FOX = PosterRequest.parse({"prompt": "A red fox", "width": 320, "height": 320})


def submit_for_ever(studio: Services) -> None:
    while True:
        studio.jobs.submit(FOX)


def test_a_job_can_be_watched_until_its_poster_is_in_the_history(studio: Services, model: FakeImageModel) -> None:
    model.hold()
    job_id = studio.jobs.submit(FOX)
    model.asked.acquire()
    seen = studio.jobs.find(job_id)
    assert seen is not None
    assert (seen.state, seen.entries, studio.jobs.running()) == ("running", (), 1)

    model.release()
    job = finished(studio, job_id)
    assert job.state == "done"
    assert studio.history.get(job.entries[0].id) == job.entries[0]
    assert studio.jobs.running() == 0


def test_a_double_click_draws_once(studio: Services, model: FakeImageModel) -> None:
    first, second = studio.jobs.submit(FOX, token="click 1"), studio.jobs.submit(FOX, token="click 1")
    finished(studio, first)

    assert first == second
    assert len(model.recipes) == 1


def test_fifty_clicks_at_once_with_one_token_draw_once(studio: Services, model: FakeImageModel) -> None:
    barrier = threading.Barrier(50)
    ids: list[str] = []

    def click() -> None:
        barrier.wait()
        ids.append(studio.jobs.submit(FOX, token="click 1"))

    clicks = [threading.Thread(target=click) for _ in range(50)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    finished(studio, ids[0])

    assert len(set(ids)) == 1
    assert len(model.recipes) == 1


def test_a_double_click_is_counted_once(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path, model, rate_limit_enabled=True, rate_limit_per_minute=2)
    first, second = (studio.jobs.submit(FOX, token="click 1") for _ in range(2))
    third = studio.jobs.submit(FOX, token="click 2")
    with pytest.raises(RateLimitedError):
        studio.jobs.submit(FOX, token="click 3")

    assert studio.jobs.submit(FOX, token="click 1") == first == second != third
    studio.close()


def test_jobs_can_be_looked_at_while_a_storage_of_limits_is_slow(tmp_path: Path, model: FakeImageModel) -> None:
    asked, answers = threading.Event(), threading.Event()

    class SlowLimits(RateLimits):
        def take(self, client: str, count: int) -> None:
            asked.set()
            assert answers.wait(30)

    studio = open_studio(tmp_path, model)
    watched = studio.jobs.submit(FOX)
    studio.jobs._taking_in._limits = SlowLimits(MemoryStorage(), per_minute=1, per_hour=0, per_day=0)
    waiting = threading.Thread(target=studio.jobs.submit, args=(FOX,))
    waiting.start()
    assert asked.wait(30)

    assert finished(studio, watched).state == "done"
    answers.set()
    waiting.join(30)
    studio.close()


def test_posters_of_a_batch_land_one_by_one_each_with_its_own_seed(studio: Services, model: FakeImageModel) -> None:
    model.for_seed[2**32 - 1] = ImageModelError("The model is out of paint.")
    job = finished(studio, studio.jobs.submit(FOX.model_copy(update={"count": 3, "seed": 2**32 - 1})))

    assert sorted(recipe.seed for recipe in model.recipes) == [0, 1, 2**32 - 1]
    assert [entry.seed for entry in job.entries] == [0, 1]
    assert [(failure.recipe.seed, str(failure.error)) for failure in job.failures] == [
        (2**32 - 1, "The model is out of paint.")
    ]
    assert job.state == "done"


def test_the_posters_of_a_batch_are_drawn_side_by_side(studio: Services, model: FakeImageModel) -> None:
    model.hold()
    job_id = studio.jobs.submit(FOX.model_copy(update={"count": 4}))
    for _ in range(4):
        assert model.asked.acquire(timeout=30)
    model.release()

    assert len(finished(studio, job_id).entries) == 4


def test_a_job_without_any_poster_has_failed(studio: Services, model: FakeImageModel) -> None:
    model.enqueue(ImageModelError("The model is out of paint."))

    assert finished(studio, studio.jobs.submit(FOX)).state == "failed"


def test_a_fault_of_ours_ends_the_job_with_a_sentence(studio: Services, model: FakeImageModel) -> None:
    model.enqueue(ZeroDivisionError("secret"))
    job = finished(studio, studio.jobs.submit(FOX))

    assert job.state == "failed"
    assert "secret" not in str(job.failures[0].error)


def test_a_model_draws_no_more_at_once_than_its_card_says(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path, model, replace(CARD, calls_at_once=1))
    model.hold()
    first, second = studio.jobs.submit(FOX), studio.jobs.submit(FOX)
    model.asked.acquire()
    waiting = studio.jobs.find(second)
    assert waiting is not None
    assert waiting.state == "queued"

    model.release()
    assert finished(studio, first).state == finished(studio, second).state == "done"
    studio.close()


def test_closing_finishes_what_was_accepted_and_takes_nothing_new(studio: Services, model: FakeImageModel) -> None:
    model.hold()
    job_id = studio.jobs.submit(FOX)
    model.asked.acquire()
    drained = threading.Thread(target=studio.jobs.drain)
    drained.start()
    with pytest.raises(StudioClosingError):
        submit_for_ever(studio)
    model.release()
    drained.join(30)

    assert finished(studio, job_id).state == "done"


def test_closing_begins_nothing_that_was_still_waiting(tmp_path: Path, model: FakeImageModel) -> None:
    studio = open_studio(tmp_path, model, replace(CARD, calls_at_once=1))
    model.hold()
    begun, waiting = studio.jobs.submit(FOX), studio.jobs.submit(FOX)
    model.asked.acquire()
    closed = threading.Thread(target=studio.close)
    closed.start()
    job = finished(studio, waiting)
    model.release()
    closed.join(30)

    assert [failure.error.code for failure in job.failures] == ["studio_closing"]
    assert finished(studio, begun).state == "done"
    assert len(model.recipes) == 1


def test_a_remembered_failure_holds_on_to_no_picture(studio: Services, model: FakeImageModel) -> None:
    model.enqueue(b"no picture")
    error = finished(studio, studio.jobs.submit(FOX)).failures[0].error

    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_a_refused_request_is_no_job(studio: Services, model: FakeImageModel) -> None:
    with pytest.raises(InvalidRequestError):
        studio.jobs.submit(FOX.model_copy(update={"style": "neon"}))
    with pytest.raises(UnknownModelError, match="sketch"):
        studio.jobs.submit(FOX.model_copy(update={"model": "elsewhere"}))

    assert model.recipes == []
    assert studio.jobs.find("unknown") is None
    assert studio.jobs.wait("unknown") is None
