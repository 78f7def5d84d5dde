"""Looks at what the studio needs of this machine: the history folder, room on its disk, the fonts."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import ImageFont

from posterlib.doctor.findings import Finding
from posterlib.errors import StorageError
from posterlib.history.folders import published_ids
from posterlib.history.index import HistoryIndex
from posterlib.history.store import INDEX
from posterlib.settings import Settings

__all__ = ["look_at_fonts", "look_at_history"]

_FONTS = Path(__file__).parents[1] / "assets" / "fonts"
_FONT_SIZE = 24

_MIB = 2**20
_LEAST_FREE = 1024 * _MIB
"""Bytes; about 400 posters, or some days for whoever has to notice."""


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def look_at_history(settings: Settings, *, free_bytes: Callable[[Path], int] = _free_bytes) -> Iterator[Finding]:
    """Look at folder, disk and index. Apart from a file that comes and goes, nothing is changed."""
    root = settings.history_dir
    finding = _folder(root) if root.exists() else _folder_to_be(root)
    yield finding
    if finding.state == "broken":
        return
    yield _disk(free_bytes(root if root.exists() else _nearest(root)))
    if (root / INDEX).exists():
        yield _index(root)


def look_at_fonts(folder: Path = _FONTS) -> Finding:
    """Open every bundled font."""
    again = "Install the studio again: its own files are incomplete."
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".otf"))
    if not files:
        return Finding("fonts", "broken", f"There are none in {folder}.", again)
    for file in files:
        try:
            ImageFont.truetype(file, _FONT_SIZE, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            return Finding("fonts", "broken", f"{file.name} cannot be opened.", again)
    return Finding("fonts", "ok", f"All {len(files)} open." if len(files) > 1 else f"{files[0].stem} opens.")


def _folder(root: Path) -> Finding:
    try:
        with tempfile.NamedTemporaryFile(dir=root, prefix=".probe-") as probe:
            probe.write(b"ok")
            probe.flush()
        posters = sum(1 for _ in published_ids(root))
    except OSError as error:
        says = f"{root} cannot be written: {error.strerror or type(error).__name__}."
        return Finding("history folder", "broken", says, "Mend its permissions, or set HISTORY_DIR to another folder.")
    return Finding("history folder", "ok", f"{root} can be written and holds {_counted(posters)}.")


def _folder_to_be(root: Path) -> Finding:
    parent = _nearest(root)
    if parent.is_dir() and os.access(parent, os.W_OK | os.X_OK):
        return Finding("history folder", "missing", f"{root} is not there yet; the first start makes it.")
    says = f"{root} is not there, and nothing can be made in {parent}."
    return Finding("history folder", "broken", says, "Set HISTORY_DIR to a folder that can be written.")


def _disk(free: int) -> Finding:
    if free < _LEAST_FREE:
        says = f"Only {free // _MIB} MiB are left where the posters are kept."
        return Finding("disk space", "broken", says, "Free at least 1 GiB, or set HISTORY_DIR to another disk.")
    return Finding("disk space", "ok", f"{free / _LEAST_FREE:.1f} GiB are left where the posters are kept.")


def _index(root: Path) -> Finding:
    try:
        index = HistoryIndex(root / INDEX)
        try:
            indexed = index.count()
        finally:
            index.close()
    except StorageError as error:
        return Finding("history index", "broken", str(error))
    published = sum(1 for _ in published_ids(root))
    if indexed != published:
        says = f"It lists {indexed} of {_counted(published)}. The next start brings it in step."
        return Finding("history index", "missing", says)
    return Finding("history index", "ok", f"It answers and lists {_counted(indexed)}.")


def _nearest(folder: Path) -> Path:
    """Give the nearest folder above one that does not exist."""
    return next(parent for parent in folder.parents if parent.exists())


def _counted(posters: int) -> str:
    return "1 poster" if posters == 1 else f"{posters} posters"
