"""What an operator reads while the studio works."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from posterlib.bootstrap import Services
from posterlib.logs import log_to_stderr
from posterlib.posters import PosterRequest


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    log = logging.getLogger("posterlib")
    handlers, level = list(log.handlers), log.level
    log.handlers.clear()
    yield
    log.handlers[:], log.level = handlers, level


def test_a_drawn_poster_is_one_line_with_the_beginning_of_its_prompt(
    studio: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr(debug=False)
    log_to_stderr(debug=False)
    prompt = "A red fox\nERROR: a forged line " + "and much more " * 10
    studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": prompt})))

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert r"A red fox\nERROR: a forged line" in lines[0]
    assert lines[0].count("and much more") <= 2
