"""OpenAI's client repeats failed calls by itself: what that must never cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import openai
import pytest

from posterlib.api.waiting import ended
from posterlib.bootstrap import Services
from posterlib.errors import ModelThrottledError, ModelTimeoutError, StorageError, StudioClosingError
from posterlib.jobs import Job, PosterJobs
from tests.api.serving import served
from tests.studio import CARD, FakeImageModel, open_studio

FOX = "A red fox in the snow"
AWAY = StorageError("The database of jobs could not be used.")


class FalteringJobs:
    """The real jobs of a studio, which raise what `failing` holds for a method, as often as it stands there."""

    def __init__(self, real: PosterJobs) -> None:
        self._real = real
        self.failing: dict[str, list[Exception]] = {}
        self.taken_in: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def submit(self, *asked: Any, **told: Any) -> str:
        job_id = self._real.submit(*asked, **told)
        self.taken_in.append(job_id)
        self._fail("submit")
        return job_id

    def wait(self, job_id: str, timeout: float | None = None) -> Job | None:
        job = self._real.wait(job_id, timeout)
        self._fail("wait")
        return job

    def _fail(self, name: str) -> None:
        if self.failing.get(name):
            raise self.failing[name].pop(0)


@pytest.fixture
def faltering(studio: Services) -> FalteringJobs:
    return FalteringJobs(studio.jobs)


@pytest.fixture
def faltering_studio(studio: Services, faltering: FalteringJobs) -> Services:
    return replace(studio, jobs=faltering)  # type: ignore[arg-type]


@contextmanager
def repeating_client(studio: Services) -> Iterator[openai.OpenAI]:
    with (
        served(studio) as address,
        openai.OpenAI(base_url=f"{address}/v1", api_key="any", max_retries=2) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("where", "error"),
    [("submit", AWAY), ("wait", ZeroDivisionError("a fault of ours")), ("submit", ZeroDivisionError("another"))],
)
def test_what_fails_once_a_job_may_be_under_way_is_not_asked_for_again(
    faltering_studio: Services, faltering: FalteringJobs, model: FakeImageModel, where: str, error: Exception
) -> None:
    faltering.failing[where] = [error]
    with repeating_client(faltering_studio) as client, pytest.raises(openai.InternalServerError) as told:
        client.images.generate(prompt=FOX)
    faltering.wait(faltering.taken_in[0])

    assert told.value.response.headers["x-should-retry"] == "false"
    assert len(faltering.taken_in) == len(model.recipes) == 1


def test_a_picture_that_cannot_be_read_is_not_drawn_again(studio: Services, model: FakeImageModel) -> None:
    class LostHistory:
        def __getattr__(self, name: str) -> Any:
            return getattr(studio.history, name)

        def file(self, *_: object) -> Any:
            raise StorageError("The file of this poster could not be read.")

    lost = replace(studio, history=LostHistory())  # type: ignore[arg-type]
    with repeating_client(lost) as client, pytest.raises(openai.InternalServerError) as told:
        client.images.generate(prompt=FOX)

    assert told.value.code == "storage_failed"
    assert len(model.recipes) == 1


def test_one_free_failure_beside_one_that_may_be_charged_is_not_repeated(tmp_path: Path, model: FakeImageModel) -> None:
    model.for_seed = {
        1: ModelThrottledError("Too many at once.", retry_after=0.01),
        2: ModelTimeoutError("No answer came. It may have been charged."),
    }
    studio = open_studio(tmp_path / "two", model, replace(CARD, family="stability"))
    with repeating_client(studio) as client, pytest.raises(openai.RateLimitError):
        client.images.generate(prompt=FOX, n=2, extra_body={"seed": 1})
    studio.close()

    assert len(model.recipes) == 2


def test_what_surely_began_nothing_may_be_repeated(
    faltering_studio: Services, faltering: FalteringJobs, model: FakeImageModel
) -> None:
    faltering.failing["wait"] = [StudioClosingError()]
    with (
        served(faltering_studio) as address,
        openai.OpenAI(base_url=f"{address}/v1", api_key="any", max_retries=0) as client,
        pytest.raises(openai.InternalServerError) as told,
    ):
        client.images.generate(prompt=FOX)

    assert "x-should-retry" not in told.value.response.headers
    assert told.value.response.headers["retry-after"] == "5"


def test_a_database_that_falters_for_a_moment_fails_no_job_under_way(
    faltering_studio: Services, faltering: FalteringJobs, model: FakeImageModel
) -> None:
    faltering.failing["wait"] = [AWAY, AWAY]
    with repeating_client(faltering_studio) as client:
        assert client.images.generate(prompt=FOX, response_format="url").data

    assert len(model.recipes) == 1


def test_a_database_that_stays_away_is_told_after_a_minute_of_looking(
    faltering_studio: Services, faltering: FalteringJobs, studio: Services
) -> None:
    faltering.failing["wait"] = [AWAY] * 100
    pauses: list[float] = []
    with pytest.raises(StorageError):
        ended(faltering_studio, "5f0c5b1e", pause=pauses.append)

    assert 55 < sum(pauses) <= 65
    assert max(pauses) <= 5
