"""`list`: the history on a terminal, newest first, or as records for scripts."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence

from posterlib.cli.terminal import Terminal
from posterlib.history import Entry, History
from posterlib.plain_text import one_line
from posterlib.posters import clean_text

__all__ = ["list_posters"]

_LEAST_CAPTION = 12
"""Columns; on a terminal so narrow that fewer are left, lines run over."""


def list_posters(chosen: Namespace, history: History, *, out: Terminal, err: Terminal) -> int:
    """Print the newest entries that match the query; the exit code is 0, also when there are none."""
    query = str(clean_text(" ".join(chosen.query)))
    entries = history.page(query, limit=chosen.limit)
    if chosen.json:
        out.document([json.loads(entry.to_json()) for entry in entries])
        return 0
    if not entries:
        err.line(f"No poster matches “{one_line(query)}”." if query else "There are no posters yet.")
    for line in _table(entries, out):
        out.line(line)
    return 0


def _table(entries: Sequence[Entry], out: Terminal) -> list[str]:
    rows = [_cells(entry) for entry in entries]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for entry, row in zip(entries, rows, strict=True):
        before = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + "  "
        caption = one_line(entry.caption)
        if out.columns is not None:
            caption = out.fitted(caption, max(_LEAST_CAPTION, out.columns - len(before)))
        lines.append(before + caption)
    return lines


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        one_line(entry.id),
        f"{entry.created_at.astimezone():%Y-%m-%d %H:%M}",
        f"{entry.width} × {entry.height}",
        one_line(entry.model_name or entry.model) or "-",
        "-" if entry.seed is None else str(entry.seed),
    )
