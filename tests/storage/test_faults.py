"""What S3 refuses, in sentences."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

from posterlib.storage.faults import sharing_fault


@pytest.mark.parametrize(
    ("code", "message", "status", "said"),
    [
        ("NoSuchBucket", "The specified bucket does not exist", 404, "There is no bucket"),
        ("404", "Not Found", 404, "There is no bucket"),
        ("AccessDenied", "User arn:aws:iam::1234 is not authorized", 403, "s3:PutObject and s3:GetObject"),
        ("SlowDown", "Please reduce your request rate.", 503, "too busy"),
        ("503", "Service Unavailable", 503, "too busy"),
        ("PermanentRedirect", "The bucket must be addressed otherwise", 301, "S3_REGION"),
        (
            "InvalidRequest",
            "S3 Transfer Acceleration is not configured on this bucket",
            400,
            "S3_TRANSFER_ACCELERATION",
        ),
        ("ExpiredToken", "The provided token has expired.", 400, "have expired"),
        ("InvalidAccessKeyId", "AKIAIOSFODNN7EXAMPLE does not exist", 403, "does not accept these credentials"),
        ("RequestTimeTooSkewed", "The difference is too large", 403, "clock"),
        ("KMS.DisabledException", "AKIAIOSFODNN7EXAMPLE", 400, "KMS.DisabledException"),
    ],
)
def test_every_refusal_names_the_bucket_and_a_next_step_and_no_key(
    code: str, message: str, status: int, said: str
) -> None:
    answer = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    told = str(sharing_fault(ClientError(answer, "PutObject"), "film-posters"))

    assert said in told
    assert "film-posters" in told
    assert "AKIA" not in told
    assert "arn:" not in told
