"""A log of its own for each test, in JSON on stderr and in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from posterlib.logs import open_log
from posterlib.settings import Settings

Open = Callable[..., Path]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens the log by some settings, and gives its file."""

    def open_by(*, secrets: tuple[str, ...] = (), quiet: bool = False, **settings: Any) -> Path:
        values = Settings(_env_file=None, **settings)  # type: ignore[call-arg]
        open_log(values, secrets=secrets, quiet=quiet)
        return values.log_file

    return open_by
