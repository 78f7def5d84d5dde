"""What is told of posters, the same wherever it is asked."""

from __future__ import annotations

import pytest

from posterlib.jobs import Cancelled
from posterlib.outcomes import what_cancelling_did


@pytest.mark.parametrize(
    ("stopped", "already_sent", "told"),
    [
        (0, 0, "Nothing was left to cancel: the job has ended."),
        (1, 0, "1 poster was cancelled and costs nothing."),
        (9, 0, "9 posters were cancelled and cost nothing."),
        (0, 1, "Too late to cancel: 1 poster was already sent; its result will be kept."),
        (0, 4, "Too late to cancel: 4 posters were already sent; their results will be kept."),
        (
            9,
            1,
            "9 posters were cancelled and cost nothing. 1 poster was already sent; its result will be kept.",
        ),
    ],
)
def test_cancelling_tells_what_it_freed_and_what_was_too_late(stopped: int, already_sent: int, told: str) -> None:
    assert what_cancelling_did(Cancelled(stopped, already_sent)) == told
