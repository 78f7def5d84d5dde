"""What is noted as missing survives the process and comes to a good end, in whichever process."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from posterlib.aws import AwsAccount
from posterlib.storage import S3Storage, Sharing
from posterlib.storage.sharing import growing_pause
from tests.s3 import a_bucket, copies_in
from tests.storage.fakes import DOWN, FOX, APoster, FakeShareStorage, Studio
from tests.waiting import until

POSTER = APoster()
PLACE = (POSTER.s3_bucket, POSTER.s3_key)


def leave_notes(studio: Studio, *posters: APoster) -> None:
    """Leave them as a process does that ends while S3 is down."""
    down = FakeShareStorage()
    down.enqueue(*[DOWN] * len(posters))
    sharing = studio.open(storage=down, pause=lambda _: 3600)
    for poster in posters:
        upload = sharing.begin(poster, FOX)
        upload.note()
        studio.publish(poster)
        upload.wait(30)
    sharing.close()


def make_old(studio: Studio, poster: APoster) -> None:
    an_hour_ago = (datetime.now(UTC) - timedelta(hours=1)).timestamp()
    os.utime(studio.outbox / poster.id, (an_hour_ago, an_hour_ago))


def test_the_next_start_makes_what_is_missing(studio: Studio, storage: FakeShareStorage) -> None:
    leave_notes(studio, POSTER)
    sharing = studio.open(pause=lambda _: 3600)
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert storage.copies == {PLACE: (FOX, "image/png")}
    assert studio.notes() == []


def test_a_start_while_s3_is_down_says_so_once_for_each_poster(
    studio: Studio, storage: FakeShareStorage, caplog: pytest.LogCaptureFixture
) -> None:
    leave_notes(studio, POSTER)
    caplog.clear()
    storage.enqueue(DOWN, DOWN)
    sharing = studio.open()
    for _ in range(3):
        assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert [record.levelno for record in caplog.records if POSTER.id in record.getMessage()].count(logging.WARNING) == 1
    assert studio.notes() == []


def test_a_copy_goes_to_the_bucket_that_its_poster_names_whatever_today_s_is(
    studio: Studio, storage: FakeShareStorage
) -> None:
    leave_notes(studio, replace(POSTER, s3_bucket="old-posters"))
    sharing = studio.open()
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert list(storage.copies) == [("old-posters", POSTER.s3_key)]


def test_a_killed_process_leaves_a_note_that_the_next_one_honours(studio: Studio, storage: FakeShareStorage) -> None:
    program = f"""
