"""Sessions of people who signed in: a signed note that their browser keeps."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

__all__ = ["COOKIE", "LASTS", "Sessions", "secret_in"]

COOKIE = "poster_studio_session"

LASTS = 7 * 24 * 3600
"""Seconds until somebody signs in again."""


class Sessions:
    """Issues and reads sessions; they hold for every process that has the same secret."""

    def __init__(self, secret: str) -> None:
        self._notes = URLSafeTimedSerializer(secret, salt="poster-studio-session")

    def of_key(self, key_id: str) -> str:
        """Note that somebody showed a key."""
        return self._notes.dumps({"key": key_id})

    def of_person(self, email: str) -> str:
        """Note that an identity provider vouched for a mail address."""
        return self._notes.dumps({"email": email})

    def read(self, note: str) -> dict[str, str]:
        """Give what was noted; nothing when it is too old or not from here."""
        try:
            said = self._notes.loads(note, max_age=LASTS)
        except BadSignature:
            return {}
        return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}


def secret_in(folder: Path) -> str:
    """Give the secret that a folder keeps, made at the first time: all processes of one history share it.

    Raises:
        OSError: the folder cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "session-secret"
    with suppress(FileNotFoundError):
        return path.read_text()
    made = folder / f".{secrets.token_hex(8)}"
    made.touch(mode=0o600)
    made.write_text(secrets.token_urlsafe(32))
    with suppress(FileExistsError):  # another process was faster: its secret counts
        os.link(made, path)
    made.unlink()
    return path.read_text()
