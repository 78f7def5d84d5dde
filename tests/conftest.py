"""What every test starts from: a clean environment, a history of its own, no studio left open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import falcon.testing
import pytest

from posterlib.bootstrap import Services, close_services
from posterlib.logs import close_log
from posterlib.settings import Settings
from tests.postgres import SERVER, new_database
from tests.studio import FakeImageModel, open_studio

_OURS = tuple(name.upper() for name in Settings.model_fields)


def no_account(folder: Path) -> dict[str, str]:
    """What keeps boto3 away from the account of whoever runs the tests."""
    return {
        "AWS_SHARED_CREDENTIALS_FILE": str(folder / "no-credentials"),
        "AWS_CONFIG_FILE": str(folder / "no-config"),
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in os.environ:
        if name in _OURS or name.startswith(("AWS_", "STREAMLIT_", "IMAGE_")):
            monkeypatch.delenv(name)
    for name, value in no_account(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    monkeypatch.setenv("HISTORY_DIR", str(tmp_path / "history"))
    monkeypatch.setenv("CONTACT_LOGS_DIR", str(tmp_path / "contact_logs"))
    monkeypatch.setenv("LOG_FILE", str(tmp_path / "image-creation.log"))
    monkeypatch.setenv("RATE_LIMIT_ENABLED", "false")  # whoever tests the limits switches them on
    monkeypatch.setenv("ALLOWED_HOSTS", f"{falcon.testing.DEFAULT_HOST},*.example")
    yield
    close_services()
    close_log()


@pytest.fixture
def model() -> FakeImageModel:
    return FakeImageModel()


@pytest.fixture
def studio(tmp_path: Path, model: FakeImageModel) -> Iterator[Services]:
    services = open_studio(tmp_path / "history", model)
    yield services
    services.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """DATABASE_URL of an empty database of each kind; the file in the history folder has none."""
    if request.param == "sqlite":
        yield ""
        return
    if not SERVER:
        pytest.skip("there is no PostgreSQL here: POSTGRES_TEST_URL is not set")
    with new_database() as address:
        yield address
