"""Makes and shares a poster again and again, in processes that die at one file operation after the other.

`python -m tests.storage.crashing FOLDER` leaves one folder, of history and bucket, for each place where it died.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import uuid
from datetime import UTC, datetime
from pathlib import Path

from posterlib.generation import generate_poster
from posterlib.history import History
from posterlib.posters import Recipe
from posterlib.storage import Link, Sharing
from tests.history.crashing import die_at, die_everywhere
from tests.studio import CARD, FakeImageModel, painted


class FolderStorage:
    """A bucket that is a folder."""

    bucket = "film-posters"

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: str, content: bytes, media_type: str, *, bucket: str = "") -> None:
        path = self.root / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def link(self, bucket: str, key: str) -> Link:
        return Link((self.root / key).as_uri(), None)


class DeadlyStorage(FolderStorage):
    """A bucket so slow that the process is killed before the copy is there, but after the poster is."""

    def put(self, key: str, content: bytes, media_type: str, *, bucket: str = "") -> None:
        while not list((self.root.parent / "history").glob("2*/poster.json")):
            threading.Event().wait(0.001)
        os.kill(os.getpid(), signal.SIGKILL)


def open_shared(folder: Path, storage: FolderStorage | None = None) -> tuple[History, Sharing]:
    """Open history and sharing as a start of the studio does."""
    history = History(folder / "history", now=lambda: datetime.now(UTC))
    sharing = Sharing(
        storage or FolderStorage(folder / "bucket"),
        folder / "history" / ".uploads",
        original=lambda entry_id: history.file(entry_id, "original.png"),
        now=lambda: datetime.now(UTC),
        new_unique=lambda: uuid.uuid4().hex,
        pause=lambda attempt: 0.01 * attempt,
    )
    sharing.catch_up(entry for entry in history.recovered if entry.s3_key)
    return history, sharing


def share_one_poster(folder: Path, dies_at: int, storage: FolderStorage | None = None) -> None:
    folder.mkdir()
    model = FakeImageModel()
    model.enqueue(painted(480, 320, seed=dies_at, kind="JPEG"))
    history, sharing = open_shared(folder, storage)
    die_at(dies_at)
    recipe = Recipe(CARD.id, "A red fox", 480, 320, seed=dies_at)
    generate_poster(recipe, card=CARD, model=model, history=history, sharing=sharing)
    sharing.close()
    history.close()


if __name__ == "__main__":
    root = Path(sys.argv[1])
    die_everywhere(root, share_one_poster)
    if os.fork() == 0:
        share_one_poster(root / "100", 100, DeadlyStorage(root / "100" / "bucket"))
        os._exit(0)
    os.wait()
