"""The API over a test studio.

Falcon's test client drives it through `wsgiref.validate`, so each test checks the WSGI standard too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bootstrap import Services
from tests.api.serving import served
from tests.studio import CARD, FakeImageModel, open_studio


@pytest.fixture
def client(studio: Services) -> falcon.testing.TestClient:
    return falcon.testing.TestClient(create_app(studio))


@pytest.fixture
def address(studio: Services) -> Iterator[str]:
    """The same API behind a real socket."""
    with served(studio) as where:
        yield where


@pytest.fixture
def studio(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    """A studio whose model may charge, as far as anybody can tell."""
    services = open_studio(tmp_path / "history", model, replace(CARD, family="stability"))
    yield services
    services.close()
