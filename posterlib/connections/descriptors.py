"""How many files and connections this process may have open."""

from __future__ import annotations

import resource
from contextlib import suppress

__all__ = ["allow_many_files", "most_connections"]

_PLENTY = 65_536
"""Descriptors that are enough; more would only cost whatever walks through all of them."""

_FOR_THE_STUDIO = 640
"""Descriptors that connections leave to databases, pictures, the calls of image models, and 128 pages that were left
a moment ago, of which Streamlit keeps three each."""


def allow_many_files() -> None:
    """Raise this process's limit of descriptors as far as it may by itself: shells set 1,024, which visitors use up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _PLENTY if hard == resource.RLIM_INFINITY else min(hard, _PLENTY)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):  # what the system allows by itself may be less than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def most_connections() -> int:
    """Give the connections that may be open at one time, so that the studio can still open its own files."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = _PLENTY if soft == resource.RLIM_INFINITY else min(soft, _PLENTY)
    return max(allowed // 2, allowed - _FOR_THE_STUDIO)
