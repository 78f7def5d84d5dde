"""Sessions of people who signed in: a signed note that their browser keeps."""

from __future__ import annotations

import errno
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

__all__ = ["COOKIE", "LASTS", "Sessions", "secret_in"]

COOKIE = "poster_studio_session"

_SECRET_BYTES = 32

LASTS = 7 * 24 * 3600
"""Seconds until somebody signs in again."""


class Sessions:
    """Issues, reads and ends sessions; they hold for every process that has the same secret and folder.

    `ended` is the folder that remembers those that somebody signed out of, for as long as they would have lasted.
    """

    def __init__(self, secret: str, ended: Path) -> None:
        self._notes = URLSafeTimedSerializer(secret, salt="poster-studio-session")
        self._ended = ended

    def of_key(self, key_id: str) -> str:
        """Note that somebody showed a key."""
        return self._notes.dumps({"key": key_id, "id": secrets.token_hex(16)})

    def of_person(self, email: str) -> str:
        """Note that an identity provider vouched for a mail address."""
        return self._notes.dumps({"email": email, "id": secrets.token_hex(16)})

    def read(self, note: str) -> dict[str, str]:
        """Give what was noted; nothing when it is too old, was signed out of or is not from here."""
        try:
            said = self._notes.loads(note, max_age=LASTS)
        except BadSignature:
            return {}
        return {} if (self._ended / said["id"]).exists() else said

    def end(self, note: str, now: float | None = None) -> None:
        """Let nobody in by this session any more, wherever its note was copied to; `now` is in seconds since 1970.

        Raises:
            OSError: the folder cannot be used.
        """
        said = self.read(note)
        if said:
            self._ended.mkdir(exist_ok=True, mode=0o700)
            (self._ended / said["id"]).touch()
            oldest = (time.time() if now is None else now) - LASTS
            for mark in self._ended.iterdir():
                if mark.stat().st_mtime < oldest:
                    mark.unlink(missing_ok=True)


def secret_in(folder: Path) -> str:
    """Give the secret that a folder keeps, made at the first time: all processes of one history share it.

    Raises:
        OSError: the folder cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "session-secret"
    with suppress(FileNotFoundError):
        return _whole(path)
    made = folder / f".{secrets.token_hex(8)}"
    try:
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(_SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was faster: its secret counts
            os.link(made, path)
    finally:
        made.unlink(missing_ok=True)
    return _whole(path)


def _whole(path: Path) -> str:
    secret = path.read_text()
    if len(secret) < _SECRET_BYTES:  # with an empty one anybody could sign
        raise OSError(errno.EIO, f"{path.name} is damaged; remove it, and everybody signs in again")
    return secret
