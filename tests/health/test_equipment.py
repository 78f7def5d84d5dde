"""What the status page says of model, bucket, mail and log: how each is, and the next step where one is needed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from posterlib.health.equipment import look_at_bucket, look_at_log, look_at_mail, look_at_model
from posterlib.health.folder_size import FolderSize
from posterlib.health.words import bytes_told, span_told
from posterlib.image_models.catalog import CATALOG, OFFLINE
from posterlib.settings import Settings
from tests.jobs.conftest import NOON
from tests.storage.fakes import DOWN, FOX, APoster, FakeShareStorage, Studio
from tests.waiting import until

CORE, NOVA = CATALOG[0], CATALOG[3]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(contact_logs_dir=tmp_path / "contact_logs")


@pytest.mark.parametrize(
    ("today", "state", "says"),
    [
        (date(2026, 3, 29), "well", "Amazon Nova Canvas draws. Its end of life is 2026-09-30."),
        (date(2026, 3, 30), "attention", "since 2026-03-30 it is open to accounts that have used it lately alone"),
        (date(2026, 8, 2), "attention", "it ends on 2026-09-30"),
        (date(2026, 9, 30), "attention", "Amazon Nova Canvas ended on 2026-09-30."),
    ],
)
def test_the_end_of_a_model_is_told_in_time(today: date, state: str, says: str) -> None:
    look = look_at_model(NOVA, {}, today)

    assert look.state == state
    assert says in look.says
    assert bool(look.next_step) == (state == "attention")


def test_a_model_that_refused_lately_says_why() -> None:
    refused = {CORE.id: "These credentials may not use it."}

    assert "may not use it" in look_at_model(CORE, refused, NOON.date()).says
    assert look_at_model(CORE, refused, NOON.date()).state == "attention"
    assert look_at_model(replace(CORE, id="another"), refused, NOON.date()).state == "attention"
    assert look_at_model(OFFLINE, {}, NOON.date()).state == "well"


def test_a_copy_that_does_not_arrive_is_told_until_it_does(tmp_path: Path) -> None:
    storage = FakeShareStorage()
    studio = Studio(tmp_path, storage)
    sharing = studio.open(pause=lambda _: 3600)
    assert look_at_bucket(None, "").state == "off"
    assert look_at_bucket(sharing, "film-posters").state == "well"

    storage.enqueue(DOWN)
    upload = sharing.begin(APoster(), FOX)
    assert not upload.wait(30)
    look = look_at_bucket(sharing, "film-posters")
    assert (look.state, look.says) == ("attention", f"1 copy is on the way to film-posters. {DOWN}")

    sharing.begin(APoster(), FOX).wait(30)
    assert look_at_bucket(sharing, "film-posters").state == "well"
    studio.close()


def test_a_message_that_was_not_mailed_is_told_once_it_lies_there(settings: Settings) -> None:
    assert look_at_mail(settings, NOON).state == "off"
    unsent = settings.contact_logs_dir / "unsent"
    unsent.mkdir(parents=True)
    message = unsent / "1795348800-5f3a09c1.json"
    message.write_text("{}")
    os.utime(message, (NOON.timestamp() - 30, NOON.timestamp() - 30))
    assert look_at_mail(settings, NOON).state == "off"

    os.utime(message, (NOON.timestamp() - 90, NOON.timestamp() - 90))
    look = look_at_mail(settings, NOON)
    assert (look.state, look.says) == ("attention", "1 message could not be mailed, or perhaps was.")
    assert str(unsent) in look.next_step


def test_a_mail_server_is_named_and_none_at_all_is_a_fault_where_files_are_forbidden(settings: Settings) -> None:
    alone = settings.model_copy(update={"contact_allow_no_smtp": False})
    served = alone.model_copy(update={"smtp_host": "mail.example", "smtp_port": 465})

    assert look_at_mail(alone, NOON).state == "attention"
    assert look_at_mail(served, NOON).says == "Contact messages are mailed by mail.example:465."


def test_the_log_is_found_missing_or_switched_off(tmp_path: Path) -> None:
    log = tmp_path / "image-creation.log"
    assert look_at_log(None).state == "off"
    assert look_at_log(log).says == f"{log}; nothing was written to it yet."
    log.write_bytes(b"x" * 4_200)

    assert look_at_log(log).says == f"{log}, 4.2 kB."
    assert look_at_log(tmp_path / "gone" / "image-creation.log").state == "attention"


def test_the_folder_is_added_up_beside_and_not_again_for_ten_minutes(tmp_path: Path) -> None:
    now = 0.0
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "original.png").write_bytes(b"x" * 1_500)
    size = FolderSize(tmp_path, clock=lambda: now)
    until(lambda: size.known() == 1_500)

    (tmp_path / "another.png").write_bytes(b"x" * 500)
    now = 599.0
    size.known()
    assert size.known() == 1_500
    now = 600.0
    until(lambda: size.known() == 2_000)


def test_numbers_are_written_for_people() -> None:
    written = [bytes_told(number) for number in (0, 1, 999, 1_000, 12_345, 4_200_000_000, 10**18)]
    assert written == ["0 bytes", "1 byte", "999 bytes", "1.0 kB", "12 kB", "4.2 GB", "1000000 TB"]
    spans = [(NOON - NOON.replace(hour=0)) * times for times in (0, 1, 2.05, 4)]
    assert [span_told(span) for span in spans] == ["less than a minute", "12 hours", "1 day", "2 days"]
