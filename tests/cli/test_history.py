"""`python -m posterlib list` and `open`."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from posterlib.bootstrap import OUTBOX, Services
from posterlib.history import Entry
from posterlib.history.drafts import RECORD
from posterlib.history.ids import created_at
from posterlib.posters import PosterRequest
from posterlib.storage.outbox import Note, Outbox
from tests.cli.conftest import Command
from tests.studio import painted

ROOT = Path(__file__).parents[2]
ESC = "\x1b"


def keep(studio: Services, prompt: str, seed: int = 7) -> Entry:
    request = PosterRequest.parse({"prompt": prompt, "width": 320, "height": 480, "seed": seed})
    job = studio.jobs.wait(studio.jobs.submit(request), timeout=30)
    assert job is not None
    return job.entries[0]


def rewrite(studio: Services, entry: Entry) -> None:
    """Change a record on disk, as only who can write the folder may, and have the index forget the old one."""
    (studio.history.root / entry.id / RECORD).write_bytes(entry.to_json())
    studio.close()
    for part in studio.history.root.glob("index.sqlite3*"):
        part.unlink()


def test_the_newest_posters_come_first_while_a_server_has_the_history_open(command: Command, studio: Services) -> None:
    posters = [keep(studio, prompt) for prompt in ("A red fox", "A lighthouse", "A black cat")]
    told = command("list", "--limit", "2")

    assert (told.code, told.err) == (0, "")
    assert [line.split()[0] for line in told.lines] == [posters[2].id, posters[1].id]
    local = f"{posters[2].created_at.astimezone():%Y-%m-%d %H:%M}"
    assert told.lines[0].split("  ")[1:] == [local, "320 × 480", "Sketch artist", "7", "A black cat"]


def test_a_query_searches_as_the_gallery_does(command: Command, studio: Services) -> None:
    fox, _ = keep(studio, "A red fox\nin the snow"), keep(studio, "A red door")

    assert [line.split()[0] for line in command("list", "red", "fo").lines] == [fox.id]
    assert command("list", "--json", "snow").value[0]["prompt"] == "A red fox\nin the snow"


def test_an_empty_list_is_told(command: Command) -> None:
    assert command("list").err == "There are no posters yet.\n"
    assert command("list", "unicorn").err == "No poster matches “unicorn”.\n"
    assert command("list", "--json").value == []


@pytest.mark.parametrize("limit", ["0", "-3", "many", "9" * 30])
def test_a_limit_that_is_none_is_refused(command: Command, capsys: pytest.CaptureFixture[str], limit: str) -> None:
    with pytest.raises(SystemExit) as ending:
        command("list", "--limit", limit)
    assert ending.value.code == 2
    assert "from 1 to 100,000" in capsys.readouterr().err


def test_hostile_records_are_printed_without_what_a_terminal_would_obey(command: Command, studio: Services) -> None:
    fox = keep(studio, "A red fox")
    hostile = f"fox{ESC}]0;owned\x07\x9b31m\n{ESC}[2J\u202eelif"
    rewrite(
        studio,
        replace(fox, title=hostile, model_name=f"Sk{ESC}[1m\netch"),
    )
    told = command("list")

    assert len(told.lines) == 1
    assert told.lines[0].endswith("  Sk[1m etch  7  fox]0;owned31m [2Jelif")
    assert told.lines[0].isprintable()


def test_a_line_fits_the_terminal(studio: Services) -> None:
    keep(studio, "灯台 " * 40)
    studio.close()
    ours, its = pty.openpty()
    os.set_blocking(ours, True)
    subprocess.run(["stty", "cols", "120"], stdin=its, check=True)
    subprocess.run([sys.executable, "-m", "posterlib", "list"], cwd=ROOT, stdout=its, check=True, timeout=120)
    os.close(its)
    shown = os.read(ours, 10_000).decode().rstrip("\r\n")
    os.close(ours)

    wide = sum(2 if letter in "灯台" else 1 for letter in shown)
    assert 117 <= wide <= 120
    assert shown.endswith("…")


def test_a_reader_that_stops_is_no_fault(studio: Services) -> None:
    for seed in range(3):
        keep(studio, "A red fox " * 300, seed)
    studio.close()
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "posterlib", "list"]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}  # as on a terminal
    answer = subprocess.run(command, cwd=ROOT, env=env, stdout=writer, stderr=subprocess.PIPE, timeout=120)
    os.close(writer)

    assert (answer.returncode, answer.stderr) == (0, b"")


def test_a_poster_is_opened_in_the_viewer(command: Command, studio: Services) -> None:
    fox, opened = keep(studio, "A red fox"), []

    def viewer(address: str) -> bool:
        opened.append(address)
        return True

    told = command("open", fox.id, show=viewer)
    assert (told.code, told.out, told.err) == (0, "", "")
    assert opened == [(studio.history.root / fox.id / "original.png").as_uri()]


@pytest.mark.parametrize("fault", [None, webbrowser.Error("no display"), OSError("no such program")])
def test_without_a_viewer_the_path_is_printed(command: Command, studio: Services, fault: Exception | None) -> None:
    fox = keep(studio, "A red fox")

    def viewer(_: str) -> bool:
        if fault is not None:
            raise fault
        return False

    told = command("open", fox.id, show=viewer)
    assert (told.code, told.lines) == (0, [str(studio.history.root / fox.id / "original.png")])
    assert "No viewer" in told.err


def test_the_path_is_printed_for_an_id_its_beginning_or_the_latest(command: Command, studio: Services) -> None:
    fox, cat = keep(studio, "A red fox"), keep(studio, "A black cat")
    beginning = next(fox.id[:end] for end in range(1, 28) if not cat.id.startswith(fox.id[:end]))

    for words, meant in (("latest", cat), (fox.id, fox), (beginning, fox)):
        told = command("open", words, "--print")
        assert (told.code, told.lines) == (0, [str(studio.history.root / meant.id / "original.png")])


def test_an_id_that_names_no_single_poster_is_told_in_one_line(command: Command, studio: Services) -> None:
    assert command("open", "latest").err == "There are no posters yet.\n"
    keep(studio, "A red fox")
    keep(studio, "A black cat")

    for words, says in (("2", "2 posters have ids that begin with 2."), ("../..", "no poster"), ("", "no poster")):
        told = command("open", words, "--print")
        assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
        assert says in told.err


def test_a_history_that_cannot_be_used_is_told_in_one_line(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("HISTORY_DIR", str(tmp_path / "file" / "history"))

    for arguments in (["list"], ["open", "latest"], ["generate", "A red fox"]):
        told = command(*arguments)
        assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
        assert "The history folder could not be used" in told.err


def test_a_poster_that_looking_back_completes_is_noted_for_its_copy(command: Command, studio: Services) -> None:
    with studio.history.draft() as draft:
        moment = created_at(draft.entry_id)
        assert moment is not None
        entry = Entry(draft.entry_id, moment, 320, 480, "image/png", "png", s3_bucket="posters", s3_key="fox.png")
        draft.write_record(entry, durable=True)
        draft.keep_original(painted(320, 480), "png")
    told = command("list")

    assert [line.split()[0] for line in told.lines] == [entry.id]
    assert Outbox(studio.history.root / OUTBOX).read(entry.id) == Note("posters", "fox.png", "image/png")
