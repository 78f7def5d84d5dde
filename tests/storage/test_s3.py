"""Copies and links at a server that speaks S3, over HTTP."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from posterlib.aws import AwsAccount
from posterlib.errors import SharingError
from posterlib.storage import S3Storage
from tests.s3 import BUCKET, a_bucket, copies_in, sign_in

KEY = "moviePoster/2026-11-22/091530_5f.png"


def now() -> datetime:
    return datetime.now(UTC)


def storage_in(bucket: str = BUCKET, **options: Any) -> S3Storage:
    return S3Storage(AwsAccount("us-west-2"), bucket, **{"now": now} | options)


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/webp"])
def test_a_link_opens_the_copy_as_the_picture_it_is_and_nothing_else_does(bucket: str, media_type: str) -> None:
    storage = storage_in(bucket)
    storage.put(KEY, b"a red fox", media_type)
    link = storage.link(bucket, KEY)
    opened = httpx.get(link.url)

    assert (opened.status_code, opened.content) == (200, b"a red fox")
    assert opened.headers["content-type"] == media_type
    assert "immutable" in opened.headers["cache-control"]
    assert httpx.get(link.url.split("?")[0]).status_code == 403


def test_a_second_try_leaves_one_copy(server: str, bucket: str) -> None:
    storage = storage_in(bucket)
    storage.put(KEY, b"a red fox", "image/png")
    storage.put(KEY, b"a red fox", "image/png")

    assert copies_in(server) == {KEY: b"a red fox"}


def test_a_link_says_that_it_lasts_an_hour(bucket: str) -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    link = storage_in(bucket, now=lambda: noon).link(bucket, KEY)

    assert link.expires_at == noon + timedelta(hours=1)
    assert httpx.URL(link.url).params["X-Amz-Expires"] == "3600"


@pytest.mark.parametrize("minutes", [30, 120])
def test_a_link_ends_no_later_than_the_credentials_it_is_signed_with(
    bucket: str, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    asked = now().replace(microsecond=0)
    end = asked + timedelta(minutes=minutes)
    monkeypatch.setenv("AWS_SESSION_TOKEN", "FwoGZXIvYXdzEXAMPLE")
    monkeypatch.setenv("AWS_CREDENTIAL_EXPIRATION", end.isoformat())

    link = storage_in(bucket, now=lambda: asked).link(bucket, KEY)

    assert link.expires_at == min(end, asked + timedelta(hours=1))


def test_expired_credentials_are_told_as_such(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "FwoGZXIvYXdzEXAMPLE")
    monkeypatch.setenv("AWS_CREDENTIAL_EXPIRATION", (now() - timedelta(hours=1)).isoformat())

    with pytest.raises(SharingError, match="have expired"):
        storage_in(bucket).link(bucket, KEY)


def test_posters_of_a_former_bucket_keep_their_links(server: str, bucket: str) -> None:
    a_bucket(server, "old-posters")
    storage_in("old-posters").put(KEY, b"an old fox", "image/png")
    link = storage_in(bucket, public_base_url="https://posters.example").link("old-posters", KEY)

    assert httpx.get(link.url).content == b"an old fox"


def test_a_copy_can_still_go_to_the_bucket_it_was_planned_for(server: str, bucket: str) -> None:
    a_bucket(server, "old-posters")
    storage_in(bucket).put(KEY, b"an old fox", "image/png", bucket="old-posters")

    assert (copies_in(server, "old-posters"), copies_in(server)) == ({KEY: b"an old fox"}, {})


def test_a_bucket_that_does_not_exist_is_named(server: str) -> None:
    with pytest.raises(SharingError, match=r"There is no bucket film-posters.*AWS_S3_BUCKET"):
        storage_in().put(KEY, b"a red fox", "image/png")


def test_without_credentials_the_sentence_says_how_to_set_them(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_CONFIG_FILE", "none")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "none")

    storage = storage_in(bucket)
    with pytest.raises(SharingError, match=f"{bucket}.*AWS_ACCESS_KEY_ID"):
        storage.put(KEY, b"a red fox", "image/png")
    with pytest.raises(SharingError, match=f"{bucket}.*AWS_ACCESS_KEY_ID"):
        storage.link(bucket, KEY)


def test_a_wrong_key_is_told_without_showing_it_and_a_new_one_works_without_a_restart(
    server: str, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import boto3

    people = boto3.client("iam", endpoint_url=server, region_name="us-east-1")
    people.create_user(UserName="studio")
    policy = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'
    people.put_user_policy(UserName="studio", PolicyName="posters", PolicyDocument=policy)
    good = people.create_access_key(UserName="studio")["AccessKey"]
    people.close()
    storage = storage_in(bucket)
    httpx.post(f"{server}/moto-api/reset-auth", content=b"0").raise_for_status()
    try:
        sign_in(monkeypatch, key="AKIAWRONGWRONGWRONG1")
        with pytest.raises(SharingError, match=f"{bucket}.*does not accept these credentials") as told:
            storage.put(KEY, b"a red fox", "image/png")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", good["AccessKeyId"])
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", good["SecretAccessKey"])
        storage.put(KEY, b"a red fox", "image/png")
    finally:
        httpx.post(f"{server}/moto-api/reset-auth", content=b"inf").raise_for_status()

    assert "AKIA" not in str(told.value)
    assert copies_in(server) == {KEY: b"a red fox"}


def test_a_server_that_is_not_there_is_told_as_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    sign_in(monkeypatch, f"http://127.0.0.1:{port}")

    with pytest.raises(SharingError, match=f"could not be reached for the bucket {BUCKET}"):
        storage_in().put(KEY, b"a red fox", "image/png")


def test_an_endpoint_that_is_no_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, "127.0.0.1:9000")

    with pytest.raises(SharingError, match="AWS_ENDPOINT_URL_S3"):
        storage_in().link(BUCKET, KEY)
