"""Guards of studios, as their settings make them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from posterlib.access import Guard, open_guard
from posterlib.settings import Settings

__all__ = ["KEY", "guard"]

KEY = "a-key-for-the-marketing-team"


def guard(tmp_path: Path, **settings: Any) -> Guard:
    defaults = {"history_dir": tmp_path / "history", "allowed_hosts": "posters.example"}
    return open_guard(Settings(_env_file=None, **(defaults | settings)))  # type: ignore[call-arg]


@pytest.fixture
def open_here(tmp_path: Path) -> Guard:
    """A studio without keys."""
    return guard(tmp_path)


@pytest.fixture
def locked(tmp_path: Path) -> Guard:
    return guard(tmp_path, api_keys=f"{KEY},another-key-for-the-scripts")
