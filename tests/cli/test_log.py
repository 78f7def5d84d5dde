"""What a command leaves in the log, and keeps off the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posterlib.bootstrap import Services
from posterlib.errors import ImageModelError
from posterlib.settings import Settings
from tests.cli.conftest import Command
from tests.logs.reading import lines_of, read
from tests.studio import FakeImageModel

Build = Callable[[Settings], Services]


def test_a_command_is_quiet_and_the_file_has_its_lines_under_one_request(
    command: Command, sketching: Build, model: FakeImageModel, tmp_path: Path
) -> None:
    model.enqueue(ImageModelError("The model is out of paint."))
    told = command("generate", "A red fox", "--json", studio=sketching)
    assert told.err == ""

    lines = read(tmp_path / "image-creation.log")
    assert [line["logger"] for line in lines] == ["posterlib.jobs.taking_in", "posterlib.jobs.worker"]
    assert "out of paint" in lines[1]["event"]
    assert len({(line["request_id"], line["job_id"]) for line in lines}) == 1


def test_a_command_that_looks_back_leaves_no_file(command: Command, tmp_path: Path) -> None:
    command("list")

    assert not (tmp_path / "image-creation.log").exists()


def test_debugging_shows_the_log(command: Command, sketching: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "true")
    told = command("generate", "A red fox", "--json", studio=sketching)

    assert any("drawn by sketch" in line["event"] for line in lines_of(told.err))
