"""Prints findings: a line each as they come for people, one JSON object at the end for scripts."""

from __future__ import annotations

import json
import os
import shutil
import textwrap
from collections.abc import Iterable
from dataclasses import asdict
from typing import TextIO

from posterlib.doctor.findings import Finding, State
from posterlib.plain_text import encodable

__all__ = ["report"]

_MARKS: dict[State, str] = {"ok": "✓", "missing": "–", "broken": "✗"}
_PLAIN_MARKS: dict[State, str] = {"ok": "ok", "missing": "--", "broken": "no"}
_COLOURS: dict[State, str] = {"ok": "\33[32m", "missing": "\33[2m", "broken": "\33[31m"}
_UNCOLOURED = "\33[0m"

_COLUMN = 17
"""Characters for the name of what was looked at."""

_BEGINNING = "Looking at what the studio needs. No model is asked to draw or write, so none of this is charged for."


def report(findings: Iterable[Finding], *, as_json: bool, out: TextIO) -> int:
    """Print findings as they come and give the exit code: 1 when one of them is broken, else 0."""
    told = []
    page = None if as_json else _Page(out)
    if page:
        page.line(_BEGINNING)
    for finding in findings:
        told.append(finding)
        if page:
            page.finding(finding)
    broken = sum(finding.state == "broken" for finding in told)
    if page:
        page.line(_ending(broken))
    else:
        value = {"works": not broken, "findings": [asdict(finding) for finding in told]}
        out.write(json.dumps(value, indent=2) + "\n")
    return 1 if broken else 0


def _ending(broken: int) -> str:
    if not broken:
        return "All that is set up works."
    return "1 thing needs attention." if broken == 1 else f"{broken} things need attention."


class _Page:
    """A text file or terminal: colour and wrapping on a terminal alone, and only letters that it can show."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._is_terminal = out.isatty()
        self._coloured = self._is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._encoding = out.encoding or "utf-8"
        marks = "".join(_MARKS.values())
        self._marks = _MARKS if encodable(marks, self._encoding) == marks else _PLAIN_MARKS

    def finding(self, finding: Finding) -> None:
        mark = self._marks[finding.state]
        gap = " " * (max(map(len, self._marks.values())) - len(mark) + 1)
        words = f"{finding.what:<{_COLUMN}} {finding.says} {finding.next_step}".rstrip()
        indent = len(mark) + len(gap) + _COLUMN + 1
        lines = self._wrapped(" " * (len(mark) + len(gap)) + self._shown(words), indent)
        shown = f"{_COLOURS[finding.state]}{mark}{_UNCOLOURED}" if self._coloured else mark
        self._write(shown + gap + lines[len(mark) + len(gap) :])

    def line(self, words: str) -> None:
        self._write(self._wrapped(self._shown(words), 0))

    def _wrapped(self, words: str, indent: int) -> str:
        columns = shutil.get_terminal_size().columns
        if not self._is_terminal or columns < indent + 30:
            return words
        return textwrap.fill(
            words, columns, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
        )

    def _shown(self, words: str) -> str:
        return encodable("".join(letter if letter.isprintable() else "?" for letter in words), self._encoding)

    def _write(self, words: str) -> None:
        self._out.write(words + "\n")
        self._out.flush()  # a person sees each line when it is known
