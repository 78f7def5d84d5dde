"""Copies in an S3 bucket, or in any store that speaks S3; boto3 is loaded when the first copy or link is made."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import quote

from posterlib.aws import AwsAccount
from posterlib.aws.faults import account_fault, answer_of, aws_request_id
from posterlib.errors import CredentialsExpiredError, CredentialsRefusedError, ImageModelError, SettingsError
from posterlib.storage.base import Link
from posterlib.storage.faults import sharing_fault

__all__ = ["S3Storage"]

Answer = TypeVar("Answer")

_LOG = logging.getLogger(__name__)

CONNECTIONS = 20
"""More than threads that upload and sign at one time."""

_LINK_LASTS = timedelta(hours=1)
_ASK_AGAIN = timedelta(minutes=1)
"""An unreachable S3 costs 15 s a question: so long the bucket is taken to be where the settings say."""

_ANY_REGION = "us-east-1"
_CACHING = "max-age=31536000, immutable"
"""A key's bytes never change. Not “public”: whether a shared cache may keep them is for the bucket's owner to say."""

_CONFIG: dict[str, Any] = {
    "signature_version": "s3v4",
    "request_checksum_calculation": "when_required",
    "response_checksum_validation": "when_required",
    "connect_timeout": 5,
    "read_timeout": 30,
    "retries": {"mode": "standard", "total_max_attempts": 3},  # a key that is put twice is there once
    "max_pool_connections": CONNECTIONS,
    "tcp_keepalive": True,
}
_REGIONAL = {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"}
"""Links to the global endpoint answer with a redirect that the signature does not survive."""


class S3Storage:
    """A `ShareStorage` in S3.

    `region` is where the bucket should be; where it is, is asked of AWS once. `accelerate` uses its accelerated
    endpoint. `public_base_url` stands in front of the bucket and needs no signature. A custom endpoint
    (AWS_ENDPOINT_URL_S3) is spoken to as it is.

    Raises:
        SettingsError: a bucket with a dot in its name cannot be accelerated.
    """

    def __init__(
        self,
        account: AwsAccount,
        bucket: str,
        *,
        region: str = "",
        accelerate: bool = False,
        public_base_url: str = "",
        now: Callable[[], datetime],
    ) -> None:
        if accelerate and "." in bucket:
            raise SettingsError(
                "S3_TRANSFER_ACCELERATION",
                f"S3 cannot accelerate {bucket}, whose name has a dot in it. Turn it off or take another bucket.",
            )
        self._account = account
        self._bucket = bucket
        self._region = region
        self._accelerate = accelerate
        self._base = public_base_url.rstrip("/")
        self._now = now
        self._lock = threading.Lock()
        self._regions: dict[str, str] = {}
        self._unasked_until: dict[str, datetime] = {}
        self._warned: set[str] = set()

    @property
    def bucket(self) -> str:
        """Where new copies go."""
        return self._bucket

    def open(self) -> None:
        """Make the clients and find the bucket's region, so that the first copy does not wait for that.

        Raises:
            SharingError: there is no account, or the bucket cannot be found.
        """
        self._asked(self._bucket, lambda _: None)

    def put(self, key: str, content: bytes, media_type: str, *, bucket: str = "") -> None:
        """Keep content, in today's bucket unless another one is named.

        Raises:
            SharingError: it is not kept, or nobody knows.
        """
        bucket, started = bucket or self._bucket, time.perf_counter()
        answer = self._asked(
            bucket,
            lambda client: client.put_object(
                Bucket=bucket, Key=key, Body=content, ContentType=media_type, CacheControl=_CACHING
            ),
        )
        seconds = time.perf_counter() - started
        _LOG.info(
            "copy %s is in the bucket %s after %.2f s, AWS request %s", key, bucket, seconds, aws_request_id(answer)
        )

    def link(self, bucket: str, key: str) -> Link:
        """Sign a link for an hour, or for as long as the credentials last.

        Raises:
            SharingError: there is no account to sign with, or the bucket cannot be found.
        """
        if self._base and bucket == self._bucket:
            return Link(f"{self._base}/{quote(key)}", None)
        ends = self._now() + _LINK_LASTS

        def sign(client: Any) -> Link:
            seconds = int(_LINK_LASTS.total_seconds())
            url = client.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=seconds)
            credentials_end = self._account.credentials_end()  # after signing, which may have renewed them
            return Link(url, min(ends, credentials_end) if credentials_end else ends)

        link = self._asked(bucket, sign)
        _LOG.info("link to %s in the bucket %s is signed", key, bucket)
        return link

    def _client(self, bucket: str) -> Any:
        region = self._region or self._account.region or _ANY_REGION
        plain = self._account.client("s3", region, **_CONFIG)
        aws = self._account.client("s3", region, **_CONFIG, ignore_configured_endpoint_urls=True)
        accelerate = self._accelerate and bucket == self._bucket
        if plain.meta.endpoint_url != aws.meta.endpoint_url:
            if accelerate:
                self._warn_once("S3_TRANSFER_ACCELERATION does nothing at a custom endpoint")
            return plain
        region = self._region_of(bucket, region, aws)
        return self._account.client("s3", region, **_CONFIG, s3=_REGIONAL | {"use_accelerate_endpoint": accelerate})

    def _region_of(self, bucket: str, supposed: str, client: Any) -> str:
        with self._lock:
            known = self._regions.get(bucket)
        if known is not None:
            return known
        if not self._may_ask(bucket):
            return supposed
        try:
            found = _ask_region(client, bucket)
        except Exception:
            with self._lock:
                self._unasked_until[bucket] = self._now() + _ASK_AGAIN
            raise
        if not found:
            return supposed
        with self._lock:
            self._regions[bucket] = found
        if self._region and found != self._region:
            self._warn_once(f"the bucket {bucket} is in {found}, not in {self._region}: set S3_REGION to {found}")
        return found

    def _may_ask(self, bucket: str) -> bool:
        with self._lock:
            until = self._unasked_until.get(bucket)
        return until is None or self._now() >= until

    def _warn_once(self, sentence: str) -> None:
        with self._lock:
            is_new = sentence not in self._warned
            self._warned.add(sentence)
        if is_new:
            _LOG.warning("%s", sentence)

    def _asked(self, bucket: str, question: Callable[[Any], Answer]) -> Answer:
        """Put a question to the bucket's client, and tell faults in a sentence."""
        from botocore.exceptions import BotoCoreError, ClientError

        client = None
        try:
            client = self._client(bucket)
            return question(client)
        except (BotoCoreError, ClientError, ImageModelError, RuntimeError, ValueError) as error:
            named = answer_of(error)[0] or type(error).__name__
            _LOG.info("the bucket %s does not answer well: %s, AWS request %s", bucket, named, aws_request_id(error))
            fault = error if isinstance(error, ImageModelError) else account_fault(error)
            if isinstance(fault, (CredentialsExpiredError, CredentialsRefusedError)):
                self._account.forget(client)
            raise sharing_fault(error, bucket) from error


def _ask_region(client: Any, bucket: str) -> str:
    """Ask in which region a bucket is. S3 says so even to those who may not use it; "" when it does not."""
    from botocore.exceptions import ClientError

    try:
        answer = client.head_bucket(Bucket=bucket)
    except ClientError as error:
        answer = error.response
        if int(answer["ResponseMetadata"]["HTTPStatusCode"]) in (404, 500, 502, 503, 504):
            raise
    return str(answer["ResponseMetadata"]["HTTPHeaders"].get("x-amz-bucket-region", ""))
