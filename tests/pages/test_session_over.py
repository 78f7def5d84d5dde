"""What a page says when its visitor is signed out."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr
from streamlit.runtime.context import ContextProxy

from posterlib.bootstrap import services
from tests.pages.conftest import Visit
from tests.pages.reading import finished, generate, words
from tests.studio import FakeImageModel

KEY = "a-key-for-the-marketing-team"


@pytest.fixture
def limits() -> dict[str, Any]:
    return {"api_keys": (SecretStr(KEY),)}


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the visitor's browser keeps."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "cookies", kept)
    return kept


def test_nothing_is_shown_to_somebody_who_is_not_signed_in(visit: Visit, cookies: dict[str, str]) -> None:
    app = visit()

    assert "Your session is over" in words(app)
    assert not app.text_area


def test_a_page_that_is_open_makes_nothing_more_after_signing_out(
    visit: Visit, cookies: dict[str, str], model: FakeImageModel
) -> None:
    visit()
    guard = services().guard
    cookies["poster_studio_session"] = guard.sessions.of_key(str(guard.keys.find(KEY)))
    app = visit()
    finished(generate(app, "A red fox"))
    guard.sessions.end(cookies["poster_studio_session"])
    generate(app, "Another fox")

    assert "Your session is over" in words(app)
    assert len(model.recipes) == 1
