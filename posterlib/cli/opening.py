"""`open`: one poster's original in the system's viewer."""

from __future__ import annotations

import webbrowser
from argparse import Namespace
from collections.abc import Callable

from posterlib.cli.terminal import Terminal
from posterlib.errors import PosterError, PosterNotFoundError, StorageError
from posterlib.history import History
from posterlib.plain_text import one_line

__all__ = ["LATEST", "open_poster"]

LATEST = "latest"


def open_poster(
    chosen: Namespace, history: History, *, show: Callable[[str], bool] | None, out: Terminal, err: Terminal
) -> int:
    """Open the original, or print its path when that is wanted or nothing can show it.

    The exit code is 0, or 1 when no poster, or more than one, has such an id.
    """
    try:
        path, _ = history.file(_entry_id(chosen.id, history), "original.png")
    except PosterError as error:
        err.line(str(error))
        return 1
    if chosen.print:
        out.line(str(path))
    elif not _shown(path.absolute().as_uri(), show or webbrowser.open):
        err.line("No viewer could be started. The picture is here:")
        out.line(str(path))
    return 0


def _entry_id(words: str, history: History) -> str:
    """Find the one id that is meant.

    Raises:
        StorageError: there is none, or more than one.
    """
    if words == LATEST:
        newest = history.ids(limit=1)
        if not newest:
            raise StorageError("There are no posters yet.")
        return newest[0]
    meant = [entry_id for entry_id in history.ids() if words and entry_id.startswith(words)]
    if words in meant or len(meant) == 1:
        return words if words in meant else meant[0]
    if meant:
        raise StorageError(f"{len(meant)} posters have ids that begin with {one_line(words)}. Give more of the id.")
    raise PosterNotFoundError(one_line(words))


def _shown(address: str, show: Callable[[str], bool]) -> bool:
    try:
        return show(address)
    except (webbrowser.Error, OSError):
        return False
