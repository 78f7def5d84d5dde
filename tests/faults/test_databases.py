"""Another program holds a database, or takes it away: told within a bound, and over when it is given back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.durability.easel import Bedrock
from tests.faults.conftest import PayingStudio
from tests.faults.serving import Studio
from tests.waiting import until

pytestmark = pytest.mark.server

JOBS, QUEUE, INDEX = ".jobs/jobs.sqlite3", ".jobs/queue.sqlite3", "index.sqlite3"


@pytest.fixture
def studio(paying: PayingStudio) -> Studio:
    return paying.studio


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Keep everybody else from writing a database."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def away(file: Path) -> Iterator[None]:
    """Put a database elsewhere."""
    elsewhere = file.with_name("elsewhere")
    file.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.replace(file)


@pytest.mark.parametrize("file", [QUEUE, INDEX])
def test_what_another_program_holds_for_a_while_costs_no_poster(studio: Studio, bedrock: Bedrock, file: str) -> None:
    with ThreadPoolExecutor(1) as people:
        with held(studio.history / file):
            poster = people.submit(studio.post, "/send_prompt", prompt="A red fox", seed=1)
            assert studio.get("/history_list").status_code == 200  # who only looks need not wait
            if file == INDEX:
                until(lambda: bedrock.seeds == [1])
        answer = poster.result()

    assert answer.status_code == 200, answer.text
    until(studio.is_well)
    assert answer.json()["id"] in studio.get("/history_list").text


def test_a_database_of_jobs_that_another_program_holds_is_told_and_looking_goes_on(
    studio: Studio, bedrock: Bedrock
) -> None:
    with ThreadPoolExecutor(1) as people:
        with held(studio.history / JOBS):
            poster = people.submit(studio.post, "/send_prompt", prompt="A red fox", seed=1)
            assert studio.get("/history_list").status_code == 200
            assert studio.get("/v1/spending").status_code == 200
            assert studio.get("/health").status_code == 503
        answer = poster.result()

    assert answer.status_code == 200, answer.text
    until(studio.is_well)


def test_a_database_of_jobs_that_is_gone_is_told_by_name_and_used_again_when_it_is_back(
    studio: Studio, bedrock: Bedrock
) -> None:
    before = studio.entries
    with away(studio.history / JOBS):
        answers = [studio.post("/send_prompt", prompt="A red fox"), studio.post("/v1/posters", prompt="A red fox")]
        answers.append(studio.get("/v1/spending"))
        ill = studio.get("/health")

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(500, "storage_failed")] * 3
    assert "is gone" in answers[0].json()["error"]
    assert (ill.status_code, bedrock.seeds, studio.entries) == (503, [], before)
    until(studio.is_well)
    assert studio.post("/send_prompt", prompt="A red fox", seed=2).status_code == 200
    assert bedrock.seeds == [2]


def test_an_index_that_is_gone_is_made_again_from_the_posters(studio: Studio, bedrock: Bedrock) -> None:
    drawn = studio.post("/send_prompt", prompt="A red fox", seed=1).json()["id"]
    for ending in ("", "-wal", "-shm"):
        (studio.history / (INDEX + ending)).unlink(missing_ok=True)
    assert studio.get("/health").status_code == 503

    until(studio.is_well)
    assert drawn in studio.get("/history_list", params={"q": "fox"}).text
    later = studio.post("/send_prompt", prompt="A red fox", seed=2).json()["id"]
    assert [item["orig"].split("/")[-2] for item in studio.get("/history_list").json()] == studio.entries[::-1]
    assert later in studio.entries
