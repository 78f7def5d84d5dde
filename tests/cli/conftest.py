"""The command line with the offline artist, or around an image model that tests tell what to do."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from posterlib.__main__ import main
from posterlib.bootstrap import Services
from posterlib.image_models.base import ModelCard
from posterlib.settings import Settings
from tests.studio import CARD, FakeImageModel, open_studio

SMALL = ("--width", "320", "--height", "320")


@dataclass(frozen=True)
class Told:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def value(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Told]


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_MODEL_ID", "offline")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process."""

    def run(*arguments: str, **collaborators: Any) -> Told:
        code = main(list(arguments), **collaborators)
        printed = capsys.readouterr()
        return Told(code, printed.out, printed.err)

    return run


@pytest.fixture
def sketching(model: FakeImageModel) -> Callable[[Settings], Services]:
    """Builds a studio that draws with the fake model."""
    return sketching_studio(model)


def sketching_studio(model: FakeImageModel, *cards: ModelCard, **settings: object) -> Callable[[Settings], Services]:
    def build(wanted: Settings) -> Services:
        limited = {"rate_limit_enabled": wanted.rate_limit_enabled}
        return open_studio(wanted.history_dir, model, *(cards or (CARD,)), **limited | settings)

    return build


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def history_of(folder: Path) -> set[str]:
    """Give the ids of the posters in a history folder."""
    return {path.parent.name for path in folder.glob("*/poster.json") if not path.parent.name.startswith(".")}
