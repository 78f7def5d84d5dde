"""A list of labelled facts, shown as they are and never read as markup."""

from __future__ import annotations

from collections.abc import Sequence

from posterlib.ui.components import component

__all__ = ["facts"]

_mount = component("facts")


def facts(rows: Sequence[tuple[str, str]], *, key: str) -> None:
    """Show label and value of each row."""
    _mount(key=key, data={"rows": [list(row) for row in rows]})
