"""Answers a body with its tag, or only that the caller has it already."""

from __future__ import annotations

import hashlib

import falcon

__all__ = ["answer_tagged"]


def answer_tagged(request: falcon.Request, response: falcon.Response, body: bytes, media_type: str) -> None:
    """Answer a body that callers may keep, but ask about each time: 304 when theirs is still the same."""
    response.cache_control = ("no-cache",)
    response.etag = falcon.ETag(hashlib.blake2b(body, digest_size=12).hexdigest())
    if any(tag == "*" or f'"{tag}"' == response.etag for tag in request.if_none_match or []):
        response.status = falcon.HTTP_304
        return
    response.content_type = media_type
    response.data = body
