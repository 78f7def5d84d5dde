"""How findings reach people and scripts."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from posterlib.doctor import Finding, report

FINE = Finding("fonts", "ok", "All 3 open.")
ABSENT = Finding("bucket", "missing", "AWS_S3_BUCKET is not set.")
FAILING = Finding("mail server", "broken", "mail.example:587 – “no” it said.", "Check SMTP_PASS.")


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def printed(*findings: Finding, out: io.StringIO | None = None) -> list[str]:
    out = out or io.StringIO()
    report(findings, as_json=False, out=out)
    return out.getvalue().splitlines()


def test_each_finding_is_a_line_with_a_mark_and_the_next_step() -> None:
    lines = printed(FINE, ABSENT, FAILING)

    assert lines[1:-1] == [
        "✓ fonts             All 3 open.",
        "– bucket            AWS_S3_BUCKET is not set.",
        "✗ mail server       mail.example:587 – “no” it said. Check SMTP_PASS.",
    ]
    assert "charged" in lines[0]


@pytest.mark.parametrize(
    ("findings", "ending", "code"),
    [
        ((FINE, ABSENT), "All that is set up works.", 0),
        ((FINE, FAILING), "1 thing needs attention.", 1),
        ((FAILING, FAILING), "2 things need attention.", 1),
    ],
)
def test_the_last_line_and_the_exit_code_say_how_it_is(findings: tuple[Finding, ...], ending: str, code: int) -> None:
    out = io.StringIO()

    assert report(findings, as_json=False, out=out) == code
    assert out.getvalue().splitlines()[-1] == ending


def test_a_line_is_printed_as_soon_as_it_is_known() -> None:
    out = io.StringIO()

    def findings() -> Iterator[Finding]:
        yield FINE
        assert "fonts" in out.getvalue()

    report(findings(), as_json=False, out=out)


def test_what_shows_ascii_alone_gets_ascii_alone() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    report([FINE, ABSENT, FAILING, Finding("history folder", "ok", "/home/zoë/posters")], as_json=False, out=out)
    out.flush()

    assert raw.getvalue().decode().splitlines()[1:-1] == [
        "ok fonts             All 3 open.",
        "-- bucket            AWS_S3_BUCKET is not set.",
        'no mail server       mail.example:587 - "no" it said. Check SMTP_PASS.',
        "ok history folder    /home/zo\\xeb/posters",
    ]


def test_what_a_server_said_cannot_steer_the_terminal() -> None:
    lines = printed(Finding("bucket", "broken", "It said \33[2J\nAll is well."))

    assert lines[1] == "✗ bucket            It said ?[2J?All is well."


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_whose_owner_wants_it(
    monkeypatch: pytest.MonkeyPatch, no_colour: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", "xterm")

    assert any("\33[32m" in line for line in printed(FINE, out=Terminal())) == coloured
    assert not any("\33" in line for line in printed(FINE))


def test_a_terminal_gets_lines_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    told = Finding("bucket", "ok", "A sentence that is a good deal longer than a narrow terminal is wide.")
    lines = printed(told, out=Terminal())

    assert max(map(len, lines)) <= 60
    assert [line.index("A sentence") if "A sentence" in line else line[:20].strip() for line in lines[2:4]] == [20, ""]


def test_scripts_get_one_object() -> None:
    out = io.StringIO()

    assert report([FINE, FAILING], as_json=True, out=out) == 1
    value = json.loads(out.getvalue())
    assert value["works"] is False
    assert value["findings"][1] == {
        "what": "mail server",
        "state": "broken",
        "says": "mail.example:587 – “no” it said.",
        "next_step": "Check SMTP_PASS.",
    }
