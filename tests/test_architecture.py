"""Promises about the whole that no single module can keep."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import posterlib
from posterlib import errors
from posterlib.api.problems import STATUS, status_of

REPOSITORY = Path(__file__).parents[1]


def test_importing_the_library_loads_neither_streamlit_nor_boto3() -> None:
    code = "import sys, posterlib, posterlib.api; print(sorted({'streamlit', 'boto3', 'botocore'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert answer.stdout == "[]\n"


def test_every_error_has_an_http_status_and_is_in_the_drawn_tree() -> None:
    kinds = [kind for name in errors.__all__ if isinstance(kind := vars(errors)[name], type)]
    tree = str(errors.__doc__)

    for kind in kinds:
        assert kind.__name__ in tree
        assert 400 <= status_of(kind.__new__(kind)) < 600
    assert set(STATUS) <= set(kinds)


def test_the_public_names_are_sorted_and_exist() -> None:
    assert posterlib.__all__ == sorted(posterlib.__all__)
    assert all(hasattr(posterlib, name) for name in posterlib.__all__)


def test_files_stay_small() -> None:
    long = {
        path.relative_to(REPOSITORY): lines
        for folder in ("posterlib", "pages", "bench", "tests")
        for path in (REPOSITORY / folder).rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 300
    }

    assert long == {}
