"""Bedrock's stand-in, and studios in processes of their own that ask it.

Their databases are copies of such as a studio has used before: DBOS takes a second to notice its queues in a new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.aws import bedrock_standin
from tests.durability.easel import Bedrock, Easel
from tests.durability.processes import Studios
from tests.postgres import SERVER, new_database
from tests.s3 import sign_in


def use_once(folder: Path, database_url: str) -> Path:
    """Open and close a studio; give the folder of its databases."""
    studios = Studios(folder, database_url)
    studios.open(settings={"image_model_id": "offline"}).close()
    studios.leave()
    return studios.history / ".jobs"


@pytest.fixture(scope="session")
def used_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return use_once(tmp_path_factory.mktemp("used-files"), "")


@pytest.fixture(scope="session")
def used_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with new_database() as address:
        use_once(tmp_path_factory.mktemp("used-database"), address)
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("used_files"), tmp_path / "history" / ".jobs")
        yield ""
        return
    if not SERVER:
        pytest.skip("there is no PostgreSQL here: POSTGRES_TEST_URL is not set")
    with new_database(like=request.getfixturevalue("used_database")) as address:
        yield address


@pytest.fixture
def bedrock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bedrock]:
    easel = Easel()
    with bedrock_standin(draw=easel.paint) as standin:
        sign_in(monkeypatch)
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", standin.address)
        yield Bedrock(standin, easel)
        easel.release()


@pytest.fixture
def studios(tmp_path: Path, database_url: str, bedrock: Bedrock) -> Iterator[Studios]:
    studios = Studios(tmp_path, database_url)
    yield studios
    studios.leave()
