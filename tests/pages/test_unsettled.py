"""The way back to requests whose page was closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posterlib.errors import BudgetExceededError, PosterInterruptedError, StorageError
from posterlib.jobs import Job
from tests.pages.conftest import Visit
from tests.pages.fakes import ScriptedJobs, a_job, standing
from tests.pages.reading import plain_words


@pytest.fixture
def script() -> ScriptedJobs:
    return ScriptedJobs()


@pytest.fixture
def jobs(script: ScriptedJobs) -> ScriptedJobs:
    return script


def unescaped(markdown: str) -> str:
    return markdown.replace("\\", "")


def remembered(jobs: ScriptedJobs, monkeypatch: pytest.MonkeyPatch, *found: Job) -> None:
    monkeypatch.setattr(ScriptedJobs, "unsettled", lambda _: found, raising=False)


def test_who_comes_back_without_the_address_finds_what_was_interrupted(
    visit: Visit, jobs: ScriptedJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = standing("interrupted", error=PosterInterruptedError("The studio stopped."))
    job = a_job(lost, standing("done"), films=["A fox", "An owl"])
    remembered(jobs, monkeypatch, job)
    app = visit()
    leads_back = app.button(key=f"watch_{job.id}")
    assert unescaped(leads_back.label) == "A fox and 1 other: 1 done, 1 interrupted"

    jobs.shown = job
    leads_back.click().run()
    assert "The studio stopped." in plain_words(app)
    assert not app.exception


def test_where_all_is_settled_there_is_nothing_to_lead_back_to(visit: Visit, jobs: ScriptedJobs) -> None:
    assert "Not settled" not in plain_words(visit())


def test_a_refused_try_again_is_told_beside_the_button(
    visit: Visit, jobs: ScriptedJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> str:
        raise BudgetExceededError("The budget is used up.", retry_after=None)

    monkeypatch.setattr(ScriptedJobs, "try_again", refused, raising=False)
    jobs.shown = a_job(replace(standing("failed", error=StorageError("The disk is full.")), sent=False))
    app = visit(job=jobs.shown.id)
    app.button(key="try_again").click().run()

    assert [unescaped(told.value) for told in app.error] == ["The disk is full.", "The budget is used up."]
