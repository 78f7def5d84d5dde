"""The examples of settings name what exists, with values that the studio takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from posterlib.settings import Settings
from tests.deploy.settings_named import OF_BOTO3, OF_COMPOSE, SETTINGS, written_out

ROOT = Path(__file__).parents[2]

EXAMPLES = pytest.mark.parametrize("example", [".env.example", "deploy/poster-studio.env.example"])


@EXAMPLES
def test_every_name_is_one_that_somebody_reads(example: str) -> None:
    names = written_out(ROOT / example).keys()

    assert len(names) > 5
    assert names <= SETTINGS | OF_BOTO3 | OF_COMPOSE


@EXAMPLES
def test_the_studio_takes_every_value(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    copy = tmp_path / "settings"
    copy.write_text("".join(f"{name}={value}\n" for name, value in written_out(ROOT / example).items()))
    settings = Settings(_env_file=copy)  # type: ignore[call-arg]

    assert settings.allowed_hosts == ("posters.example",)
    assert settings.api_keys == ()


def test_a_file_with_real_settings_is_never_committed_nor_put_into_an_image() -> None:
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    let_in = (ROOT / ".dockerignore").read_text().splitlines()

    assert ".env" in ignored
    assert "*" in let_in
    assert not [line for line in let_in if line.startswith("!") and ".env" in line]
