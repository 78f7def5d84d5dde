"""Lists of films, trying again, and what it costs."""

from __future__ import annotations

import threading
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from posterlib.bootstrap import Services
from posterlib.errors import (
    BudgetExceededError,
    IdempotencyKeyReusedError,
    ImageModelError,
    InvalidRequestError,
    JobNotFoundError,
    ModelRetiredError,
    ModelThrottledError,
    ModelTimeoutError,
)
from posterlib.image_models.base import ModelCard
from posterlib.jobs import Cancelled
from posterlib.posters import PosterRequest
from tests.jobs.conftest import finished
from tests.studio import CARD, FakeImageModel, open_studio

PAID = replace(CARD, id="engraver", name="Engraver", family="stability", dollars_per_image=Decimal("0.04"))
ONE_AT_A_TIME = replace(PAID, calls_at_once=1)


def film(prompt: str = "A red fox", **fields: object) -> PosterRequest:
    return PosterRequest.parse({"prompt": prompt, "width": 320, "height": 320} | fields)


def paid_studio(folder: Path, model: FakeImageModel, card: ModelCard = PAID, **settings: object) -> Services:
    return open_studio(folder, model, card, **settings)


def test_a_list_of_films_is_one_job_and_a_failure_loses_no_other(studio: Services, model: FakeImageModel) -> None:
    model.for_seed[7] = ImageModelError("Out of paint.")
    job = finished(studio, studio.jobs.submit([film("A fox"), film("An owl", seed=7), film("A bear", count=2)]))

    assert [(poster.recipe.prompt, poster.state) for poster in job.posters] == [
        ("A fox", "done"),
        ("An owl", "failed"),
        ("A bear", "done"),
        ("A bear", "done"),
    ]
    assert job.state == "done"


def test_a_wrong_film_in_a_list_is_named_and_nothing_is_drawn(studio: Services, model: FakeImageModel) -> None:
    with pytest.raises(InvalidRequestError, match="Poster 2: ") as told:
        studio.jobs.submit([film(), film(style="neon"), film()])

    assert told.value.field == "posters[1].style"
    assert model.recipes == []


@pytest.mark.parametrize("number", [0, 51])
def test_a_list_has_bounds(studio: Services, number: int) -> None:
    with pytest.raises(InvalidRequestError, match="1 to 50"):
        studio.jobs.submit([film()] * number)


def test_trying_again_draws_what_was_not_made_with_the_same_seeds(studio: Services, model: FakeImageModel) -> None:
    model.for_seed[2] = ModelTimeoutError("No answer came.")
    first = finished(studio, studio.jobs.submit(film(seed=1, count=3)))
    assert [poster.may_be_charged for poster in first.posters] == [False, False, False]  # the sketch artist is free
    del model.for_seed[2]
    again = finished(studio, studio.jobs.try_again(first.id))

    assert [recipe.seed for recipe in again.recipes] == [2]
    assert again.state == "done"
    with pytest.raises(InvalidRequestError, match="left to make"):
        studio.jobs.try_again(again.id)
    with pytest.raises(JobNotFoundError):
        studio.jobs.try_again("elsewhere")


def test_asking_again_may_be_charged_where_the_outcome_is_unknown(tmp_path: Path, model: FakeImageModel) -> None:
    studio = paid_studio(tmp_path, model)
    model.for_seed[1] = ModelThrottledError("Slow down.")
    model.for_seed[2] = ModelTimeoutError("No answer came.")
    job = finished(studio, studio.jobs.submit(film(seed=1, count=3)))

    assert [poster.may_be_charged for poster in job.posters] == [False, True, False]
    studio.close()


def test_trying_again_twice_with_one_token_is_one_job(studio: Services, model: FakeImageModel) -> None:
    model.enqueue(ImageModelError("Out of paint."))
    first = finished(studio, studio.jobs.submit(film(), token="key"))

    with pytest.raises(IdempotencyKeyReusedError):
        studio.jobs.try_again(first.id, token="key")
    again = studio.jobs.try_again(first.id)
    assert again == studio.jobs.try_again(first.id)
    assert again != studio.jobs.try_again(first.id, token="on purpose")


def test_jobs_outlive_the_studio_that_drew_them(tmp_path: Path, model: FakeImageModel) -> None:
    model.enqueue(ModelThrottledError("Slow down.", retry_after=7))
    before = open_studio(tmp_path, model)
    failed = before.jobs.submit(film())
    finished(before, failed)
    done = before.jobs.submit(film("An owl"), token="click")
    finished(before, done)
    before.close()
    after = open_studio(tmp_path, model)

    job = after.jobs.get(done)
    assert (job.state, job.entries[0].prompt, job.request.prompt) == ("done", "An owl", "An owl")
    error = after.jobs.get(failed).failures[0].error
    assert isinstance(error, ModelThrottledError)
    assert error.retry_after == 7
    assert after.jobs.submit(film("An owl"), token="click") == done
    after.close()


