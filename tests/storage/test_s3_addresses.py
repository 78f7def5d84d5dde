"""Where links lead at AWS itself; nothing here leaves the process."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from posterlib.aws import AwsAccount
from posterlib.errors import SettingsError, SharingError
from posterlib.storage import S3Storage
from tests.s3 import BUCKET, AwsOnPaper, sign_in

KEY = "moviePoster/2026-11-22/091530_5f.png"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch)


def aws(region: str = "us-west-2", *, bucket_in: str = "us-west-2", status: int = 200) -> AwsOnPaper:
    headers = {"x-amz-bucket-region": bucket_in} if bucket_in else {}
    return AwsOnPaper(region, lambda request: (status if request.method == "HEAD" else 200, headers, b""))


def storage_in(account: AwsAccount, bucket: str = BUCKET, **options: Any) -> S3Storage:
    return S3Storage(account, bucket, now=lambda: NOON, **options)


@pytest.mark.parametrize(
    ("region", "bucket", "beginning"),
    [
        ("us-east-1", BUCKET, f"https://{BUCKET}.s3.us-east-1.amazonaws.com/moviePoster/"),
        ("us-west-2", BUCKET, f"https://{BUCKET}.s3.us-west-2.amazonaws.com/moviePoster/"),
        ("eu-central-1", BUCKET, f"https://{BUCKET}.s3.eu-central-1.amazonaws.com/moviePoster/"),
        ("eu-central-1", "film.posters", "https://s3.eu-central-1.amazonaws.com/film.posters/moviePoster/"),
        ("us-east-1", "film.posters", "https://s3.us-east-1.amazonaws.com/film.posters/moviePoster/"),
    ],
)
def test_links_lead_to_the_region_where_the_bucket_is(region: str, bucket: str, beginning: str) -> None:
    link = storage_in(aws(region, bucket_in=region), bucket).link(bucket, KEY)

    assert link.url.startswith(beginning)
    assert f"%2F{region}%2Fs3%2F" in link.url


@pytest.mark.parametrize("status", [200, 301, 400, 403])
def test_a_bucket_elsewhere_is_found_whatever_the_answer(status: int) -> None:
    link = storage_in(aws("us-west-2", bucket_in="ap-south-2", status=status)).link(BUCKET, KEY)

    assert link.url.startswith(f"https://{BUCKET}.s3.ap-south-2.amazonaws.com/")


def test_a_wrong_s3_region_gives_good_links_and_one_warning(caplog: pytest.LogCaptureFixture) -> None:
    storage = storage_in(aws(bucket_in="eu-central-1", status=403), region="us-west-2")
    with caplog.at_level(logging.WARNING):
        links = [storage.link(BUCKET, f"{number}.png").url for number in range(3)]

    assert all(f"{BUCKET}.s3.eu-central-1.amazonaws.com" in link for link in links)
    assert [record.getMessage() for record in caplog.records] == [
        f"the bucket {BUCKET} is in eu-central-1, not in us-west-2: set S3_REGION to eu-central-1"
    ]


def test_where_a_bucket_is_is_asked_once() -> None:
    account = aws()
    storage = storage_in(account)
    storage.put(KEY, b"a red fox", "image/png")
    storage.link(BUCKET, KEY)
    storage.put("another.png", b"a red fox", "image/png")

    assert [method for method, _ in account.requests] == ["HEAD", "PUT", "PUT"]


def test_a_storage_that_was_opened_only_sends_the_first_copy() -> None:
    account = aws()
    storage = storage_in(account)
    storage.open()
    asked_before = list(account.requests)
    storage.put(KEY, b"a red fox", "image/png")

    assert [method for method, _ in asked_before] == ["HEAD"]
    assert [method for method, _ in account.requests[1:]] == ["PUT"]


def test_an_account_without_any_region_finds_the_bucket_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", "none")
    link = storage_in(aws("", bucket_in="eu-west-3")).link(BUCKET, KEY)

    assert link.url.startswith(f"https://{BUCKET}.s3.eu-west-3.amazonaws.com/")


def test_a_bucket_that_keeps_its_region_to_itself_is_looked_for_where_it_should_be() -> None:
    link = storage_in(aws(bucket_in="", status=403), region="eu-north-1").link(BUCKET, KEY)

    assert link.url.startswith(f"https://{BUCKET}.s3.eu-north-1.amazonaws.com/")


def test_no_link_is_signed_for_a_bucket_that_does_not_exist() -> None:
    with pytest.raises(SharingError, match=f"no bucket {BUCKET}"):
        storage_in(aws(bucket_in="", status=404)).link(BUCKET, KEY)


def test_an_accelerated_bucket_is_used_at_its_accelerated_endpoint() -> None:
    account = aws(bucket_in="eu-central-1")
    storage = storage_in(account, accelerate=True)
    storage.put(KEY, b"a red fox", "image/png")
    link, other = storage.link(BUCKET, KEY), storage.link("old-posters", KEY)

    assert account.requests[-2][1].startswith(f"https://{BUCKET}.s3-accelerate.amazonaws.com/moviePoster/")
    assert link.url.startswith(f"https://{BUCKET}.s3-accelerate.amazonaws.com/moviePoster/")
    assert "%2Feu-central-1%2Fs3%2F" in link.url
    assert other.url.startswith("https://old-posters.s3.eu-central-1.amazonaws.com/")


def test_a_bucket_with_a_dot_cannot_be_accelerated() -> None:
    with pytest.raises(SettingsError, match="S3_TRANSFER_ACCELERATION") as told:
        storage_in(aws(), "film.posters", accelerate=True)

    assert told.value.variable == "S3_TRANSFER_ACCELERATION"


@pytest.mark.parametrize("host", ["127.0.0.1:9000", "minio.example"])
def test_a_custom_endpoint_is_spoken_to_as_it_is(
    host: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in(monkeypatch, f"https://{host}")
    account = aws(bucket_in="eu-central-1")
    storage = storage_in(account, accelerate=True)
    link, _ = storage.link(BUCKET, KEY), storage.link(BUCKET, "another.png")

    assert link.url.startswith(f"https://{host}/{BUCKET}/moviePoster/2026-11-22/")
    assert account.requests == []
    assert [record.getMessage() for record in caplog.records] == [
        "S3_TRANSFER_ACCELERATION does nothing at a custom endpoint"
    ]


def test_an_address_in_front_of_the_bucket_needs_neither_account_nor_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    storage = storage_in(AwsAccount(), public_base_url="https://posters.example/art/")
    link = storage.link(BUCKET, "moviePoster/2026-11-22/a fox & a hound.png")

    assert link.url == "https://posters.example/art/moviePoster/2026-11-22/a%20fox%20%26%20a%20hound.png"
    assert link.expires_at is None


def test_a_copy_carries_no_permission_and_no_checksum_that_other_stores_do_not_know() -> None:
    seen: list[dict[str, str]] = []

    def answer(request: Any) -> tuple[int, dict[str, str], bytes]:
        seen.append({name.lower(): value for name, value in request.headers.items()})
        return 200, {"x-amz-bucket-region": "us-west-2"}, b""

    storage_in(AwsOnPaper("us-west-2", answer)).put(KEY, b"a red fox", "image/webp")

    assert not [name for name in seen[-1] if "acl" in name or "checksum" in name]
    assert seen[-1]["content-type"] in ("image/webp", b"image/webp")
