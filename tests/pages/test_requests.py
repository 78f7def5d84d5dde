"""What a page does can be found in the log: every run of it has a request id, and so has the job that it begins."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from posterlib.request_ids import current_request_id
from posterlib.ui import masthead
from posterlib.ui.requests import page_request, pressed
from tests.logs.reading import read
from tests.pages.conftest import Visit
from tests.pages.reading import finished, generate


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The request ids of the runs of pages, in order."""
    seen: list[str] = []
    draw = masthead.masthead
    monkeypatch.setattr(masthead, "masthead", lambda: seen.append(current_request_id()) or draw())
    return seen


def test_a_job_goes_by_the_request_of_the_run_that_its_button_led_to(
    visit: Visit, runs: list[str], tmp_path: Path
) -> None:
    app = visit()
    generate(app, "A red fox")
    first = runs[-1]
    finished(app)
    generate(app, "A grey wolf")
    second = runs[-1]
    finished(app)

    assert all(runs)
    assert len(set(runs)) == len(runs)

    def told(request_id: str, logger: str) -> dict[str, Any]:
        lines = read(tmp_path / "image-creation.log")
        (line,) = [line for line in lines if (line.get("request_id"), line["logger"]) == (request_id, logger)]
        return line

    for request_id, prompt in ((first, "A red fox"), (second, "A grey wolf")):
        job_id = told(request_id, "posterlib.jobs.taking_in")["job_id"]
        drawn = told(request_id, "posterlib.generation")
        assert prompt in drawn["event"]
        assert drawn["job_id"] == job_id


@pytest.mark.parametrize("begin", [page_request, pressed])
def test_a_run_that_fails_ends_its_request_as_its_thread_goes_on_to_others(
    begin: Callable[[], AbstractContextManager[None]],
) -> None:
    def run() -> None:
        with begin():
            assert current_request_id()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run()
    assert current_request_id() == ""
