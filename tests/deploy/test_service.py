"""The systemd unit: systemd understands it, it confines the studio, and it leaves it the time that it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from posterlib.api.headers import LONGEST_WAIT
from tests.deploy.settings_named import SECRETS, SETTINGS

UNIT = Path(__file__).parents[2] / "deploy" / "poster-studio.service"
PYTHON = "/opt/poster-studio/.venv/bin/python"

MOST_EXPOSED = 2.0
"""Of 10; a unit without any confinement has 9.6."""

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze here")


def said(name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(), re.MULTILINE)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with a Python that is here."""
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text().replace(PYTHON, sys.executable))
    return copy


@needs_systemd
def test_systemd_understands_it(unit: Path) -> None:
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )

    assert unit.name not in checked.stderr, checked.stderr
    assert checked.returncode == 0, checked.stderr


@needs_systemd
def test_the_studio_can_reach_little_of_the_machine(unit: Path) -> None:
    measured = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unrecognized option" in measured.stderr:
        pytest.skip("this systemd cannot measure a unit that is not installed")

    assert measured.returncode == 0, measured.stdout[-300:] + measured.stderr


def test_it_starts_the_studio_as_somebody_of_its_own() -> None:
    assert said("ExecStart") == [f"{PYTHON} -m posterlib serve"]
    assert said("User") == ["poster-studio"]


def test_it_waits_for_the_longest_call_before_it_ends_the_studio() -> None:
    assert int(said("TimeoutStopSec")[0]) > LONGEST_WAIT


def test_it_sets_what_the_studio_knows_and_nothing_secret() -> None:
    names = {pair.partition("=")[0] for line in said("Environment") for pair in line.split()}

    assert names - {"MALLOC_ARENA_MAX", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"} <= SETTINGS - SECRETS


def test_what_the_studio_writes_lies_where_it_may_write() -> None:
    told = dict(pair.split("=", 1) for line in said("Environment") for pair in line.split())
    state, logs = f"/var/lib/{said('StateDirectory')[0]}", f"/var/log/{said('LogsDirectory')[0]}"

    assert said("ProtectSystem") == ["strict"]
    assert {Path(told["HISTORY_DIR"]).parent, Path(told["CONTACT_LOGS_DIR"]).parent} == {Path(state)}
    assert Path(told["LOG_FILE"]).parent == Path(logs)
    assert said("ReadWritePaths") == [f"{said('WorkingDirectory')[0]}/.run"]
