"""A storage that does as it is told, and a folder of posters around it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from posterlib.errors import PosterNotFoundError, SharingError
from posterlib.storage import Link, Sharing

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FOX = b"\x89PNG a red fox"
DOWN = SharingError("S3 is down. Wait until it is up.")


@dataclass(frozen=True)
class APoster:
    id: str = "20261122T120000000-5f3a09c1"
    extension: str = "png"
    media_type: str = "image/png"
    s3_bucket: str = "film-posters"
    s3_key: str = "moviePoster/2026-11-22/120000_fox.png"


class FakeShareStorage:
    """Keeps copies in memory; fails as often as errors were enqueued, and waits while it is held.

    `asked` and `answered` can be acquired once for every put that was begun and ended.
    """

    bucket = "film-posters"

    def __init__(self) -> None:
        self.copies: dict[tuple[str, str], tuple[bytes, str]] = {}
        self.puts: list[str] = []
        self.asked = threading.Semaphore(0)
        self.answered = threading.Semaphore(0)
        self.refuses_links = False
        self._errors: list[Exception] = []
        self._free = threading.Event()
        self._free.set()

    def enqueue(self, *errors: Exception) -> None:
        self._errors.extend(errors)

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def put(self, key: str, content: bytes, media_type: str, *, bucket: str = "") -> None:
        self.puts.append(key)
        self.asked.release()
        self._free.wait(30)
        try:
            if self._errors:
                raise self._errors.pop(0)
            self.copies[bucket or self.bucket, key] = (content, media_type)
        finally:
            self.answered.release()

    def link(self, bucket: str, key: str) -> Link:
        if self.refuses_links:
            raise DOWN
        return Link(f"https://{bucket}.example/{key}", NOON)


class Studio:
    """A folder of originals and one outbox, for any number of `Sharing`s."""

    def __init__(self, folder: Path, storage: FakeShareStorage) -> None:
        self.outbox = folder / ".uploads"
        self._originals = folder / "originals"
        self._originals.mkdir()
        self._storage = storage
        self._opened: list[Sharing] = []

    def open(
        self,
        *,
        storage: FakeShareStorage | None = None,
        pause: Callable[[int], float] = lambda _: 0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Sharing:
        sharing = Sharing(
            storage or self._storage,
            self.outbox,
            original=self._original,
            now=now,
            new_unique=lambda: "5f" * 16,
            pause=pause,
        )
        self._opened.append(sharing)
        return sharing

    def publish(self, poster: APoster, image: bytes = FOX) -> None:
        part = self._originals / "part"
        part.write_bytes(image)
        part.replace(self._originals / poster.id)

    def notes(self) -> list[str]:
        return sorted(file.name for file in self.outbox.iterdir())

    def close(self) -> None:
        for sharing in self._opened:
            sharing.close()

    def _original(self, entry_id: str) -> tuple[Path, str]:
        path = self._originals / entry_id
        if not path.is_file():
            raise PosterNotFoundError(entry_id)
        return path, "image/png"
