"""docs/troubleshooting.md has a next step for everything that may go wrong."""

from __future__ import annotations

import re

from posterlib import errors
from posterlib.api.openapi.codes import problem_codes
from posterlib.connections import patient_protocol
from posterlib.errors import PosterError
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")

USUAL_CASES = 7

OF_CONNECTIONS = {said[2].decode() for said in (patient_protocol._TOO_SLOW, patient_protocol._TOO_MANY)}
"""Codes of what is refused before it is a request."""


def steps() -> dict[str, str]:
    """Give the next step of each code."""
    rows = re.findall(r"^\| (`[^|]*`) \| ([^|]*) \|$", PAGE.partition("\n## Every code\n")[2], re.MULTILINE)
    return {code: step for codes, step in rows for code in re.findall(r"`(\w+)`", codes)}


def test_every_code_has_a_next_step() -> None:
    kinds = [kind for name in errors.__all__ if isinstance(kind := vars(errors)[name], type)]
    codes = {str(each["code"]) for each in problem_codes()} | {
        kind.code for kind in kinds if issubclass(kind, PosterError)
    }

    assert sorted((codes | OF_CONNECTIONS) - steps().keys()) == []
    assert all(len(step) > 15 for step in steps().values())


def test_no_code_is_explained_that_does_not_exist() -> None:
    codes = {str(each["code"]) for each in problem_codes()} | {"setting_wrong"} | OF_CONNECTIONS

    assert sorted(steps().keys() - codes) == []


def test_each_usual_case_says_what_one_sees_why_and_what_to_do() -> None:
    chapter = PAGE.partition("\n## The usual cases\n")[2].partition("\n## ")[0]
    cases = re.split(r"^### ", chapter, flags=re.MULTILINE)[1:]

    assert len(cases) == USUAL_CASES
    for case in cases:
        assert "*You see*" in case
        assert "*Why*" in case
        assert re.search(r"^1\. ", case, re.MULTILINE), case
