"""How many posters a visitor may ask for, with the API's posters counted in."""

from __future__ import annotations

from typing import Any

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bootstrap import services
from posterlib.ui.literal import literal
from tests.pages.conftest import Visit
from tests.pages.reading import finished, generate, words
from tests.studio import FakeImageModel


@pytest.fixture
def limits() -> dict[str, Any]:
    return {"rate_limit_enabled": True, "rate_limit_per_minute": 2}


@pytest.fixture(params=["127.0.0.1", "::1"])
def visitor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """This machine, as the API sees it; Streamlit tells nothing of it."""
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.ip_address", None)
    return str(request.param)


def post(peer: str) -> int:
    client = falcon.testing.TestClient(create_app(services()))
    return client.simulate_post("/send_prompt", json={"prompt": "A red fox"}, remote_addr=peer).status_code


def test_a_visitor_who_asks_too_often_is_told_when_to_come_back_and_keeps_the_words(
    visit: Visit, visitor: str, model: FakeImageModel
) -> None:
    app = visit()
    for number in range(2):
        finished(generate(app, f"Fox number {number}"))
    generate(app, "Fox number 3")

    assert len(app.error) == 1
    assert app.error[0].value.startswith(literal("This is more than 2 posters a minute. Try again in "))
    assert app.text_area(key="prompt").value == "Fox number 3"
    assert len(model.recipes) == 2


def test_posters_of_the_page_count_for_the_api(visit: Visit, visitor: str) -> None:
    finished(generate(visit(), "A red fox"))

    assert [post(visitor), post(visitor)] == [200, 429]


def test_posters_of_the_api_count_for_the_page(visit: Visit, visitor: str, model: FakeImageModel) -> None:
    app = visit()
    assert [post(visitor), post(visitor)] == [200, 200]
    generate(app, "A red fox")

    assert "2 posters a minute" in words(app)
    assert len(model.recipes) == 2
