"""What is wrong with the AWS account that models are called with."""

from __future__ import annotations

from posterlib.errors.models import ImageModelError

__all__ = [
    "AwsAccountError",
    "CredentialsExpiredError",
    "CredentialsMissingError",
    "CredentialsRefusedError",
    "RegionMissingError",
]


class AwsAccountError(ImageModelError):
    """The AWS account is not set up so that a model can be called."""

    code = "aws_account_failed"
    surely_free = True


class CredentialsMissingError(AwsAccountError):
    """No AWS credentials were found."""

    code = "credentials_missing"


class CredentialsExpiredError(AwsAccountError):
    """The AWS credentials were good once and are no more."""

    code = "credentials_expired"


class CredentialsRefusedError(AwsAccountError):
    """AWS does not know the credentials, or they do not match."""

    code = "credentials_refused"


class RegionMissingError(AwsAccountError):
    """No AWS region is set."""

    code = "region_missing"
