"""The request headers that decide something: who repeats what, and how long a caller would wait."""

from __future__ import annotations

import re

import falcon

from posterlib.api.access import caller_of
from posterlib.errors import InvalidRequestError

__all__ = ["IDEMPOTENCY_KEY", "KEY_PATTERN", "LONGEST_WAIT", "idempotency_token", "preferred_wait"]

IDEMPOTENCY_KEY = "Idempotency-Key"

KEY_PATTERN = r"^[!-~]{1,255}$"
"""Visible ASCII without spaces: a UUID, a number, a name of the caller's own."""

LONGEST_WAIT = 300
"""Seconds; the longest call of an image model."""

_WAIT = re.compile(r'\s*wait\s*=\s*"?([0-9]{1,6})"?\s*(?:;.*)?', re.IGNORECASE)


def idempotency_token(request: falcon.Request) -> str | None:
    """Give what stands for this request and its repetitions by the same caller; `None` without the header.

    Raises:
        InvalidRequestError: the key is empty, too long or not of visible ASCII.
    """
    key = request.get_header(IDEMPOTENCY_KEY)
    if key is None:
        return None
    if not re.fullmatch(KEY_PATTERN, key):
        raise InvalidRequestError(
            IDEMPOTENCY_KEY,
            f"{IDEMPOTENCY_KEY} must have 1 to 255 letters, digits or signs of ASCII, without spaces. A UUID is a "
            "good one.",
        )
    caller = caller_of(request)
    whose = f"{caller.id}:" if caller and caller.id else ""
    return f"key:{whose}{key}"  # the pages have tokens of their own


def preferred_wait(request: falcon.Request) -> int | None:
    """Give the seconds that a caller would rather wait than be told of a job, as RFC 7240 has it; at most 300.

    A preference that cannot be read is passed over, as that RFC asks.
    """
    for preference in (request.get_header("Prefer") or "").split(","):
        said = _WAIT.fullmatch(preference)
        if said:
            return min(int(said[1]), LONGEST_WAIT)
    return None
