"""What SIGTERM and Ctrl+C do to posters: those that are paid for are kept, no more are begun, nobody waits in vain."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.aws import bedrock_standin
from tests.durability.easel import Bedrock, Easel
from tests.durability.processes import FOX, ULTRA, foxes
from tests.s3 import sign_in
from tests.server.conftest import Server, start
from tests.waiting import until

pytestmark = pytest.mark.server

AT_ONCE = 4
"""Pictures that the model draws at one time."""

LONG_AFTER_THE_CALLS = "delay:3"
"""When the pictures arrive: the server itself has come to its end by then."""


@pytest.fixture
def bedrock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bedrock]:
    easel = Easel()
    with bedrock_standin(draw=easel.paint) as standin:
        sign_in(monkeypatch)
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", standin.address)
        monkeypatch.setenv("IMAGE_MODEL_ID", ULTRA)
        monkeypatch.setenv("IMAGE_FALLBACK_MODEL_IDS", "none")
        monkeypatch.setenv("IMAGE_REQUESTS_PER_MINUTE", "1000")
        yield Bedrock(standin, easel)
        easel.release()


@pytest.fixture
def people() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as people:
        yield people


def ask(server: Server, fox: dict[str, Any]) -> httpx.Response:
    return httpx.post(f"{server.url}/send_prompt", json=fox, timeout=60)


def leave_to_be_drawn(server: Server, fox: dict[str, Any]) -> str:
    answer = httpx.post(f"{server.url}/v1/posters", json=fox)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def refuses_calls(server: Server) -> bool:
    try:
        httpx.get(f"{server.url}/health")
    except httpx.TransportError:
        return True
    return False


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("2*/original.png"))


def who_lives(folder: Path) -> list[Path]:
    """What processes leave that have not closed their studio."""
    return list((folder / ".jobs" / "living").iterdir())


def test_stopping_keeps_what_is_being_drawn_and_leaves_the_rest_to_the_next_start(
    door: str, tmp_path: Path, bedrock: Bedrock
) -> None:
    server = start(door, tmp_path)
    bedrock.standin.enqueue(*[LONG_AFTER_THE_CALLS] * AT_ONCE)
    bedrock.easel.hold()
    jobs = [leave_to_be_drawn(server, fox) for fox in foxes(10)]
    until(lambda: len(bedrock.seeds) == AT_ONCE)
    server.ask_to_stop()
    until(lambda: refuses_calls(server))
    bedrock.easel.release()
    told = server.ended()

    assert server.process.returncode == 0, told
    assert len(bedrock.seeds) == AT_ONCE
    assert len(kept(tmp_path)) == AT_ONCE, told
    assert who_lives(tmp_path) == []

    after = start(door, tmp_path)
    until(lambda: not httpx.get(f"{after.url}/health").json()["jobs_running"])
    states = [httpx.get(f"{after.url}/v1/jobs/{job}").json()["status"] for job in jobs]
    spent = httpx.get(f"{after.url}/v1/spending").json()
    after.ask_to_stop()
    after.ended()

    assert states == ["done"] * 10
    assert sorted(bedrock.seeds) == list(range(1, 11))
    assert len(kept(tmp_path)) == 10
    assert spent["this_month"] == 1.40


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_waits_at_the_end_of_the_queue_is_told_at_once_that_the_studio_stops(
    door: str, tmp_path: Path, bedrock: Bedrock, people: ThreadPoolExecutor, number: signal.Signals
) -> None:
    server = start(door, tmp_path)
    bedrock.easel.hold()
    begun = [people.submit(ask, server, fox) for fox in foxes(AT_ONCE)]
    until(lambda: len(bedrock.seeds) == AT_ONCE)
    leave_to_be_drawn(server, FOX | {"seed": 5})
    waiting = people.submit(ask, server, FOX | {"seed": 6})
    until(lambda: httpx.get(f"{server.url}/health").json()["jobs_running"] == AT_ONCE + 2)
    server.ask_to_stop(number)
    refused = waiting.result(30)
    bedrock.easel.release()
    made = [each.result(30) for each in begun]
    told = server.ended()

    assert (refused.status_code, refused.json()["code"]) == (503, "studio_closing")
    assert [answer.status_code for answer in made] == [200] * AT_ONCE
    assert server.process.returncode == 0, told
    assert sorted(bedrock.seeds) == [1, 2, 3, 4]
    assert len(kept(tmp_path)) == AT_ONCE, told
