"""The file: set aside when it is full, shared by processes, and never in the way of the studio."""

from __future__ import annotations

import logging
import multiprocessing
from collections import Counter
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from posterlib.logs.destinations import LogFile
from posterlib.logs.lines import Lines
from posterlib.logs.redaction import Redaction
from tests.logs.conftest import Open
from tests.logs.reading import lines_of, read

STUDIO = logging.getLogger("posterlib.generation")

FULL = 20_000
LINES = 220


def test_a_full_file_is_set_aside_five_times_at_most(tmp_path: Path) -> None:
    path = tmp_path / "image-creation.log"
    write_to(path, "one", 8 * FULL // 100)

    assert sorted(file.name for file in tmp_path.iterdir() if not file.name.startswith(".")) == [
        "image-creation.log",
        *(f"image-creation.log.{number}" for number in range(1, 6)),
    ]
    newest = [*read(path.with_name("image-creation.log.1")), *read(path)]
    numbers = [int(line["event"].split()[1]) for line in newest]
    assert numbers == list(range(numbers[0], 8 * FULL // 100))


def test_two_processes_that_fill_one_file_lose_and_mix_no_line(tmp_path: Path) -> None:
    path = tmp_path / "image-creation.log"
    spawning = multiprocessing.get_context("spawn")
    together = spawning.Barrier(2)
    processes = [spawning.Process(target=write_with, args=(together, path, name)) for name in ("pages", "api")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert [process.exitcode for process in processes] == [0, 0]
    files = sorted(tmp_path.glob("image-creation.log*"), reverse=True)
    assert len(files) > 3
    said = [line["event"].split()[:2] for file in files for line in read(file)]
    assert Counter(name for name, _ in said) == {"pages": LINES, "api": LINES}
    for one in ("pages", "api"):
        assert [int(number) for name, number in said if name == one] == list(range(LINES))


def write_with(together: Barrier, path: Path, name: str) -> None:
    together.wait(60)
    write_to(path, name, LINES)


def write_to(path: Path, name: str, lines: int) -> None:
    """Write numbered lines of about 200 bytes, as one process of several."""
    file = LogFile(path, print, full=FULL)
    file.setFormatter(Lines(Redaction(), for_people=False))
    for number in range(lines):
        record = logging.LogRecord("posterlib", logging.INFO, __file__, 1, f"{name} {number} " + "x" * 100, (), None)
        file.handle(record)
    file.close()


@pytest.fixture
def unwritable(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file that cannot be written: even root cannot, where permissions do not bind."""
    if request.param == "no folder":
        return tmp_path / "none" / "image-creation.log"
    if request.param == "a file in place of the folder":
        (tmp_path / "logs").write_text("")
        return tmp_path / "logs" / "image-creation.log"
    path = tmp_path / "image-creation.log"
    if request.param == "a folder":
        path.mkdir()
    if request.param == "a full disk":
        path.symlink_to("/dev/full")
    return path


REASONS = {
    "no folder": "No such file or directory",
    "a file in place of the folder": "Not a directory",
    "a folder": "Is a directory",
    "a full disk": "No space left on device",
}


@pytest.mark.parametrize(("unwritable", "reason"), REASONS.items(), indirect=["unwritable"])
def test_a_file_that_cannot_be_written_is_told_once_and_stops_nothing(
    opened: Open, capsys: pytest.CaptureFixture[str], unwritable: Path, reason: str
) -> None:
    opened(log_file=unwritable)
    for number in range(3):
        STUDIO.info("poster %d", number)

    told = [line["event"] for line in lines_of(capsys.readouterr().err)]
    assert [line for line in told if line.startswith("poster")] == ["poster 0", "poster 1", "poster 2"]
    (trouble,) = [line for line in told if not line.startswith("poster")]
    assert f"{unwritable} cannot be written ({reason})" in trouble


def test_a_folder_that_only_may_be_read_is_told(
    opened: Open, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(LogFile, "_open_lockfile", refuse)  # for root every folder may be written
    opened()
    STUDIO.info("poster 1")
    STUDIO.info("poster 2")

    told = [line["event"] for line in lines_of(capsys.readouterr().err)]
    assert len(told) == 3
    assert any("(Permission denied); the studio goes on without it" in line for line in told)


def test_a_file_that_can_be_written_again_is(opened: Open, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = opened(log_file=tmp_path / "logs" / "image-creation.log")
    STUDIO.info("poster 1")
    file.parent.mkdir()
    STUDIO.info("poster 2")
    file.unlink()
    file.mkdir()
    STUDIO.info("poster 3")
    file.rmdir()
    STUDIO.info("poster 4")

    assert [line["event"] for line in read(file)] == ["poster 4"]
    assert capsys.readouterr().err.count("cannot be written") == 2


def test_none_is_no_file(opened: Open, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    opened(log_file=Path("none"))
    STUDIO.info("poster 1")

    assert len(lines_of(capsys.readouterr().err)) == 1
    assert list(tmp_path.iterdir()) == []
