"""Looks at the bucket for sharing: that it is there, takes a small file and gives it to whoever has the link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from posterlib.aws import AwsAccount
from posterlib.bootstrap import OUTBOX
from posterlib.doctor.asking import SHORT, Refusal, ask
from posterlib.doctor.credentials import Credentials
from posterlib.doctor.findings import Finding
from posterlib.doctor.network import fetch
from posterlib.errors import SettingsError, SharingError, StorageError
from posterlib.network_faults import reason
from posterlib.settings import Settings
from posterlib.storage import S3Storage
from posterlib.storage.outbox import Outbox

__all__ = ["look_at_bucket"]

_KEY = "moviePoster/doctor.txt"
_CONTENT = (
    b'This file is put here by "python -m posterlib doctor", to see that posters can be shared. It may be deleted.\n'
)
"""Always the same bytes: a cache in front of the bucket may keep them for a year."""

_ANY_REGION = "us-east-1"
_PATIENCE = 10.0
"""Seconds to wait for a link to open."""


def look_at_bucket(
    settings: Settings, account: AwsAccount, credentials: Credentials, *, now: datetime
) -> Iterator[Finding]:
    """Look at the bucket that AWS_S3_BUCKET names, step by step; the small file moviePoster/doctor.txt stays in it."""
    if not settings.aws_s3_bucket:
        says = "AWS_S3_BUCKET is not set: posters are kept on this machine alone."
        yield Finding("bucket", "missing", says)
        return
    if credentials.usable:
        yield from _used(settings, account, now)
    else:
        says = f"{settings.aws_s3_bucket} was not looked at: that needs AWS credentials that work."
        yield Finding("bucket", "missing", says)
    yield _outbox(settings)


def _used(settings: Settings, account: AwsAccount, now: datetime) -> Iterator[Finding]:
    try:
        storage, signing = (_storage(settings, account, base, now) for base in (settings.s3_public_base_url, ""))
    except SettingsError as error:
        yield Finding("bucket", "broken", str(error))
        return
    there, is_reached = _there(settings, account)
    yield there
    if not is_reached:
        return
    if settings.s3_transfer_acceleration:
        yield _acceleration(settings, account)
    written = _written(storage)
    yield written
    if written.state == "broken":
        return
    yield _opened("signed link", signing, "Allow s3:GetObject on the bucket, and check this machine's clock.")
    if settings.s3_public_base_url:
        step = "Let S3_PUBLIC_BASE_URL lead to the bucket's root, or take it out: links are then signed."
        yield _opened("public address", storage, step)


def _storage(settings: Settings, account: AwsAccount, base: str, now: datetime) -> S3Storage:
    return S3Storage(
        account,
        settings.aws_s3_bucket,
        region=settings.s3_region,
        accelerate=settings.s3_transfer_acceleration,
        public_base_url=base,
        now=lambda: now,
    )


def _client(settings: Settings, account: AwsAccount) -> Any:
    region = settings.s3_region or account.region or _ANY_REGION
    return account.client("s3", region, signature_version="s3v4", **SHORT)


def _there(settings: Settings, account: AwsAccount) -> tuple[Finding, bool]:
    """Ask where the bucket is; S3 tells that to strangers too. The second value is whether it makes sense to go on."""
    name = settings.aws_s3_bucket
    answer = ask("S3", lambda: _head(_client(settings, account), name))
    if isinstance(answer, Refusal):
        return Finding("bucket", "broken", f"{name} could not be looked at. {answer.says}"), False
    about = answer["ResponseMetadata"]
    status, region = int(about["HTTPStatusCode"]), about["HTTPHeaders"].get("x-amz-bucket-region", "")
    if status == 404:
        step = "Make it, or set AWS_S3_BUCKET to one that exists."
        return Finding("bucket", "broken", f"There is no bucket {name}.", step), False
    if region and settings.s3_region and region != settings.s3_region:
        says = f"{name} is in {region}, not in {settings.s3_region}."
        return Finding("bucket", "broken", says, f"Set S3_REGION={region}."), True
    place = f" in {region}" if region else ""
    if status == 200:
        return Finding("bucket", "ok", f"{name} exists{place}."), True
    says = f"{name}{place} does not let these credentials look at it (S3 answered {status}); writing tells more."
    return Finding("bucket", "missing", says), True


def _head(client: Any, bucket: str) -> dict[str, Any]:
    from botocore.exceptions import ClientError

    try:
        return dict(client.head_bucket(Bucket=bucket))
    except ClientError as error:
        return dict(error.response)  # status and region say all there is to know


def _acceleration(settings: Settings, account: AwsAccount) -> Finding:
    what, name = "acceleration", settings.aws_s3_bucket
    answer = ask("S3", lambda: dict(_client(settings, account).get_bucket_accelerate_configuration(Bucket=name)))
    if isinstance(answer, Refusal):
        step = "Allow s3:GetAccelerateConfiguration." if answer.why == "denied" else ""
        return Finding(what, "missing", f"Whether {name} has it could not be looked at. {answer.says}", step)
    if answer.get("Status") != "Enabled":
        step = "Turn it on there, or set S3_TRANSFER_ACCELERATION=false."
        return Finding(what, "broken", f"{name} has no transfer acceleration.", step)
    return Finding(what, "ok", f"{name} is accelerated.")


def _written(storage: S3Storage) -> Finding:
    try:
        storage.put(_KEY, _CONTENT, "text/plain; charset=utf-8")
    except SharingError as error:
        return Finding("bucket writing", "broken", str(error))
    return Finding("bucket writing", "ok", f"The small file {_KEY} was put there; it may be deleted.")


def _opened(what: str, storage: S3Storage, step: str) -> Finding:
    """Open the storage's link to the small file. Of the link only the host is told: the rest is a secret."""
    try:
        url = storage.link(storage.bucket, _KEY).url
    except SharingError as error:
        return Finding(what, "broken", str(error))
    host = urlsplit(url).hostname
    try:
        answer = fetch(url, patience=_PATIENCE)
    except OSError as error:
        return Finding(what, "broken", f"It leads to {host} and does not open from here: {reason(error)}.", step)
    if answer.status != 200:
        return Finding(what, "broken", f"It leads to {host}, which answered {answer.status} instead of the file.", step)
    if answer.content != _CONTENT:
        return Finding(what, "broken", f"It leads to {host}, which gave something else than was put there.", step)
    return Finding(what, "ok", f"It leads to {host} and opens from here.")


def _outbox(settings: Settings) -> Finding:
    what, folder = "pending copies", settings.history_dir / OUTBOX
    try:
        waiting = len(Outbox(folder).ids()) if folder.exists() else 0
    except StorageError as error:
        return Finding(what, "broken", str(error))
    if not waiting:
        return Finding(what, "ok", "Every poster that should be in the bucket is there.")
    says = f"{waiting} {'poster waits' if waiting == 1 else 'posters wait'} for a copy in the bucket."
    return Finding(what, "missing", says, "The studio makes it while it runs.")
