"""The server: pages and API behind one door, and an end that loses nothing."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import httpx
import pytest

from tests.browser.serving import ROOT, Served, command, environment, free_port, serving

pytestmark = pytest.mark.server

SLOW_TO_DRAW = {"prompt": "A castle guarded by a dragon", "width": 1536, "height": 1536, "count": 3}


@pytest.mark.parametrize("address", ["/", "/gallery", "/poster?id=1"])
def test_pages_carry_the_studios_name_from_the_first_byte(served: Served, address: str) -> None:
    answer = httpx.get(served.address + address)

    assert answer.status_code == 200
    assert "<title>Poster Studio</title>" in answer.text
    assert '<html lang="en">' in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_the_former_address_leads_to_the_home_page(served: Served) -> None:
    answer = httpx.get(f"{served.address}/movie-poster-generation")

    assert answer.is_redirect
    assert answer.headers["location"] == "/"


def test_the_api_answers_beside_the_pages(served: Served) -> None:
    made = httpx.post(
        f"{served.address}/send_prompt", json={"prompt": "A red fox", "width": 320, "height": 320}, timeout=30
    )

    assert made.status_code == 200
    assert httpx.get(made.json()["image_url"]).headers["content-type"] == "image/png"
    listed = httpx.get(f"{served.address}/history_list").json()
    assert listed[0]["orig"] == made.json()["image_url"]
    assert httpx.get(f"{served.address}/history").json() == listed


def test_the_probes_a_page_sends_below_its_own_address_are_no_api(served: Served) -> None:
    assert httpx.get(f"{served.address}/history/_stcore/health").status_code == 404


def test_an_end_amid_a_call_answers_the_call_and_keeps_every_poster(tmp_path: Path) -> None:
    answers: list[httpx.Response] = []
    with serving(tmp_path / "history") as studio:
        call = threading.Thread(
            target=lambda: answers.append(httpx.post(f"{studio.address}/send_prompt", json=SLOW_TO_DRAW, timeout=60))
        )
        call.start()
        while httpx.get(f"{studio.address}/health").json()["jobs_running"] == 0:
            assert call.is_alive()
        studio.end()
        call.join(60)

    assert answers[0].status_code == 200
    assert len(list((tmp_path / "history").glob("2*/original.png"))) == 3


def test_a_wrong_setting_stops_the_start_with_one_line(tmp_path: Path) -> None:
    ended = subprocess.run(
        command(free_port()),
        cwd=ROOT,
        env=environment(tmp_path / "history", IMAGE_WIDTH="wide"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode != 0
    assert "The studio cannot start. IMAGE_WIDTH:" in ended.stderr
    assert "Traceback" not in ended.stderr
