"""The keys that open the studio, known by their SHA-256 alone."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

__all__ = ["Keyring", "new_key"]

_STORED = "sha256:"
_TOLD = 8
"""Letters of a key's digest by which the log names it."""


def new_key() -> tuple[str, str]:
    """Make a key of 192 random bits; give it, and the form in which `API_KEYS` may hold it without showing it."""
    key = secrets.token_urlsafe(24)
    return key, _STORED + _digest(key)


class Keyring:
    """Knows keys when it sees them. `keys` are plain, or `sha256:` and their digest."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._digests = tuple(key.removeprefix(_STORED) if key.startswith(_STORED) else _digest(key) for key in keys)

    def __bool__(self) -> bool:
        return bool(self._digests)

    def find(self, presented: str) -> str | None:
        """Give the id of a key, or `None` when it is none of ours; how long that takes tells nothing about ours."""
        digest, found = _digest(presented), None
        for known in self._digests:
            if secrets.compare_digest(known, digest):
                found = known[:_TOLD]
        return found

    def has(self, key_id: str) -> bool:
        """Tell whether the key with this id is still one of ours."""
        return any(known.startswith(key_id) for known in self._digests) and len(key_id) == _TOLD


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode(errors="backslashreplace")).hexdigest()
