"""What a person relies on whose posters are shared: the bucket never stands between a picture and its place."""

from __future__ import annotations

import errno
import threading
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posterlib.errors import BadModelResponseError, StorageError
from posterlib.generation import generate_poster
from posterlib.history import Entry, History
from posterlib.posters import Poster, Recipe
from posterlib.storage import Sharing
from tests.storage.fakes import DOWN, FakeShareStorage
from tests.studio import CARD, FakeImageModel, painted
from tests.waiting import until

RECIPE = Recipe(CARD.id, "A red fox in the snow", 480, 320, seed=1)


@pytest.fixture
def storage() -> FakeShareStorage:
    return FakeShareStorage()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History(tmp_path / "history", now=lambda: datetime.now(UTC))
    yield history
    history.close()


@pytest.fixture
def sharing(history: History, storage: FakeShareStorage) -> Iterator[Sharing]:
    sharing = Sharing(
        storage,
        history.root / ".uploads",
        original=lambda entry_id: history.file(entry_id, "original.png"),
        now=lambda: datetime.now(UTC),
        new_unique=lambda: uuid.uuid4().hex,
        pause=lambda _: 0.01,
    )
    yield sharing
    storage.release()
    sharing.close()


def keep(history: History, sharing: Sharing, model: FakeImageModel) -> Entry:
    return generate_poster(RECIPE, card=CARD, model=model, history=history, sharing=sharing)


def test_the_poster_appears_while_its_copy_is_still_under_way(
    history: History, sharing: Sharing, storage: FakeShareStorage, model: FakeImageModel
) -> None:
    storage.hold()
    made: list[Entry] = []
    work = threading.Thread(target=lambda: made.append(keep(history, sharing, model)))
    work.start()
    assert storage.asked.acquire(timeout=30)
    until(lambda: history.count() == 1)
    assert sharing.link(history.page()[0]) is None
    assert made == []

    storage.release()
    work.join(30)
    assert sharing.link(made[0]) is not None
    assert storage.copies[made[0].s3_bucket, made[0].s3_key] == (painted(480, 320, 1), "image/png")


def test_a_copy_that_fails_is_made_later_under_the_same_key_and_the_poster_is_there_meanwhile(
    history: History, sharing: Sharing, storage: FakeShareStorage, model: FakeImageModel
) -> None:
    storage.enqueue(DOWN, DOWN)
    entry = keep(history, sharing, model)
    assert history.get(entry.id) == entry
    until(lambda: sharing.pending() == 0)

    assert set(storage.puts) == {entry.s3_key}
    assert sharing.link(entry) is not None


def test_an_outbox_that_cannot_be_written_costs_no_poster(
    history: History,
    sharing: Sharing,
    storage: FakeShareStorage,
    model: FakeImageModel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    storage.enqueue(DOWN)
    monkeypatch.setattr(sharing._outbox, "write", full)
    entry = keep(history, sharing, model)

    assert history.get(entry.id) == entry


class DamagedPicture(FakeImageModel):
    """Delivers a picture whose header is whole and whose rest is missing."""

    def generate(self, recipe: Recipe) -> Poster:
        return Poster.from_bytes(painted(480, 320, 1)[:80], recipe)


def test_a_damaged_picture_is_set_aside_and_told_once(history: History) -> None:
    with pytest.raises(BadModelResponseError, match=r"bytes are kept in \.damaged"):
        generate_poster(RECIPE, card=CARD, model=DamagedPicture(), history=history)

    aside = list((history.root / ".damaged").glob("*/original.png"))
    assert [path.read_bytes() for path in aside] == [painted(480, 320, 1)[:80]]
    assert list((history.root / ".staging").iterdir()) == []
    assert history.count() == 0


def test_a_disk_that_refuses_a_picture_is_told_with_what_it_cost(
    history: History, model: FakeImageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes, *, durable: bool = True) -> None:
        if path.name.startswith(refused):
            raise OSError(errno.ENOSPC, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr("posterlib.history.drafts.write_file", full)
    refused = "original"
    with pytest.raises(StorageError, match="may have been charged, but could not be kept") as lost:
        generate_poster(RECIPE, card=CARD, model=model, history=history)
    refused = "thumbnail"
    with pytest.raises(StorageError, match="Do not order it again") as safe:
        generate_poster(RECIPE, card=CARD, model=model, history=history)

    assert (lost.value.code, safe.value.code) == ("picture_lost", "poster_not_finished")
