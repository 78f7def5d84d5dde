"""The pages without a browser, around an image model that tests tell what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from posterlib.bootstrap import Services
from posterlib.image_models.base import ModelCard
from posterlib.settings import Settings
from tests.pages.fakes import FakeImprover, FakeSharing, ScriptedJobs
from tests.studio import CARD, FakeImageModel, open_studio

SHELL = Path(__file__).parents[2] / "posterlib" / "ui" / "shell.py"

Visit = Callable[..., AppTest]


@pytest.fixture
def card() -> ModelCard:
    """What the fake model takes; a test may ask for another."""
    return CARD


@pytest.fixture
def cards(card: ModelCard) -> tuple[ModelCard, ...]:
    """The models that the studio offers; a test may ask for several."""
    return (card,)


@pytest.fixture
def sharing() -> FakeSharing | None:
    """A studio without a bucket, unless a test asks for one."""
    return None


@pytest.fixture
def improver() -> FakeImprover | None:
    """A studio without a text model, unless a test asks for one."""
    return None


@pytest.fixture
def script() -> ScriptedJobs | None:
    """A studio whose jobs are real, unless a test says how one stands."""
    return None


@pytest.fixture
def limits() -> dict[str, Any]:
    """A studio that limits nobody, unless a test sets limits."""
    return {}


@pytest.fixture(autouse=True)
def sketching_studio(
    monkeypatch: pytest.MonkeyPatch,
    clean_environment: None,
    model: FakeImageModel,
    cards: tuple[ModelCard, ...],
    sharing: FakeSharing | None,
    improver: FakeImprover | None,
    script: ScriptedJobs | None,
    limits: dict[str, Any],
) -> None:
    """The process's studio draws with the fake model instead of the offline artist."""
    fakes: dict[str, Any] = {"sharing": sharing, "improver": improver}

    def build(settings: Settings, **_: object) -> Services:
        studio = open_studio(settings.history_dir, model, *cards, **limits)
        if script is not None:
            script.real, fakes["jobs"] = studio.jobs, script
        return replace(studio, **fakes)

    monkeypatch.setattr("posterlib.bootstrap.process.build_services", build)


@pytest.fixture
def visit() -> Visit:
    """Opens the studio in a fresh session, at an address's query."""

    def open_session(**query: str) -> AppTest:
        app = AppTest.from_file(str(SHELL), default_timeout=20)
        app.query_params.update(query)
        return app.run()

    return open_session
