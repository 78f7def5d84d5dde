"""What must not be drawn and paid twice: a request whose fate nobody knows, and one tried again in two tabs."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import services
from posterlib.errors import InvalidRequestError, ModelTimeoutError, PosterError, RateLimitedError, StorageError
from tests.pages.conftest import Visit
from tests.pages.fakes import ScriptedJobs
from tests.pages.reading import finished, generate, plain_words
from tests.studio import FakeImageModel

AWAY = StorageError("The database of jobs could not be used.")


class ForgetfulJobs(ScriptedJobs):
    """Takes a request in and then raises what `after` holds, or refuses it with what `before` holds; once each."""

    def __init__(self) -> None:
        super().__init__()
        self.before: PosterError | None = None
        self.after: PosterError | None = None

    def submit(self, *asked: Any, **told: Any) -> str:
        assert self.real is not None
        refused, self.before = self.before, None
        if refused is not None:
            raise refused
        job_id = self.real.submit(*asked, **told)
        lost, self.after = self.after, None
        if lost is not None:
            raise lost
        return job_id


@pytest.fixture
def script() -> ScriptedJobs | None:
    return ForgetfulJobs()


@pytest.fixture
def jobs(script: ScriptedJobs | None) -> ForgetfulJobs:
    assert isinstance(script, ForgetfulJobs)
    return script


def prompts(model: FakeImageModel) -> list[str]:
    return [recipe.prompt for recipe in model.recipes]


def test_a_request_that_may_have_been_kept_is_the_same_one_when_it_is_sent_again(
    visit: Visit, jobs: ForgetfulJobs, model: FakeImageModel
) -> None:
    jobs.after = AWAY
    app = generate(visit(), "A red fox")
    assert "The database of jobs could not be used" in plain_words(app)
    app.run()
    finished(app.button(key="generate").click().run())
    assert prompts(model) == ["A red fox"]

    finished(app.button(key="generate").click().run())
    assert prompts(model) == ["A red fox", "A red fox"]


def test_other_words_after_it_are_told_that_it_was_kept_and_are_sent_at_the_second_press(
    visit: Visit, jobs: ForgetfulJobs, model: FakeImageModel
) -> None:
    jobs.after = AWAY
    app = generate(generate(visit(), "A red fox"), "A grey wolf")
    assert "was taken in after all" in plain_words(app)
    finished(app.button(key="generate").click().run())

    assert sorted(prompts(model)) == ["A grey wolf", "A red fox"]
    assert "was taken in after all" not in plain_words(app)


def test_words_that_are_refused_meanwhile_leave_the_doubt_where_it_was(
    visit: Visit, jobs: ForgetfulJobs, model: FakeImageModel
) -> None:
    jobs.after = AWAY
    app = generate(visit(), "A red fox")
    jobs.before = InvalidRequestError("prompt", "prompt is too long.")
    app = generate(generate(app, "A fox"), "A red fox")
    finished(app)

    assert prompts(model) == ["A red fox"]


def test_a_refusal_that_began_nothing_leaves_no_doubt(visit: Visit, jobs: ForgetfulJobs, model: FakeImageModel) -> None:
    jobs.before = AWAY
    app = generate(visit(), "A red fox")
    kept = app.session_state["submission_once"]
    jobs.before = RateLimitedError("This is more than 1 poster a minute.", retry_after=60)
    app.button(key="generate").click().run()

    assert app.session_state["submission_once"] != kept
    assert model.recipes == []


def test_a_job_that_is_tried_again_in_two_tabs_becomes_one_new_job(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(ModelTimeoutError("Nobody knows."))
    first = generate(visit(), "A red fox")
    lost = finished(first)
    second = visit(job=lost.id)
    for tab in (first, second):
        tab.button(key="try_again").click().run()
        finished(tab)

    assert first.session_state["job"] == second.session_state["job"] != lost.id
    assert len(model.recipes) == 2


def test_what_fails_again_is_tried_again_from_the_new_job(visit: Visit, model: FakeImageModel) -> None:
    model.enqueue(ModelTimeoutError("Nobody knows."), ModelTimeoutError("Nobody knows."))
    app = generate(visit(), "A red fox")
    finished(app)
    for _ in range(2):
        app.button(key="try_again").click().run()
        finished(app)

    assert len(model.recipes) == 3
    assert services().history.count() == 1


@pytest.mark.parametrize("nonsense", ["\0", "", "../jobs", "a" * 65, "’; drop table jobs"])
def test_an_address_that_names_no_job_never_reaches_the_database(
    visit: Visit, jobs: ForgetfulJobs, monkeypatch: pytest.MonkeyPatch, nonsense: str
) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr(jobs, "find", looked_up.append)
    app: AppTest = visit(job=nonsense)

    assert "The studio does not know this request" in plain_words(app)
    assert looked_up == []
    assert not app.exception
