"""Messages as files: where nothing is mailed, and what the folder gives away."""

from __future__ import annotations

import errno
import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from posterlib.contact.kept import MessageFolder
from posterlib.errors import StorageError
from tests.contact.conftest import ADA, NOW, OpenDesk

SECOND = int(NOW.timestamp())


def test_without_a_mail_server_a_message_becomes_a_file_of_both_mails_and_its_fields(
    open_desk: OpenDesk, folder: Path
) -> None:
    receipt = open_desk().submit(ADA, client="192.0.2.1")

    assert receipt.says == "Received (dev mode): email not sent, saved to contact_logs"
    (file,) = folder.iterdir()
    record = json.loads(file.read_bytes())
    assert record["data"] == ADA
    assert record["internal"]["to"] == "desk@posters.example"
    assert record["internal"]["subject"] == "Website Contact Form - Ada Lovelace (Engine Films)"
    assert record["internal"]["body"].startswith("New contact form submission:\nFirst Name: Ada\n")
    assert (record["ack"]["to"], record["ack"]["subject"]) == ("ada@engine.example", "We received your request")
    assert record["ack"]["body"].startswith("Hi Ada,\n\nThanks for reaching out")
    assert set(record) == {"internal", "ack", "data"}


def test_nobody_but_the_studio_may_read_the_files(open_desk: OpenDesk, folder: Path) -> None:
    before = os.umask(0)
    try:
        open_desk().submit(ADA, client="192.0.2.1")
    finally:
        os.umask(before)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_fifty_messages_of_one_second_are_fifty_files(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk()
    with ThreadPoolExecutor(16) as visitors:
        list(visitors.map(lambda number: desk.submit(ADA | {"comments": f"Number {number}"}, client="x"), range(50)))

    kept = [json.loads(file.read_bytes())["data"]["comments"] for file in folder.iterdir()]
    assert sorted(kept) == sorted(f"Number {number}" for number in range(50))
    assert all(file.name.startswith(f"{SECOND}-") for file in folder.iterdir())


def test_a_name_that_is_taken_is_not_taken_again(folder: Path) -> None:
    digits = iter(["00000001", "00000001", "00000002"])
    messages = MessageFolder(folder, now=lambda: NOW, new_digits=lambda: next(digits))

    assert messages.keep({"number": 1}) == f"{SECOND}-00000001.json"
    assert messages.keep({"number": 2}) == f"{SECOND}-00000002.json"
    assert sorted(file.name for file in folder.iterdir()) == [f"{SECOND}-0000000{number}.json" for number in (1, 2)]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_takes_nothing_is_told_and_keeps_no_half_message(
    open_desk: OpenDesk, folder: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def fail(_: int) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "fdatasync", fail)
    with pytest.raises(StorageError, match=f"{os.strerror(fault)}. Free space or mend the permissions"):
        open_desk().submit(ADA, client="192.0.2.1")

    assert list(folder.iterdir()) == []


def test_a_folder_that_is_none_is_told(open_desk: OpenDesk, folder: Path) -> None:
    folder.write_text("This is a file.")

    with pytest.raises(StorageError, match="CONTACT_LOGS_DIR"):
        open_desk().submit(ADA, client="192.0.2.1")


def test_the_newest_message_is_first_whatever_the_clock_did_within_a_second(folder: Path) -> None:
    for seconds in (10, 30, 20):
        MessageFolder(folder, now=lambda: NOW + timedelta(seconds=seconds)).keep({})  # noqa: B023  # called at once
    later = MessageFolder(folder, now=lambda: datetime(2027, 1, 1, tzinfo=UTC))
    names = [later.keep({}) for _ in range(3)]

    listed = [message.file for message in later.newest_first()]
    assert listed[:3] == names[::-1]
    assert [name.partition("-")[0] for name in listed[3:]] == [str(SECOND + seconds) for seconds in (30, 20, 10)]


def test_files_of_the_former_service_are_listed_too(folder: Path) -> None:
    folder.mkdir()
    (folder / "1729513530.json").write_text('{"data": {}}')
    messages = MessageFolder(folder, now=lambda: NOW)

    assert [(message.file, message.size) for message in messages.newest_first()] == [("1729513530.json", 12)]
    assert messages.read("1729513530.json") == b'{"data": {}}'


@pytest.mark.parametrize(
    "name",
    ["secret.json", "../1729513530.json", "unsent", ".", "", "1729513530.json.part", "1729513530-5F3A09C1.json",
     "1729513530.json\n", "1729513530.json\x00", "١٧٢٩٥١٣٥٣٠.json", "1729513531.json", "1729513532.json"],
)  # fmt: skip
def test_nothing_but_a_message_is_read_or_listed(folder: Path, tmp_path: Path, name: str) -> None:
    folder.mkdir()
    (folder / "secret.json").write_text("secret")
    (folder / "1729513530.json.part").write_text("secret")
    (tmp_path / "1729513530.json").write_text("secret")
    (folder / "1729513531.json").symlink_to(tmp_path / "1729513530.json")
    (folder / "1729513532.json").mkdir()
    messages = MessageFolder(folder, now=lambda: NOW)

    assert messages.read(name) is None
    assert messages.newest_first() == []


def test_a_folder_that_is_not_there_yet_has_no_messages(folder: Path) -> None:
    assert MessageFolder(folder, now=lambda: NOW).newest_first() == []
    assert not folder.exists()
