"""docs/configuration.md says of every setting what the studio does with it."""

from __future__ import annotations

from pathlib import Path

from dotenv import dotenv_values

from posterlib.settings import GROUPS, Settings
from scripts.configuration import PAGE, with_settings
from tests.deploy.settings_named import OF_BOTO3, OF_COMPOSE, SETTINGS
from tests.docs.pages import ROOT


def test_the_page_is_what_the_settings_say() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert with_settings(page) == page, "python -m scripts.configuration writes it anew"


def test_every_setting_is_of_one_group_and_explained() -> None:
    grouped = [name for group in GROUPS for name in group.model_fields]
    page = PAGE.read_text(encoding="utf-8")

    assert sorted(grouped) == sorted(Settings.model_fields)
    for group in GROUPS:
        for name, field in group.model_fields.items():
            assert field.description, name
            assert page.count(f"| `{name.upper()}` |") == 1


def test_what_is_written_by_hand_stays() -> None:
    page = PAGE.read_text(encoding="utf-8")
    written = with_settings(page.replace("## Secrets", "## Secrets of ours").replace("| `PORT` |", "| `GATE` |"))

    assert "## Secrets of ours" in written
    assert "| `PORT` | `5002` |" in written
    assert "`GATE`" not in written


def test_the_example_names_real_settings_alone(tmp_path: Path) -> None:
    copy = tmp_path / ".env"
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    copy.write_text("\n".join(line[1:] if line.startswith("#") and line[1:2].isupper() else line for line in lines))
    named = set(dotenv_values(copy))

    assert {"API_KEYS", "AWS_S3_BUCKET"} <= named
    assert named <= SETTINGS | OF_BOTO3 | OF_COMPOSE
