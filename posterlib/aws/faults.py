"""Turns what boto3 raises about the account and the way to AWS into the studio's own errors.

These faults are the same for every service. What a service itself answers is the business of its adapter.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from posterlib.errors import (
    AwsAccountError,
    ConnectionLostError,
    CredentialsExpiredError,
    CredentialsMissingError,
    CredentialsRefusedError,
    ImageModelError,
    ModelTimeoutError,
    ModelUnreachableError,
    RegionMissingError,
    TruncatedResponseError,
)

__all__ = ["account_fault", "account_faults", "answer_of", "aws_request_id"]

_LOG = logging.getLogger(__name__)

_EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"})
_REFUSED = frozenset(
    {
        "AuthFailure",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "InvalidToken",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
_CLOCK = frozenset({"RequestTimeTooSkewed"})

_SENTENCES: dict[type[ImageModelError], str] = {
    CredentialsMissingError: "The AWS credentials are missing or only half there. Run “aws configure”, or set "
    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or AWS_PROFILE) and restart the studio.",
    CredentialsExpiredError: "The AWS credentials have expired. Sign in again (“aws sso login”, or new keys), "
    "then try again.",
    CredentialsRefusedError: "AWS does not accept these credentials: a key is wrong, or was deleted. Set new ones and "
    "restart the studio.",
    RegionMissingError: "No AWS region is set, or it is no region. Set AWS_REGION, for instance to us-west-2, "
    "and restart the studio.",
    ModelUnreachableError: "AWS could not be reached. Nothing was sent and nothing was charged. Check the network and "
    "its proxy, then try again.",
    ModelTimeoutError: "AWS did not answer in time. The picture may have been drawn and charged, so the request was "
    "not sent again. Look at the account before you try again: that may charge again.",
    ConnectionLostError: "The connection to AWS broke before the answer. The picture may have been drawn and charged, "
    "so the request was not sent again. Trying again may charge again.",
    TruncatedResponseError: "The answer of AWS broke off before its end. The picture was probably charged, so the "
    "request was not sent again. Trying again may charge again.",
}
_CLOCK_SENTENCE = "AWS refuses the request because this machine's clock is wrong. Set the clock, then try again."

_CERTIFICATE_SENTENCE = (
    "The certificate of AWS, or of a proxy before it, cannot be trusted. Nothing was sent and nothing was charged. Set "
    "AWS_CA_BUNDLE to the proxy's certificate authority, then try again."
)
_ENDPOINT_SENTENCE = (
    "The address that AWS is reached at is malformed. Look at AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_BEDROCK_RUNTIME and "
    "AWS_ENDPOINT_URL_S3, and restart the studio."
)


def answer_of(error: Exception) -> tuple[str, str, int, float | None]:
    """Give code, message, HTTP status and `Retry-After` (seconds) of an AWS answer that botocore raised.

    All are empty or 0 for any other error.
    """
    answer = getattr(error, "response", None)
    if not isinstance(answer, dict):
        return "", "", 0, None
    about, meta = answer.get("Error", {}), answer.get("ResponseMetadata", {})
    wait = str(meta.get("HTTPHeaders", {}).get("retry-after", ""))
    seconds = float(wait) if wait.isascii() and wait.isdigit() else None
    return str(about.get("Code", "")), str(about.get("Message", "")), int(meta.get("HTTPStatusCode", 0)), seconds


def aws_request_id(answer: object) -> str:
    """Give the id under which AWS knows a request, from its answer or from the error that botocore made of it.

    It is "-" where AWS has not answered.
    """
    told = getattr(answer, "response", answer)
    about = told.get("ResponseMetadata", {}) if isinstance(told, dict) else {}
    return str(about.get("RequestId") or "-")


def account_fault(error: Exception) -> ImageModelError | None:
    """Give the studio's error for a fault of account or network; `None` when the service itself answered otherwise."""
    from botocore.exceptions import BotoCoreError, ProfileNotFound, SSLError

    code = answer_of(error)[0]
    if code in _CLOCK:
        return CredentialsRefusedError(_CLOCK_SENTENCE)
    if code:
        kind = CredentialsExpiredError if code in _EXPIRED else CredentialsRefusedError if code in _REFUSED else None
        return None if kind is None else kind(_SENTENCES[kind])
    if not isinstance(error, BotoCoreError):
        return _unnamed_fault(error)
    if isinstance(error, SSLError) and "CERTIFICATE_VERIFY_FAILED" in str(error):
        return ModelUnreachableError(_CERTIFICATE_SENTENCE)
    if isinstance(error, ProfileNotFound):
        profile = str(getattr(error, "kwargs", {}).get("profile", ""))
        return CredentialsMissingError(
            f"AWS_PROFILE is {profile!r}, and ~/.aws has no such profile. Correct it or take it out, and restart the "
            "studio."
        )
    found = next((kind for types, kind in _kinds() if isinstance(error, types)), None)
    if found is not None:
        return found(_SENTENCES[found])
    _LOG.error("boto3 does not work as it is set up", exc_info=error)
    return AwsAccountError(
        f"The studio's AWS set-up does not work ({type(error).__name__}). “python -m posterlib doctor” looks for the "
        "reason; the log says more."
    )


def _unnamed_fault(error: Exception) -> ImageModelError | None:
    """Botocore has no classes of its own for credentials that came back expired and for malformed endpoints."""
    if isinstance(error, RuntimeError) and "refreshed credentials" in str(error):
        return CredentialsExpiredError(_SENTENCES[CredentialsExpiredError])
    if isinstance(error, ValueError) and "endpoint" in str(error):
        return AwsAccountError(_ENDPOINT_SENTENCE)
    return None


@contextmanager
def account_faults() -> Iterator[None]:
    """Raise the studio's errors for faults of account and network; anything else passes through.

    Raises:
        ImageModelError: from botocore's error.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError, RuntimeError, ValueError) as error:
        told = account_fault(error)
        if told is None:
            raise
        raise told from error


def _kinds() -> tuple[tuple[tuple[type[Exception], ...], type[ImageModelError]], ...]:
    """Botocore's errors, the more special first."""
    from botocore import exceptions as aws

    return (
        (
            (
                aws.UnauthorizedSSOTokenError,
                aws.LoginRefreshRequired,
                aws.SSOError,
                aws.LoginError,
                aws.TokenRetrievalError,
                aws.RefreshWithMFAUnsupportedError,
            ),
            CredentialsExpiredError,
        ),
        (
            (
                aws.NoCredentialsError,
                aws.PartialCredentialsError,
                aws.CredentialRetrievalError,
                aws.NoAuthTokenError,
                aws.UnknownCredentialError,
                aws.MetadataRetrievalError,
            ),
            CredentialsMissingError,
        ),
        ((aws.NoRegionError, aws.InvalidRegionError, aws.UnknownRegionError), RegionMissingError),
        # Raised while connecting: the request has not been sent. A TLS failure can come later, too.
        ((aws.EndpointConnectionError, aws.ConnectTimeoutError, aws.ProxyConnectionError), ModelUnreachableError),
        ((aws.ReadTimeoutError,), ModelTimeoutError),
        ((aws.ResponseStreamingError, aws.IncompleteReadError), TruncatedResponseError),
        ((aws.HTTPClientError, aws.ConnectionError), ConnectionLostError),
    )
