"""A disk that is full, or a folder that cannot be written, from the first byte to the day it is mended.

The system refuses this process's own writes beyond a size, as it does when no room is left; a limit that a process of
the same user may set and lift while the server runs.
"""

from __future__ import annotations

import fcntl
import os
import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.durability.easel import Bedrock
from tests.faults.conftest import PayingStudio
from tests.faults.serving import Studio
from tests.waiting import until

pytestmark = pytest.mark.server

ENOUGH_FOR_A_PICTURE = 400
"""Bytes: the tiny pictures that the model paints fit, their records do not."""


@contextmanager
def no_file_may_grow_beyond(studio: Studio, size: int) -> Iterator[None]:
    """Refuse to write more into any file; what is in memory already may go out to a database's own files."""
    former = resource.prlimit(studio.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(studio.process.pid, resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.prlimit(studio.process.pid, resource.RLIMIT_FSIZE, former)


@pytest.fixture
def studio(paying: PayingStudio) -> Studio:
    return paying.studio


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def at_work(studio: Studio) -> bool:
    """Whether somebody still holds the lock of a draft."""
    [draft] = (studio.history / ".staging").iterdir()
    with draft_lock(draft) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def draft_lock(draft: Path) -> Iterator[int]:
    lock = os.open(draft, os.O_RDONLY)
    try:
        yield lock
    finally:
        os.close(lock)


def everything_shown(studio: Studio) -> bool:
    return [item["orig"].split("/")[-2] for item in studio.get("/history_list").json()] == studio.entries[::-1]


def test_a_full_disk_is_told_before_anything_is_paid_and_forgotten_when_there_is_room(
    studio: Studio, bedrock: Bedrock
) -> None:
    with no_file_may_grow_beyond(studio, 0):
        assert told(studio.post("/send_prompt", prompt="A red fox")) == (500, "storage_failed")
        assert studio.get("/health").status_code == 503
        assert everything_shown(studio)
    assert bedrock.seeds == []

    until(studio.is_well)
    assert studio.post("/send_prompt", prompt="A red fox", seed=2).status_code == 200
    assert bedrock.seeds == [2]
    assert everything_shown(studio)


def test_a_picture_that_came_while_the_disk_was_full_is_told_as_lost_and_the_next_one_is_kept(
    studio: Studio, bedrock: Bedrock
) -> None:
    before = studio.entries
    bedrock.easel.hold()
    with ThreadPoolExecutor(1) as people:
        paid = people.submit(studio.post, "/send_prompt", prompt="A red fox", seed=1)
        until(lambda: bedrock.seeds == [1])
        with no_file_may_grow_beyond(studio, 0):
            bedrock.easel.release()
            until(lambda: not list((studio.history / ".staging").iterdir()))
        answer = paid.result()

    assert told(answer) == (500, "picture_lost")
    assert "may have been charged" in answer.json()["error"]
    assert studio.entries == before
    until(studio.is_well)
    assert studio.post("/send_prompt", prompt="A red fox", seed=2).status_code == 200
    assert everything_shown(studio)
    assert bedrock.seeds == [1, 2]


def test_a_paid_picture_whose_bytes_could_be_written_appears_by_itself_when_there_is_room(
    studio: Studio, bedrock: Bedrock
) -> None:
    before = studio.entries
    bedrock.easel.hold()
    job = studio.post("/v1/posters", prompt="A red fox", seed=1).json()["id"]
    until(lambda: bedrock.seeds == [1])
    with no_file_may_grow_beyond(studio, ENOUGH_FOR_A_PICTURE):
        bedrock.easel.release()
        until(lambda: bool(list((studio.history / ".staging").glob("*/original.png"))))
        until(lambda: not at_work(studio))
        assert studio.entries == before

    until(lambda: studio.get(f"/v1/jobs/{job}").json()["status"] == "done")
    [entry] = set(studio.entries) - set(before)
    assert everything_shown(studio)
    assert studio.get(f"/history/{entry}/original.png").status_code == 200
    assert bedrock.seeds == [1]


def test_a_folder_that_becomes_unwritable_is_told_and_used_again_when_it_is_mended(
    studio: Studio, bedrock: Bedrock
) -> None:
    # Root may write anywhere by its rights; a file where a folder should be stops root, too.
    staging, aside = studio.history / ".staging", studio.history / "aside"
    assert studio.post("/send_prompt", prompt="A red fox", seed=1).status_code == 200
    staging.rename(aside)
    staging.write_text("no folder")

    refused = studio.post("/send_prompt", prompt="A red fox", seed=2)
    assert told(refused) == (500, "storage_failed")
    assert "history folder could not be used" in refused.json()["error"]
    assert everything_shown(studio)

    staging.unlink()
    aside.rename(staging)
    assert studio.post("/send_prompt", prompt="A red fox", seed=3).status_code == 200
    assert bedrock.seeds == [1, 3]
    assert everything_shown(studio)
