"""Ctrl+C while a poster is drawn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from posterlib.bootstrap import Services
from posterlib.settings import Settings
from tests.cli.conftest import SMALL, Command, history_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def drawing() -> Iterator[subprocess.Popen[str]]:
    """A process whose model has been asked for a poster."""
    command = [sys.executable, "-m", "tests.cli.held", "generate", "A red fox", *SMALL]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            assert process.stderr.readline() == "asked\n"
            process.send_signal(signal.SIGINT)
            assert process.stderr.readline() == "Finishing what was begun. Press Ctrl+C again to end at once.\n"
            yield process
        finally:
            process.kill()


def test_the_first_finishes_what_was_begun(drawing: subprocess.Popen[str], tmp_path: Path) -> None:
    out, err = drawing.communicate("draw\n", timeout=60)

    assert (drawing.returncode, err) == (130, "")
    assert history_of(tmp_path / "history") == {out.split("  ")[0]}


def test_the_second_ends_at_once(drawing: subprocess.Popen[str], tmp_path: Path) -> None:
    drawing.send_signal(signal.SIGINT)

    assert drawing.wait(60) == 130
    assert history_of(tmp_path / "history") == set()


def test_before_anything_was_begun_it_ends_at_once_and_the_next_command_hears_it_as_usual(command: Command) -> None:
    def interrupted(_: Settings) -> Services:
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("the signal came first")

    before = signal.getsignal(signal.SIGINT)
    told = command("generate", "A red fox", studio=interrupted)

    assert (told.code, told.out, told.err) == (130, "", "Stopped; nothing was begun.\n")
    assert signal.getsignal(signal.SIGINT) is before
