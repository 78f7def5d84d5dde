"""How the state of a whole job follows from its posters."""

from __future__ import annotations

import pytest

from posterlib.errors import PictureRejectedError, PromptRejectedError
from posterlib.jobs import Job, JobPoster, State
from posterlib.posters import PosterRequest, Recipe

FOX = Recipe("core", "A red fox", 1024, 1024, 1)


@pytest.mark.parametrize(
    ("posters", "whole"),
    [
        (["queued", "queued"], "queued"),
        (["queued", "done"], "running"),
        (["running", "saving"], "running"),
        (["saving", "done"], "saving"),
        (["done", "interrupted"], "done"),
        (["failed", "interrupted"], "interrupted"),
        (["cancelled", "failed"], "failed"),
        (["cancelled", "cancelled"], "cancelled"),
    ],
)
def test_the_state_of_the_whole(posters: list[State], whole: State) -> None:
    made = tuple(JobPoster(number, FOX, state) for number, state in enumerate(posters))

    assert Job("1", (PosterRequest.parse({"prompt": "A red fox"}),), made, 1.0).state == whole


def test_a_picture_that_was_withheld_may_be_charged_and_words_that_were_stopped_are_not() -> None:
    assert PromptRejectedError.surely_free
    assert not PictureRejectedError.surely_free
