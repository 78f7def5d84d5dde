"""What people rely on when a poster's copy is sent: it arrives in the end, and no link leads to nothing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from posterlib.errors import PosterNotFoundError, StorageError
from posterlib.storage import Sharing
from tests.storage.fakes import DOWN, FOX, APoster, FakeShareStorage, Studio

POSTER = APoster()
PLACE = (POSTER.s3_bucket, POSTER.s3_key)


def not_today(attempt: int) -> float:
    return 3600


def test_an_address_is_planned_before_anything_is_sent(sharing: Sharing, storage: FakeShareStorage) -> None:
    bucket, key = sharing.address("webp")

    assert bucket == "film-posters"
    assert key.startswith("moviePoster/")
    assert key.endswith(f"_{'5f' * 16}.webp")
    assert storage.puts == []


def test_a_copy_that_arrives_leaves_no_note_and_has_a_link(
    studio: Studio, sharing: Sharing, storage: FakeShareStorage
) -> None:
    upload = sharing.begin(POSTER, FOX)
    upload.note()

    assert upload.wait(30)
    assert storage.copies == {PLACE: (FOX, "image/png")}
    assert (studio.notes(), sharing.pending()) == ([], 0)
    link = sharing.link(POSTER)
    assert link is not None
    assert link.url == f"https://film-posters.example/{POSTER.s3_key}"


def test_while_a_copy_is_under_way_it_is_noted_and_has_no_link(
    studio: Studio, sharing: Sharing, storage: FakeShareStorage
) -> None:
    storage.hold()
    upload = sharing.begin(POSTER, FOX)
    assert (sharing.link(POSTER), studio.notes(), sharing.pending()) == (None, [], 1)
    upload.note()
    assert (sharing.link(POSTER), studio.notes(), sharing.pending()) == (None, [POSTER.id], 1)

    storage.release()
    assert upload.wait(30)
    assert studio.notes() == []


def test_a_copy_that_is_there_already_is_not_noted(studio: Studio, sharing: Sharing) -> None:
    upload = sharing.begin(POSTER, FOX)
    assert upload.wait(30)
    upload.note()

    assert studio.notes() == []


def test_a_copy_that_failed_is_told_once_and_made_later_under_the_same_key(
    studio: Studio, storage: FakeShareStorage, caplog: pytest.LogCaptureFixture
) -> None:
    storage.enqueue(DOWN, DOWN, DOWN)
    sharing = studio.open()
    upload = sharing.begin(POSTER, FOX)
    upload.note()
    studio.publish(POSTER)
    arrived = upload.wait(30)
    for _ in range(4):
        assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert not arrived
    assert storage.puts == [POSTER.s3_key] * 4
    assert storage.copies == {PLACE: (FOX, "image/png")}
    assert studio.notes() == []
    assert sharing.link(POSTER) is not None
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert str(DOWN) in warnings[0]


def test_until_it_is_made_a_missing_copy_stays_noted_and_without_a_link(
    studio: Studio, storage: FakeShareStorage
) -> None:
    storage.enqueue(DOWN)
    sharing = studio.open(pause=not_today)
    upload = sharing.begin(POSTER, FOX)
    upload.note()
    studio.publish(POSTER)

    assert not upload.wait(30)
    assert (studio.notes(), sharing.link(POSTER), sharing.pending()) == ([POSTER.id], None, 1)


def test_an_answer_does_not_wait_for_a_slow_copy_which_arrives_all_the_same(
    studio: Studio, storage: FakeShareStorage
) -> None:
    sharing = studio.open(pause=not_today)
    storage.hold()
    upload = sharing.begin(POSTER, FOX)
    assert storage.asked.acquire(timeout=30)
    upload.note()
    assert not upload.wait(0)
    assert studio.notes() == [POSTER.id]

    storage.release()
    assert upload.wait(30)
    assert (studio.notes(), storage.puts) == ([], [POSTER.s3_key])


def test_a_copy_whose_turn_does_not_come_in_time_is_made_from_the_kept_original(
    studio: Studio, storage: FakeShareStorage
) -> None:
    sharing = studio.open()
    storage.hold()
    for number in range(16):
        sharing.begin(replace(POSTER, id=f"busy-{number}", s3_key=f"{number}.png"), b"another poster")
    for _ in range(16):
        assert storage.asked.acquire(timeout=30)
    upload = sharing.begin(POSTER, FOX)
    upload.note()
    studio.publish(POSTER, b"the original on disk")
    assert not upload.wait(0)
    storage.release()
    for _ in range(17):
        assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert storage.copies[PLACE] == (b"the original on disk", "image/png")
    assert studio.notes() == []


def test_posters_found_after_a_crash_get_their_copies(studio: Studio, storage: FakeShareStorage) -> None:
    studio.publish(POSTER)
    sharing = studio.open()
    sharing.catch_up([POSTER, replace(POSTER, id="never-shared", s3_bucket="", s3_key="")])
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert storage.puts == [POSTER.s3_key]
    assert (studio.notes(), storage.copies[PLACE]) == ([], (FOX, "image/png"))


def test_a_fault_of_ours_is_logged_and_tried_again(
    studio: Studio, storage: FakeShareStorage, caplog: pytest.LogCaptureFixture
) -> None:
    storage.enqueue(ZeroDivisionError("secret"), ZeroDivisionError("secret"))
    sharing = studio.open()
    upload = sharing.begin(POSTER, FOX)
    upload.note()
    studio.publish(POSTER)
    assert not upload.wait(30)
    for _ in range(3):
        assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert storage.copies[PLACE] == (FOX, "image/png")
    assert any(record.exc_info for record in caplog.records)


def test_closing_does_not_wait_for_a_pause_or_for_a_copy_that_hangs(studio: Studio, storage: FakeShareStorage) -> None:
    sharing = studio.open(pause=not_today)
    storage.hold()
    upload = sharing.begin(POSTER, FOX)
    upload.note()
    sharing.close(patience=0.1)
    late = sharing.begin(replace(POSTER, id="too-late"), FOX)
    arrived = late.wait(30)

    assert not arrived
    assert studio.notes() == [POSTER.id, "too-late"]
    retries = [thread for thread in threading.enumerate() if thread.name == "uploads-again"]
    for thread in retries:
        thread.join(30)
    assert not any(thread.is_alive() for thread in retries)


def test_a_poster_without_a_copy_has_no_link(sharing: Sharing) -> None:
    assert sharing.link(replace(POSTER, s3_bucket="", s3_key="")) is None


def test_a_link_that_cannot_be_signed_is_no_link_and_the_log_says_why(
    sharing: Sharing, storage: FakeShareStorage, caplog: pytest.LogCaptureFixture
) -> None:
    storage.refuses_links = True

    assert sharing.link(POSTER) is None
    assert str(DOWN) in caplog.text


@pytest.mark.parametrize("hostile", ["../fox", "/etc/passwd", "..", "", "a/b", "fox\0", "fox.part", "fox\n"])
def test_nothing_but_an_id_becomes_part_of_a_path(
    hostile: str, sharing: Sharing, storage: FakeShareStorage, tmp_path: Path
) -> None:
    storage.hold()
    poster = replace(POSTER, id=hostile)
    before = sorted(tmp_path.rglob("*"))
    asks: tuple[Callable[[], object], ...] = (
        lambda: sharing.link(poster),
        lambda: sharing.catch_up([poster]),
        lambda: sharing.begin(poster, FOX).note(),
    )
    for ask in asks:
        with pytest.raises(PosterNotFoundError):
            ask()

    assert sorted(tmp_path.rglob("*")) == before


def test_an_outbox_that_cannot_be_used_is_told_at_the_start(studio: Studio) -> None:
    studio.outbox.write_text("in the way")

    with pytest.raises(StorageError, match=r"\.uploads"):
        studio.open()


def test_a_note_that_cannot_be_written_is_told_before_the_poster_is_published(
    studio: Studio, sharing: Sharing, storage: FakeShareStorage
) -> None:
    storage.hold()
    upload = sharing.begin(POSTER, FOX)
    studio.outbox.rmdir()

    with pytest.raises(StorageError):
        upload.note()
    studio.outbox.mkdir()
