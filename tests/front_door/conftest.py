"""The pages' server in this process: the real application with all its routes and middlewares, called over ASGI."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from streamlit.runtime import Runtime

from posterlib.bootstrap import build_services, close_services, process
from posterlib.settings import load_settings

KEY = "a-key-for-the-marketing-team"
HERE = ("127.0.0.1", 50_000)
ELSEWHERE = ("203.0.113.7", 50_000)

Visit = Callable[..., TestClient]


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> Iterator[Any]:
    """What `streamlit run streamlit_app.py` serves, as these settings have it."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Runtime, "_instance", None)  # a process has one at a time
    monkeypatch.setattr(process, "_OPEN", [build_services(load_settings())])  # without the queue of all processes
    sys.modules.pop("streamlit_app", None)
    yield importlib.import_module("streamlit_app").app
    sys.modules.pop("streamlit_app", None)
    close_services()


@pytest.fixture
def settings() -> dict[str, str]:
    """The environment: a studio with a key."""
    return {"API_KEYS": KEY}


@pytest.fixture
def visit(application: Any) -> Visit:
    """Call it from somewhere; redirects are not followed."""

    def client(peer: tuple[str, int] = HERE, scheme: str = "http", **headers: str) -> TestClient:
        return TestClient(
            application, base_url=f"{scheme}://127.0.0.1:5002", client=peer, headers=headers, follow_redirects=False
        )

    return client
