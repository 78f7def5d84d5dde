"""The pages without a browser, around an image model that tests tell what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.image_models.base import ModelCard
from tests.studio import CARD, FakeImageModel, open_studio

SHELL = Path(__file__).parents[2] / "posterlib" / "ui" / "shell.py"

Visit = Callable[..., AppTest]


@pytest.fixture
def card() -> ModelCard:
    """What the fake model takes; a test may ask for another."""
    return CARD


@pytest.fixture(autouse=True)
def sketching_studio(
    monkeypatch: pytest.MonkeyPatch, clean_environment: None, model: FakeImageModel, card: ModelCard
) -> None:
    """The process's studio draws with the fake model instead of the offline artist."""
    monkeypatch.setattr(
        "posterlib.bootstrap.build_services", lambda settings: open_studio(settings.history_dir, model, card)
    )


@pytest.fixture
def visit() -> Visit:
    """Opens the studio in a fresh session, at an address's query."""

    def open_session(**query: str) -> AppTest:
        app = AppTest.from_file(str(SHELL), default_timeout=20)
        app.query_params.update(query)
        return app.run()

    return open_session
