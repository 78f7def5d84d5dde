"""What a place for sharing promises, and the values that go in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

__all__ = ["Link", "ShareStorage", "Shared"]


@dataclass(frozen=True)
class Link:
    """An address that anyone may open until `expires_at` (UTC); `None` is for ever."""

    url: str
    expires_at: datetime | None


class Shared(Protocol):
    """What sharing needs to know of a poster. Without a key it has no copy and gets none."""

    @property
    def id(self) -> str:
        """Its id in the history."""
        ...

    @property
    def media_type(self) -> str:
        """Its original's, such as image/png."""
        ...

    @property
    def s3_bucket(self) -> str:
        """The bucket that its copy belongs in."""
        ...

    @property
    def s3_key(self) -> str:
        """The copy's name in the bucket."""
        ...


class ShareStorage(Protocol):
    """Keeps copies under keys and makes links to them. Thread-safe; the same key may be put again."""

    @property
    def bucket(self) -> str:
        """Where new copies go."""
        ...

    def put(self, key: str, content: bytes, media_type: str, *, bucket: str = "") -> None:
        """Keep content, in today's bucket unless another one is named.

        Raises:
            SharingError: it is not kept, or nobody knows.
        """
        ...

    def link(self, bucket: str, key: str) -> Link:
        """Sign a link now; whether there is a copy is not asked.

        Raises:
            SharingError: there is no account to sign with, or the bucket cannot be found.
        """
        ...
