"""The bucket of a store of one's own is made once, and one at AWS never."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from deploy.make_bucket import make_bucket
from posterlib.errors import SettingsError
from posterlib.settings import Settings, load_settings
from tests.s3 import copies_in, s3_server, sign_in


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    with s3_server() as address:
        yield address


def settings(monkeypatch: pytest.MonkeyPatch, bucket: str, region: str) -> Settings:
    monkeypatch.setenv("AWS_S3_BUCKET", bucket)
    monkeypatch.setenv("S3_REGION", region)
    return load_settings()


@pytest.mark.parametrize("region", ["", "us-east-1", "eu-west-1"])
def test_a_bucket_is_made_and_from_then_on_is_there(store: str, monkeypatch: pytest.MonkeyPatch, region: str) -> None:
    sign_in(monkeypatch, store)
    wanted = settings(monkeypatch, f"posters-{region or 'anywhere'}", region)
    first, again = make_bucket(wanted), make_bucket(wanted)

    assert first == f"The bucket {wanted.aws_s3_bucket} is made."
    assert again.startswith(f"The bucket {wanted.aws_s3_bucket} ")
    assert copies_in(store, wanted.aws_s3_bucket) == {}


def test_nothing_is_made_at_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch)

    assert "nothing is made" in make_bucket(settings(monkeypatch, "posters", "eu-west-1"))


def test_without_a_name_the_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="AWS_S3_BUCKET"):
        make_bucket(settings(monkeypatch, "", ""))
