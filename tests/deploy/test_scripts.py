"""Shell scripts: they parse, and shellcheck finds nothing in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SCRIPTS = sorted([*ROOT.glob("*.sh"), *ROOT.glob("scripts/*.sh"), ROOT / ".ci" / "run"])


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_bash_can_read_it(script: Path) -> None:
    read = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)

    assert read.stderr == ""
    assert read.returncode == 0


def test_shellcheck_finds_nothing() -> None:
    shellcheck = shutil.which("shellcheck", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not shellcheck:
        pytest.skip("there is no shellcheck for this kind of machine: install it")
    checked = subprocess.run(
        [shellcheck, "--external-sources", *SCRIPTS], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert checked.stdout == ""
    assert checked.returncode == 0


@pytest.mark.parametrize("script", [script for script in SCRIPTS if script.parent == ROOT], ids=lambda it: it.name)
def test_what_people_call_tells_how(script: Path) -> None:
    told = subprocess.run([script, "--help"], capture_output=True, text=True, timeout=30, check=False)

    assert told.returncode == 0
    assert told.stdout.startswith(f"./{script.name}")
