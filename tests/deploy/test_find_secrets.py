"""The search for secrets finds a new one, knows those that were looked at, and keeps quiet about made-up passwords."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEARCH = Path(__file__).parents[2] / "scripts" / "find_secrets.py"

AN_AWS_KEY = "AKIA" + "QYLPMN5HFDS4Q2KC"
"""In two parts, so that the search does not find it here."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "README.md").write_text("Describe a film, get its poster.\n")
    return tmp_path


def search(repository: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SEARCH), "--folder", str(repository), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("place", ["settings.py", "tests/test_settings.py"])
def test_a_key_of_aws_fails_wherever_it_stands(repository: Path, place: str) -> None:
    file = repository / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'"""Settings."""\n\nkey = "{AN_AWS_KEY}"\n')
    told = search(repository)

    assert told.returncode == 1
    assert f"{place}:3: AWS Access Key" in told.stdout
    assert AN_AWS_KEY not in told.stdout


def test_what_was_accepted_stays_known_on_another_line_and_hides_nothing_new(repository: Path) -> None:
    file = repository / "examples.py"
    file.write_text(f'key = "{AN_AWS_KEY}"\n')
    search(repository, "--accept")
    file.write_text(f'# An example.\n\nkey = "{AN_AWS_KEY}"\n')
    same = search(repository)
    file.write_text(file.read_text() + f'another = "{AN_AWS_KEY[:-1]}D"\n')
    new = search(repository)

    assert same.returncode == 0, same.stdout
    assert new.returncode == 1
    assert "1 new" in new.stdout


def test_a_password_that_a_test_made_up_is_none_and_one_of_the_studio_is(repository: Path) -> None:
    (repository / "tests").mkdir()
    (repository / "tests" / "mail.py").write_text('password = "open-sesame-91"\n')
    made_up = search(repository)
    (repository / "mail.py").write_text('password = "open-sesame-91"\n')
    real = search(repository)

    assert made_up.returncode == 0, made_up.stdout
    assert real.returncode == 1


def test_what_git_ignores_is_not_searched(repository: Path) -> None:
    (repository / ".gitignore").write_text(".env\n")
    (repository / ".env").write_text(f"AWS_ACCESS_KEY_ID={AN_AWS_KEY}\n")

    assert search(repository).returncode == 0


def test_outside_a_repository_it_says_that_it_was_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = search(tmp_path)

    assert told.returncode == 0
    assert "left out" in told.stdout
