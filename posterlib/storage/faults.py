"""Says in a sentence why a bucket could not be used."""

from __future__ import annotations

from posterlib.aws.faults import account_fault, answer_of
from posterlib.errors import (
    AwsAccountError,
    CredentialsExpiredError,
    ImageModelError,
    RegionMissingError,
    SharingError,
)

__all__ = ["sharing_fault"]

_BUSY = frozenset(
    {
        "InternalError",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
    }
)
_DENIED = frozenset({"403", "AccessDenied", "AccountProblem", "AllAccessDisabled", "Forbidden"})
_ELSEWHERE = frozenset(
    {"301", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "PermanentRedirect"}
)
_MISSING = frozenset({"404", "NoSuchBucket"})

_RENEW = "Sign in again (“aws sso login”, or new keys); the studio then goes on by itself."


def sharing_fault(error: Exception, bucket: str) -> SharingError:
    """Give the error for what botocore or the account raised over a bucket. No key and no trace is in its text."""
    code, message, status, _ = answer_of(error)
    fault = error if isinstance(error, ImageModelError) else account_fault(error)
    if isinstance(fault, CredentialsExpiredError):
        return SharingError(f"The AWS credentials for the bucket {bucket} have expired. {_RENEW}")
    if isinstance(fault, RegionMissingError):
        return SharingError(f"No AWS region is known for the bucket {bucket}. Set S3_REGION and restart the studio.")
    if isinstance(fault, AwsAccountError):
        return SharingError(f"The bucket {bucket} cannot be used. {fault}")
    if fault is not None:
        return SharingError(f"S3 could not be reached for the bucket {bucket}. Check the network and its proxy.")
    if code in _MISSING:
        return SharingError(f"There is no bucket {bucket}. Make it, or set AWS_S3_BUCKET to one that exists.")
    if code in _DENIED:
        return SharingError(
            f"AWS does not let these credentials use the bucket {bucket}. "
            "Allow them s3:PutObject and s3:GetObject on it."
        )
    if code in _ELSEWHERE:
        return SharingError(f"The bucket {bucket} lies in another region. Set S3_REGION to it and restart the studio.")
    if code in _BUSY or status >= 500:
        return SharingError(f"S3 is too busy for the bucket {bucket} just now. It is worth trying again later.")
    if code == "InvalidRequest" and "acceleration" in message.lower():
        return SharingError(
            f"The bucket {bucket} has no transfer acceleration. Turn it on there, or S3_TRANSFER_ACCELERATION off here."
        )
    return SharingError(f"S3 refused a request for the bucket {bucket} ({code or status}). Look at its settings.")
