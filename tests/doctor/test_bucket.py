"""Whether posters could be shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import httpx
import pytest

from posterlib.storage.outbox import Note, Outbox
from tests.doctor.conftest import Scripted, look, look_once
from tests.ports import free_port
from tests.s3 import BUCKET, a_bucket, copies_in

KEY = "moviePoster/doctor.txt"


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("IMAGE_MODEL_ID", "offline")
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK", server)
    monkeypatch.setenv("AWS_S3_BUCKET", BUCKET)
    return a_bucket(server)


def states() -> dict[str, str]:
    return {finding.what: finding.state for finding in look()}


def test_no_bucket_is_no_fault() -> None:
    assert look_once("bucket").state == "missing"
    assert look("bucket writing") == []


def test_a_bucket_that_works_is_written_and_its_link_opened(server: str, bucket: str) -> None:
    found = states()

    assert {what: found[what] for what in ("bucket", "bucket writing", "signed link", "pending copies")} == {
        "bucket": "ok",
        "bucket writing": "ok",
        "signed link": "ok",
        "pending copies": "ok",
    }
    assert list(copies_in(server)) == [KEY]
    assert KEY in look_once("bucket writing").says


def test_a_link_is_opened_and_never_shown(bucket: str) -> None:
    assert look_once("signed link").says == "It leads to 127.0.0.1 and opens from here."
    assert "X-Amz" not in str(look())


def test_a_link_to_something_else_is_told(bucket: str, web: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3_PUBLIC_BASE_URL", web.address)
    web.answers[f"/{KEY}"] = 200, "a parked domain"
    finding = look_once("public address")

    assert (finding.state, "something else" in finding.says) == ("broken", True)
    assert "S3_PUBLIC_BASE_URL" in finding.next_step


def test_a_public_address_that_serves_the_bucket_works(
    server: str, bucket: str, web: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    look()
    monkeypatch.setenv("S3_PUBLIC_BASE_URL", f"{web.address}/posters")
    web.answers[f"/posters/{KEY}"] = 200, copies_in(server)[KEY].decode()

    assert look_once("public address").state == "ok"


def test_a_public_address_that_does_not_is_told_with_its_answer(
    bucket: str, web: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("S3_PUBLIC_BASE_URL", web.address)
    web.answers[f"/{KEY}"] = 403, "go away"
    assert "answered 403" in look_once("public address").says

    monkeypatch.setenv("S3_PUBLIC_BASE_URL", f"http://127.0.0.1:{free_port()}")
    assert "refused" in look_once("public address").says


def test_a_bucket_that_does_not_exist_is_named_and_not_written(
    server: str, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_S3_BUCKET", "no-such-posters")
    finding = look_once("bucket")

    assert (finding.state, "no-such-posters" in finding.says) == ("broken", True)
    assert look("bucket writing") == []


def test_a_bucket_in_another_region_is_told_with_the_region_to_set(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("S3_REGION", "eu-central-1")
    finding = look_once("bucket")

    assert (finding.state, finding.next_step) == ("broken", "Set S3_REGION=us-west-2.")


def test_a_bucket_that_may_only_be_read_is_told(server: str, bucket: str, reader: None) -> None:
    found = states()

    assert (found["bucket"], found["bucket writing"]) == ("missing", "broken")
    assert "s3:PutObject" in look_once("bucket writing").says
    assert "signed link" not in found


@pytest.fixture
def reader(server: str, bucket: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys of somebody who may not do anything with S3."""
    people = boto3.client("iam", endpoint_url=server, region_name="us-east-1")
    people.create_user(UserName="visitor")
    key = people.create_access_key(UserName="visitor")["AccessKey"]
    people.close()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"])
    httpx.post(f"{server}/moto-api/reset-auth", content=b"0").raise_for_status()
    yield
    httpx.post(f"{server}/moto-api/reset-auth", content=b"inf").raise_for_status()


def test_acceleration_is_looked_at_where_it_is_asked_for(
    server: str, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("S3_TRANSFER_ACCELERATION", "true")
    finding = look_once("acceleration")
    assert (finding.state, "S3_TRANSFER_ACCELERATION=false" in finding.next_step) == ("broken", True)

    client = boto3.client("s3", endpoint_url=server, region_name="us-west-2")
    client.put_bucket_accelerate_configuration(Bucket=bucket, AccelerateConfiguration={"Status": "Enabled"})
    client.close()
    assert look_once("acceleration").state == "ok"


def test_a_bucket_that_cannot_be_accelerated_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_S3_BUCKET", "film.posters")
    monkeypatch.setenv("S3_TRANSFER_ACCELERATION", "true")
    finding = look_once("bucket")

    assert (finding.state, "S3_TRANSFER_ACCELERATION" in finding.says) == ("broken", True)


def test_a_server_that_is_not_there_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{free_port()}")
    finding = look_once("bucket")

    assert (finding.state, "could not be reached" in finding.says) == ("broken", True)


def test_posters_that_wait_for_their_copy_are_counted(bucket: str, tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "history" / ".uploads")
    for entry_id in ("20261122T091530123-5f3a09c1", "20261122T091531123-5f3a09c2"):
        outbox.write(entry_id, Note(BUCKET, f"moviePoster/{entry_id}.png", "image/png"))
    finding = look_once("pending copies")

    assert (finding.state, "2 posters wait" in finding.says) == ("missing", True)
