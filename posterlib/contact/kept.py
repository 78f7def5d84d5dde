"""Keeps messages as files: one each, whole or not at all, readable by the studio's own account alone."""

from __future__ import annotations

import logging
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson

from posterlib.errors import StorageError
from posterlib.files import UNFINISHED, make_names_durable, write_file

__all__ = ["KeptMessage", "MessageFolder"]

_LOG = logging.getLogger(__name__)

_NAME = re.compile(r"([0-9]{9,11})(?:-[0-9a-f]{8})?\.json", re.ASCII)
"""Seconds since 1970 and digits by chance, which files of the former service do not have."""


@dataclass(frozen=True)
class KeptMessage:
    """A message's file; `size` is in bytes."""

    file: str
    size: int


class MessageFolder:
    """One folder of messages. It is made when there is one to keep."""

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime],
        new_digits: Callable[[], str] = lambda: secrets.token_hex(4),
    ) -> None:
        self._folder = folder
        self._now = now
        self._new_digits = new_digits

    def keep(self, record: Mapping[str, object]) -> str:
        """Write a record under a name of its own, durably, and give the name.

        Raises:
            StorageError: the disk did not take it; nothing is left of it.
        """
        with _faults():
            for folder in (self._folder.parent, self._folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._claim()
            try:
                write_file(path, _json(record))
            except OSError:
                path.with_name(path.name + UNFINISHED).unlink(missing_ok=True)
                raise
            make_names_durable(self._folder)
        return path.name

    def rewrite(self, name: str, record: Mapping[str, object]) -> None:
        """Write more into a record; where the disk does not take it, what is there stays."""
        path = self._folder / name
        part = path.with_name(name + UNFINISHED)
        try:
            part.touch(0o600)
            write_file(path, _json(record))
        except OSError as error:
            _LOG.warning("What became of contact message %s could not be noted: %s", name, error.strerror)
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Take a record out that is needed no more."""
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            _LOG.warning("Contact message %s was mailed and its file could not be removed: %s", name, error.strerror)

    def newest_first(self) -> list[KeptMessage]:
        """Give every record, newest first.

        Raises:
            StorageError: the folder cannot be read.
        """
        found: list[tuple[int, int, KeptMessage]] = []
        with _faults(), suppress(FileNotFoundError), os.scandir(self._folder) as entries:
            for entry in entries:
                known = _NAME.fullmatch(entry.name)
                if not (known and entry.is_file(follow_symlinks=False)):
                    continue
                with suppress(FileNotFoundError):  # it was taken out since
                    about = entry.stat(follow_symlinks=False)
                    found.append((int(known[1]), about.st_mtime_ns, KeptMessage(entry.name, about.st_size)))
        return [message for *_, message in sorted(found, key=lambda each: each[:2], reverse=True)]

    def read(self, name: str) -> bytes | None:
        """Give a record as JSON; `None` when there is none of that name, whatever the name is.

        Raises:
            StorageError: it cannot be read.
        """
        if not _NAME.fullmatch(name):
            return None
        path = self._folder / name
        with _faults():
            return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def _claim(self) -> Path:
        """Take a name that nobody has or is about to have: its unfinished file is there, and private."""
        while True:
            path = self._folder / f"{int(self._now().timestamp())}-{self._new_digits()}.json"
            with suppress(FileExistsError):
                path.with_name(path.name + UNFINISHED).touch(0o600, exist_ok=False)
                if not path.exists():
                    return path
                path.with_name(path.name + UNFINISHED).unlink()


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(
            f"The folder for contact messages could not be used: {reason}. "
            "Free space or mend the permissions of CONTACT_LOGS_DIR, then try again."
        ) from error


def _json(record: Mapping[str, object]) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_INDENT_2)