def test_cancelling_tells_what_was_stopped_and_what_is_kept(tmp_path: Path, model: FakeImageModel) -> None:
    studio = paid_studio(tmp_path, model, ONE_AT_A_TIME)
    model.hold()
    job_id = studio.jobs.submit(film(count=3))
    model.asked.acquire()

    assert studio.jobs.cancel(job_id) == Cancelled(stopped=2, already_sent=1)
    model.release()
    job = finished(studio, job_id)
    assert sorted(poster.state for poster in job.posters) == ["cancelled", "cancelled", "done"]
    assert job.dollars == Decimal("0.04")
    assert len(model.recipes) == 1
    with pytest.raises(JobNotFoundError):
        studio.jobs.cancel("elsewhere")
    studio.close()


def test_a_job_tells_its_place_in_the_queue(tmp_path: Path, model: FakeImageModel) -> None:
    studio = paid_studio(tmp_path, model, ONE_AT_A_TIME)
    model.hold()
    first = studio.jobs.submit(film())
    model.asked.acquire()
    second, third = studio.jobs.submit(film(count=2)), studio.jobs.submit(film())

    assert [studio.jobs.get(job_id).place for job_id in (first, second, third)] == [None, 0, 2]
    assert [studio.jobs.get(job_id).state for job_id in (first, second)] == ["running", "queued"]
    model.release()
    studio.close()


def test_the_price_is_known_before_and_the_spending_after(tmp_path: Path, model: FakeImageModel) -> None:
    studio = paid_studio(tmp_path, model, daily_budget_usd=Decimal("0.20"))
    model.for_seed[1] = ModelThrottledError("Slow down.")
    model.for_seed[2] = ModelTimeoutError("No answer came.")
    assert studio.jobs.price([film(count=3), film()]) == Decimal("0.16")

    finished(studio, studio.jobs.submit(film(seed=1, count=3)))

    money = studio.jobs.spending()
    assert (money.today, money.reserved, money.daily_budget) == (Decimal("0.08"), 0, Decimal("0.2"))
    with pytest.raises(BudgetExceededError):
        studio.jobs.submit(film(count=4))
    finished(studio, studio.jobs.submit(film(count=3)))
    studio.close()


def test_a_request_beyond_the_budget_counts_for_no_limit(tmp_path: Path, model: FakeImageModel) -> None:
    studio = paid_studio(
        tmp_path, model, daily_budget_usd=Decimal("0.04"), rate_limit_enabled=True, rate_limit_per_minute=2
    )
    with pytest.raises(BudgetExceededError):
        studio.jobs.submit(film(count=2))

    assert finished(studio, studio.jobs.submit(film())).state == "done"
    assert len(model.recipes) == 1
    studio.close()


def test_how_long_a_model_usually_takes_is_read_from_the_history(studio: Services) -> None:
    assert studio.jobs.typical_seconds("not asked yet") is None
    job = finished(studio, studio.jobs.submit(film()))

    assert studio.jobs.typical_seconds("sketch") == job.entries[0].seconds
    assert studio.jobs.typical_seconds("somebody else") is None
    assert studio.jobs.typical_seconds("not asked yet") is None


def test_enough_is_reserved_for_a_dearer_model_that_may_stand_in(tmp_path: Path, model: FakeImageModel) -> None:
    dear = replace(PAID, id="painter", dollars_per_image=Decimal("0.14"))
    studio = open_studio(
        tmp_path, model, PAID, dear, image_fallback_model_ids=("painter",), daily_budget_usd=Decimal("0.10")
    )
    with pytest.raises(BudgetExceededError):
        studio.jobs.submit(film())
    assert studio.jobs.price(film()) == Decimal("0.04")
    studio.jobs._lineup.rule_out("painter", ModelRetiredError("It has retired."))  # it may be back when it is sent
    with pytest.raises(BudgetExceededError):
        studio.jobs.submit(film())
    studio.close()


def test_a_budget_is_not_risked_on_a_model_of_unknown_price(tmp_path: Path, model: FakeImageModel) -> None:
    unknown = replace(PAID, name="Somebody", dollars_per_image=None)
    studio = paid_studio(tmp_path, model, unknown, daily_budget_usd=Decimal(100))
    with pytest.raises(BudgetExceededError, match="price of Somebody is not known"):
        studio.jobs.submit(film())
    studio.close()


def test_a_disk_that_is_full_before_the_model_is_asked_charges_nothing(
    studio: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posterlib.history.drafts._LEAST_FREE", 2**60)
    job = finished(studio, studio.jobs.submit(film()))

    assert [(poster.state, poster.sent, poster.may_be_charged) for poster in job.posters] == [("failed", False, False)]


def test_a_job_is_saving_once_its_picture_has_arrived(studio: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def slow_publish(*arguments: Any) -> Any:
        arrived.set()
        assert go_on.wait(30)
        return publish(*arguments)

    publish = studio.history.publish
    monkeypatch.setattr(studio.history, "publish", slow_publish)
    job_id = studio.jobs.submit(film())
    assert arrived.wait(30)

    assert studio.jobs.get(job_id).state == "saving"
    go_on.set()
    assert finished(studio, job_id).state == "done"
