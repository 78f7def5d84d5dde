"""What the server of the pages adds to the API: addresses, names, and room for both."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.server.conftest import Server, start

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start("pages", tmp_path_factory.mktemp("history"))
    yield running
    running.finish()
    running.process.communicate()


@pytest.mark.parametrize("address", ["/", "/gallery", "/poster?id=1"])
def test_pages_carry_the_studios_name_from_the_first_byte(pages: Server, address: str) -> None:
    answer = httpx.get(pages.url + address)

    assert answer.status_code == 200
    assert "<title>Poster Studio</title>" in answer.text
    assert '<html lang="en">' in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_the_former_address_leads_to_the_home_page(pages: Server) -> None:
    answer = httpx.get(f"{pages.url}/movie-poster-generation")

    assert answer.is_redirect
    assert answer.headers["location"] == "/"


def test_the_probes_a_page_sends_below_its_own_address_are_no_api(pages: Server) -> None:
    assert httpx.get(f"{pages.url}/history/_stcore/health").status_code == 404