from pathlib import Path
from tests.storage.fakes import FOX, APoster, FakeShareStorage, Studio
from tests.waiting import until
storage = FakeShareStorage()
storage.hold()
studio = Studio(Path({str(studio.outbox.parent / "elsewhere")!r}), storage)
studio.outbox = Path({str(studio.outbox)!r})
upload = studio.open().begin(APoster(), FOX)
upload.note()
print("noted", flush=True)
upload.wait(60)
"""
    (studio.outbox.parent / "elsewhere").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == "noted\n"
        process.send_signal(signal.SIGKILL)
    assert studio.notes() == [POSTER.id]
    studio.publish(POSTER)
    sharing = studio.open()
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert storage.copies == {PLACE: (FOX, "image/png")}
    assert studio.notes() == []


def test_two_processes_on_one_history_make_every_copy_and_trip_over_nothing(
    studio: Studio, caplog: pytest.LogCaptureFixture
) -> None:
    posters = [replace(POSTER, id=f"poster-{number:02}", s3_key=f"{number}.png") for number in range(20)]
    leave_notes(studio, *posters)
    caplog.clear()
    one, other = FakeShareStorage(), FakeShareStorage()
    sharings = [studio.open(storage=one), studio.open(storage=other)]
    until(lambda: not studio.notes())
    for sharing in sharings:
        sharing.close()

    assert {key for _, key in one.copies | other.copies} == {poster.s3_key for poster in posters}
    assert studio.notes() == []
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_another_process_gives_no_link_to_a_copy_that_is_missing(studio: Studio, storage: FakeShareStorage) -> None:
    storage.hold()
    upload = studio.open().begin(POSTER, FOX)
    upload.note()
    other = studio.open(storage=FakeShareStorage(), pause=lambda _: 3600)

    assert other.link(POSTER) is None
    storage.release()
    assert upload.wait(30)
    assert other.link(POSTER) is not None


def test_the_note_of_a_poster_that_was_deleted_goes_too(studio: Studio, storage: FakeShareStorage) -> None:
    gone, kept = replace(POSTER, id="a-gone"), replace(POSTER, id="b-kept")
    leave_notes(studio, gone, kept)
    make_old(studio, gone)
    (studio.outbox.parent / "originals" / gone.id).unlink()
    sharing = studio.open()
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert studio.notes() == []
    assert storage.puts == [kept.s3_key]


def test_the_note_of_a_poster_that_is_just_being_published_elsewhere_stays(
    studio: Studio, storage: FakeShareStorage, caplog: pytest.LogCaptureFixture
) -> None:
    young, kept = replace(POSTER, id="a-young"), replace(POSTER, id="b-kept")
    leave_notes(studio, young, kept)
    caplog.clear()
    (studio.outbox.parent / "originals" / young.id).unlink()
    sharing = studio.open(pause=lambda _: 3600)
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert studio.notes() == [young.id]
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("words", [b"", b"{", b"[]", b'{"bucket": "film-posters"}', b"\xff\x00"])
def test_a_note_that_cannot_be_read_is_set_aside_once_and_gives_no_link(
    words: bytes, studio: Studio, storage: FakeShareStorage, caplog: pytest.LogCaptureFixture
) -> None:
    broken, kept = replace(POSTER, id="a-broken"), replace(POSTER, id="b-kept")
    leave_notes(studio, broken, kept)
    (studio.outbox / broken.id).write_bytes(words)
    caplog.clear()
    sharing = studio.open()
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert studio.notes() == ["a-broken.unreadable"]
    assert caplog.text.count("set aside") == 1
    assert sharing.link(broken) is None
    assert storage.puts == [kept.s3_key]


def test_a_copy_that_is_made_after_all_heals_an_unreadable_note(studio: Studio, storage: FakeShareStorage) -> None:
    leave_notes(studio, POSTER)
    (studio.outbox / POSTER.id).rename(studio.outbox / f"{POSTER.id}.unreadable")
    sharing = studio.open()
    sharing.catch_up([POSTER])
    assert storage.answered.acquire(timeout=30)
    sharing.close()

    assert studio.notes() == []
    assert sharing.link(POSTER) is not None


def test_a_bucket_that_is_made_later_gets_what_was_meant_for_it(server: str, studio: Studio) -> None:
    leave_notes(studio, POSTER)
    s3 = S3Storage(AwsAccount("us-west-2"), POSTER.s3_bucket, now=lambda: datetime.now(UTC))

    def make_the_bucket(attempt: int) -> float:
        if attempt == 1:
            a_bucket(server, POSTER.s3_bucket)
        return 0

    def original(entry_id: str) -> tuple[Path, str]:
        return studio.outbox.parent / "originals" / entry_id, "image/png"

    sharing = Sharing(
        s3,
        studio.outbox,
        original=original,
        now=lambda: datetime.now(UTC),
        new_unique=lambda: "",
        pause=make_the_bucket,
    )
    until(lambda: not studio.notes())
    sharing.close()

    assert copies_in(server) == {POSTER.s3_key: FOX}


def test_pauses_grow_from_seconds_to_ten_minutes_and_differ() -> None:
    assert all(4 <= growing_pause(1) <= 6 for _ in range(20))
    assert all(480 <= growing_pause(attempt) <= 720 for attempt in (8, 50, 10_000))
    assert len({growing_pause(3) for _ in range(20)}) > 1
