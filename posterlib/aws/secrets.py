"""What boto3 finds in the environment and nobody else may read."""

from __future__ import annotations

import os

__all__ = ["secrets_in_environment"]

_SECRET = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_BEARER_TOKEN_BEDROCK")


def secrets_in_environment() -> tuple[str, ...]:
    """Give the secrets of the account as they stand in the environment now."""
    return tuple(value for name in _SECRET if (value := os.environ.get(name)))
