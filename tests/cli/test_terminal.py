"""What a person sees on a terminal, and what is kept from it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from posterlib.cli.progress import progress_line
from posterlib.cli.terminal import Terminal
from posterlib.errors import ImageModelError
from posterlib.jobs import Job, JobPoster
from posterlib.plain_text import cut, encodable, one_line
from posterlib.posters import PosterRequest, Recipe

ROOT = Path(__file__).parents[2]
FOX = Recipe("sketch", "A red fox", 320, 320, seed=7)


class Screen(io.TextIOWrapper):
    """A terminal that shows what is left after carriage returns."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        return [self._left(line) for line in self.raw.split("\n")]

    @property
    def raw(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)

    @staticmethod
    def _left(line: str) -> str:
        shown: list[str] = []
        for part in line.split("\r"):
            shown[: len(part)] = part
        return "".join(shown).rstrip()


def test_a_moving_line_leaves_no_trace() -> None:
    screen = Screen()
    terminal = Terminal(screen)
    terminal.passing("Drawing 1 of 2 … 10 s")
    terminal.passing("Saving … 11 s")
    assert screen.lines == ["Saving … 11 s"]

    terminal.line("done")
    terminal.passing("")
    assert screen.lines == ["done", ""]


def test_a_file_gets_no_moving_line() -> None:
    file = io.StringIO()
    Terminal(file).passing("Drawing … 1 s")

    assert file.getvalue() == ""


def test_progress_tells_how_many_and_how_long() -> None:
    drawn = JobPoster(0, FOX, "running")
    job = Job("1", (PosterRequest.parse({"prompt": "A red fox"}),), (drawn,), 3.4)
    assert progress_line(job).endswith(" Drawing … 3 s")

    failed = JobPoster(1, FOX, "failed", error=ImageModelError("Out of paint."))
    batch = replace(job, posters=(drawn, failed, JobPoster(2, FOX, "queued")))
    assert progress_line(batch).endswith(" Drawing 2 of 3 … 3 s")
    assert progress_line(replace(batch, posters=(replace(drawn, state="saving"), failed))).endswith(
        " Saving 2 of 2 … 3 s"
    )


def test_letters_that_are_lacking_are_replaced() -> None:
    screen = Screen("ascii")
    Terminal(screen).line("“320 × 320” … Łódź\x1b[2J")

    assert screen.lines[0] == '"320 x 320" ... \\u0141\\xf3d\\u017a[2J'
    assert encodable("Łódź", "utf-8") == "Łódź"


@pytest.mark.parametrize(
    ("words", "columns", "shown"),
    [("A red fox", 9, "A red fox"), ("A red fox", 8, "A red f…"), ("A red fox", 6, "A red…"), ("灯台守", 5, "灯台…")],
)
def test_words_are_cut_to_the_columns_they_take(words: str, columns: int, shown: str) -> None:
    assert cut(words, columns) == shown


def test_one_line_holds_nothing_that_a_terminal_obeys() -> None:
    assert one_line("A\tred\r\nfox\x1b[31m\x00 \u202eon\x85ice\x9b2J") == "A red fox[31m on ice2J"


@pytest.mark.parametrize("name", ["generate", "list", "open"])
def test_help_shows_an_example_whatever_the_output_can_show(name: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "posterlib", name, "--help"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    assert f"\n  python -m posterlib {name} " in answer.stdout
