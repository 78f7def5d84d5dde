"""What a person relies on who keeps posters for years."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from posterlib.bootstrap import Services
from posterlib.errors import PosterNotFoundError, StorageError
from posterlib.history import Entry, History, is_entry_id, new_entry_id
from posterlib.posters import PosterRequest
from tests.studio import FakeImageModel, open_studio, painted


def make(studio: Services, prompt: str = "A red fox", **fields: object) -> Entry:
    job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": prompt, **fields})))
    assert job is not None
    assert job.entries, job.failures
    return job.entries[0]


def reopened(studio: Services) -> History:
    return History(studio.history.root, now=lambda: datetime.now(UTC))


@pytest.fixture
def closing() -> Iterator[list[History]]:
    opened: list[History] = []
    yield opened
    for history in opened:
        history.close()


def test_an_entry_remembers_everything_that_made_it(studio: Services, closing: list[History]) -> None:
    made = make(
        studio, "A fox — ünïcode 狐", negative_prompt="snow", title="Fox", seed=5, style="clean", width=640, height=960
    )
    closing.append(reopened(studio))

    assert closing[0].get(made.id) == made
    assert (made.seed, made.width, made.height, made.model, made.version) == (5, 640, 960, "sketch", "sketch/1")
    assert (made.negative_prompt, made.title, made.style, made.understood) == ("snow", "Fox", "clean", ("pencil",))


@pytest.mark.parametrize(
    ("size", "thumbnail"), [((1024, 1536), (80, 120)), ((1600, 400), (120, 30)), ((320, 320), (120, 120))]
)
def test_the_thumbnail_fits_in_120_pixels_with_its_aspect(
    studio: Services, size: tuple[int, int], thumbnail: tuple[int, int]
) -> None:
    made = make(studio, width=size[0], height=size[1])

    with Image.open(studio.history.file(made.id, "thumbnail.png")[0]) as small:
        assert (small.format, small.size) == ("PNG", thumbnail)
    with Image.open(studio.history.file(made.id, "preview.webp")[0]) as preview:
        assert preview.format == "WEBP"
        assert max(preview.size) == min(768, max(size))


def test_a_picture_with_transparency_or_palette_gets_its_small_pictures(
    studio: Services, model: FakeImageModel
) -> None:
    for mode in ("RGBA", "P", "L", "LA", "I;16"):
        buffer = io.BytesIO()
        Image.new(mode, (480, 320)).save(buffer, "PNG")
        model.enqueue(buffer.getvalue())

        assert studio.history.file(make(studio).id, "preview.webp")[0].stat().st_size > 0


def test_ids_sort_by_time_and_do_not_collide() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    same_moment = {new_entry_id(noon) for _ in range(1000)}

    assert len(same_moment) == 1000
    assert all(is_entry_id(entry_id) for entry_id in same_moment)
    assert max(same_moment) < new_entry_id(noon + timedelta(milliseconds=1))


def test_a_missing_poster_is_named(studio: Services) -> None:
    with pytest.raises(PosterNotFoundError, match="20261122T091530123-5f3a09c1"):
        studio.history.get("20261122T091530123-5f3a09c1")


def test_an_unwritable_folder_stops_the_start_with_one_sentence(tmp_path: Path, model: FakeImageModel) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")

    with pytest.raises(StorageError, match="history folder could not be used"):
        open_studio(tmp_path / "taken", model)


def test_no_room_is_told_before_the_model_is_asked(
    studio: Services, model: FakeImageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: os.terminal_size((0, 0)) and shutil._ntuple_diskusage(10, 9, 1))
    job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A fox"})))

    assert job is not None
    assert "MiB left" in str(job.failures[0].error)
    assert model.recipes == []
    assert list((studio.history.root / ".staging").iterdir()) == []


def test_a_history_folder_that_vanished_is_told_before_the_model_is_asked(
    studio: Services, model: FakeImageModel
) -> None:
    studio.history.root.rename(studio.history.root.with_name("elsewhere"))

    def order() -> None:
        job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A fox"})))
        assert job is not None
        raise job.failures[0].error

    with pytest.raises(StorageError, match=r"could not be used|cannot be used"):
        order()
    assert model.recipes == []


def test_a_disk_that_fills_up_while_saving_leaves_no_half_entry(
    studio: Services, monkeypatch: pytest.MonkeyPatch, closing: list[History]
) -> None:
    real = os.fdatasync
    calls = iter(range(100))

    def full_after_the_original(handle: int) -> None:
        if next(calls) >= 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fdatasync", full_after_the_original)
    job = studio.jobs.wait(studio.jobs.submit(PosterRequest.parse({"prompt": "A fox"})))
    assert job is not None
    assert "No space left on device" in str(job.failures[0].error)
    assert studio.history.page() == []
    assert [path.name for path in studio.history.root.glob("2*")] == []

    monkeypatch.setattr(os, "fdatasync", real)
    closing.append(reopened(studio))
    assert [entry.prompt for entry in closing[0].page()] == ["A fox"]


def test_a_draft_at_work_elsewhere_is_left_alone(
    studio: Services, model: FakeImageModel, closing: list[History]
) -> None:
    model.hold()
    job_id = studio.jobs.submit(PosterRequest.parse({"prompt": "A fox"}))
    model.asked.acquire()
    closing.append(reopened(studio))
    model.release()
    job = studio.jobs.wait(job_id)

    assert job is not None
    assert job.state == "done"


def test_folders_that_appear_or_vanish_are_noticed_at_the_next_start(studio: Services, closing: list[History]) -> None:
    gone, stays = make(studio), make(studio)
    shutil.rmtree(studio.history.root / gone.id)
    guest = studio.history.root / "1729513530"
    guest.mkdir()
    (guest / "original.png").write_bytes(painted(640, 320))
    (guest / "thumbnail.png").write_bytes(painted(120, 60))
    for stray in ("notes", "20261122T091530123-5f3a09c1"):
        (studio.history.root / stray).mkdir()
    closing.append(reopened(studio))

    assert [entry.id for entry in closing[0].page()] == [stays.id, "1729513530"]
    old = closing[0].get("1729513530")
    assert (old.width, old.height, old.prompt, old.seed) == (640, 320, "", None)
    assert old.created_at == datetime(2024, 10, 21, 12, 25, 30, tzinfo=UTC)


def test_a_damaged_index_is_rebuilt_from_the_folders(studio: Services, closing: list[History]) -> None:
    made = make(studio)
    studio.history.close()
    for path in studio.history.root.glob("index.sqlite3*"):
        path.write_bytes(b"this is no database" * 500)
    closing.append(reopened(studio))

    assert [entry.id for entry in closing[0].page("fox")] == [made.id]


def test_a_lost_index_write_is_made_good_at_the_next_look(studio: Services) -> None:
    blocker = sqlite3.connect(studio.history.root / "index.sqlite3")
    blocker.execute("DROP TABLE entry_words")
    blocker.commit()
    made = make(studio)
    blocker.execute("CREATE VIRTUAL TABLE entry_words USING fts5(id UNINDEXED, words, tokenize = 'unicode61')")
    blocker.commit()
    blocker.close()

    assert [entry.id for entry in studio.history.page()] == [made.id]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["three", "two", "one"]),
        ("fox", ["three", "one"]),
        ("FOX snow", ["one"]),
        ("fox -snow", ["three"]),
        ("cafe", ["two"]),
        ("夜", ["three"]),
        ("狐夜", ["three"]),
        ("vint", ["two"]),
        ("meet-cute", ["two"]),
        ("fox-hunt", []),
        ('"', ["three", "two", "one"]),
        ("fox OR NOT ( AND", []),
        ("words:fox*", []),
    ],
)
def test_a_search_finds_what_a_person_means(studio: Services, query: str, found: list[str]) -> None:
    make(studio, "A red fox in the snow", title="one")
    make(studio, "A meet-cute in a Café in Paris", title="two", style="vintage")
    make(studio, "狐の夜: fox of the night", title="three")

    assert [entry.title for entry in studio.history.page(query)] == found
    assert studio.history.count(query) == len(found)
