"""What the tests of sharing start from: an empty server, a bucket on it and a storage that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from posterlib.storage import Sharing
from tests.s3 import a_bucket, empty, s3_server, sign_in
from tests.storage.fakes import FakeShareStorage, Studio


@pytest.fixture(scope="session")
def running_server() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def server(running_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    empty(running_server)
    sign_in(monkeypatch, running_server)
    return running_server


@pytest.fixture
def bucket(server: str) -> str:
    return a_bucket(server)


@pytest.fixture
def storage() -> Iterator[FakeShareStorage]:
    storage = FakeShareStorage()
    yield storage
    storage.release()


@pytest.fixture
def studio(tmp_path: Path, storage: FakeShareStorage) -> Iterator[Studio]:
    studio = Studio(tmp_path, storage)
    yield studio
    storage.release()
    studio.close()


@pytest.fixture
def sharing(studio: Studio) -> Sharing:
    return studio.open()
