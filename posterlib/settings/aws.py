"""Settings of AWS: regions and the bucket."""

from __future__ import annotations

import re

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

__all__ = ["AwsSettings"]


class AwsSettings(BaseSettings):
    """AWS"""

    aws_region: str = Field(
        "",
        description="Region of everything that names no other. A model that is not offered there is called where it "
        "is.",
    )
    bedrock_region: str = Field(
        "",
        description="Region of `IMAGE_MODEL_ID`, and of every other model that is offered there. Not set: "
        "`AWS_REGION`.",
    )
    aws_s3_bucket: str = Field(
        "",
        description="Bucket for copies of the originals, under `moviePoster/YYYY-MM-DD/HHMMSS_<uuid>.png` (UTC; the "
        "real ending).",
    )
    s3_region: str = Field("", description="Region of the bucket. Not set: the bucket's own.")
    s3_transfer_acceleration: bool = Field(
        False, description="Upload and link through the bucket's accelerated endpoint."
    )
    s3_public_base_url: str = Field(
        "",
        description="Address in front of the bucket, such as a CDN's: links are `<address>/<key>`, unsigned, and last.",
    )

    @field_validator("aws_region", "bedrock_region", "s3_region")
    @classmethod
    def _is_region(cls, region: str) -> str:
        if region and not re.fullmatch(r"[a-z]{2,4}(-[a-z]+)+-[0-9]+", region):
            raise ValueError("it is no AWS region such as us-west-2")
        return region

    @field_validator("aws_s3_bucket")
    @classmethod
    def _is_bucket(cls, bucket: str) -> str:
        if bucket and not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", bucket):
            raise ValueError("it is no bucket name; give the name alone, without s3:// or a path")
        return bucket

    @field_validator("s3_public_base_url")
    @classmethod
    def _is_base_url(cls, url: str) -> str:
        if url and not re.fullmatch(r"https?://[^\s?#]+", url):
            raise ValueError("it is no address such as https://posters.example")
        return url.rstrip("/")
