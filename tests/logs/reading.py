"""Reads a log as an operator's tools do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["lines_of", "read"]


def lines_of(text: str) -> list[dict[str, Any]]:
    """Give each line's object; a line that is none is an error."""
    return [json.loads(line) for line in text.split("\n")[:-1]]


def read(file: Path) -> list[dict[str, Any]]:
    """Give the lines of a log file, as far as it is there."""
    return lines_of(file.read_text(encoding="utf-8")) if file.exists() else []
