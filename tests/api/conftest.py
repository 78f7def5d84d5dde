"""The API over a test studio.

Falcon's test client drives it through `wsgiref.validate`, so each test checks the WSGI standard too.
"""

from __future__ import annotations

import falcon.testing
import pytest

from posterlib.api import create_app
from posterlib.bootstrap import Services


@pytest.fixture
def client(studio: Services) -> falcon.testing.TestClient:
    return falcon.testing.TestClient(create_app(studio))
