"""A process that is stopped finishes what it began, and leaves the rest to the next."""

from __future__ import annotations

import pytest

from tests.durability.easel import Bedrock
from tests.durability.processes import FOX, RefusedError, Studios, foxes
from tests.waiting import until


def test_what_was_begun_is_finished_and_what_waits_is_drawn_by_the_next(studios: Studios, bedrock: Bedrock) -> None:
    bedrock.easel.hold()
    stopped = studios.open()
    job_id = stopped.submit(*foxes(6))
    until(lambda: len(bedrock.seeds) == 4)
    stopped.begin_to_close()
    with pytest.raises(RefusedError) as refused:
        stopped.submit(FOX | {"seed": 7})
    assert refused.value.code == "studio_closing"
    bedrock.easel.release()
    stopped.close()
    assert len(bedrock.seeds) == len(studios.entries) == 4

    assert studios.open().finished(job_id).states() == ["done"] * 6
    assert sorted(bedrock.seeds) == [1, 2, 3, 4, 5, 6]
    assert studios.complaints == []


def test_what_waits_is_drawn_by_a_process_that_runs_on(studios: Studios, bedrock: Bedrock) -> None:
    bedrock.easel.hold()
    stopped = studios.open()
    job_id = stopped.submit(*foxes(6))
    until(lambda: len(bedrock.seeds) == 4)
    running_on = studios.open()
    stopped.begin_to_close()
    bedrock.easel.release()
    stopped.close()

    assert running_on.finished(job_id).states() == ["done"] * 6
    assert sorted(bedrock.seeds) == [1, 2, 3, 4, 5, 6]
