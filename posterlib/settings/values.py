"""How values are written in the environment: lists and files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

__all__ = ["AbsolutePath", "Words", "absolute", "split_at_commas"]


def split_at_commas(value: object) -> object:
    """Make a tuple of what stands between commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def absolute(path: Path) -> Path:
    """Resolve a path against the working folder, once."""
    return path.expanduser().absolute()


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(split_at_commas)]
"""Several values, separated by commas."""

AbsolutePath = Annotated[Path, AfterValidator(absolute)]
