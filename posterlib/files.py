"""Writes a file so that readers find it whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["UNFINISHED", "make_names_durable", "write_file"]

UNFINISHED = ".part"
"""Ending of a file that is being written; after a crash it may stay."""


def write_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file that appears whole or not at all; `durable` waits until it survives a power cut."""
    part = path.with_name(path.name + UNFINISHED)
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        if durable:
            # The file's times need not be durable; macOS knows only fsync.
            getattr(os, "fdatasync", os.fsync)(file.fileno())
    part.replace(path)


def make_names_durable(folder: Path) -> None:
    """Wait until what the files in a folder are called, and which there are, survives a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
