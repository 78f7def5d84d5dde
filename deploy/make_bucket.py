"""Makes the bucket that the settings name, once: a store of one's own begins empty."""

from __future__ import annotations

from typing import Any

import boto3  # noqa: TID251  # it prepares the store, before any studio runs

from posterlib.errors import SettingsError
from posterlib.settings import Settings, load_settings

__all__ = ["make_bucket"]

_ANY_REGION = "us-east-1"
"""Where S3 wants no place to be named."""


def make_bucket(settings: Settings) -> str:
    """Make the bucket unless it is there, and say how it went. A bucket at AWS itself is for its owner to make.

    Raises:
        SettingsError: the settings name no bucket.
        botocore.exceptions.ClientError: the store refuses, as the name is somebody else's or the keys are not its own.
    """
    name, region = settings.aws_s3_bucket, settings.s3_region or _ANY_REGION
    if not name:
        raise SettingsError("AWS_S3_BUCKET", "it names no bucket to make.")
    client: Any = boto3.client("s3", region_name=region)
    place = {} if region == _ANY_REGION else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    try:
        if client.meta.endpoint_url.endswith(".amazonaws.com"):
            return f"The bucket {name} is at AWS, where nothing is made."
        client.create_bucket(Bucket=name, **place)
    except client.exceptions.BucketAlreadyOwnedByYou:
        return f"The bucket {name} was there."
    finally:
        client.close()
    return f"The bucket {name} is made."


if __name__ == "__main__":
    print(make_bucket(load_settings()))  # noqa: T201  # for the container's log
