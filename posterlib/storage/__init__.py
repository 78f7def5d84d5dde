"""Copies of the originals for sharing: in a bucket, behind links that are signed when someone asks."""

from posterlib.storage.base import Link, Shared, ShareStorage
from posterlib.storage.s3 import S3Storage
from posterlib.storage.sharing import Sharing, Upload

__all__ = ["Link", "S3Storage", "ShareStorage", "Shared", "Sharing", "Upload"]
