"""A line that a stranger made long takes no more than its length is worth: while it is searched nothing else runs."""

from __future__ import annotations

import time

import pytest

from posterlib.logs.redaction import Redaction

ALL_ARE_LOOKED_FOR = "amz- signature AKIA authorization bearer cookie key @ %40 :// input_value= "
"""Brings every pattern to work; each is spared where none of its words is in the line."""

AWKWARD = [
    "a", "A", "1", "a.", "a-", "a+", "é", " ", "\t", "=", ":", "/", "'", '"', "\\", "@", "a@", "a@b", "a@b.", "a%40",
    "%40",
    "://", "a://", "a://b", "AKIA", "ASIA", "authorization", "authorization: ", "authorization=a ", "authorization: a-",
    "bearer ", "basic a", "cookie", "cookie: ", "cookie=a; ", 'cookie=a"', "x-amz-signature", "x-amz-signature= ",
    "signature=", "credential", "password", 'password" ', "api_key':  ", "secret_access_key=", "input_value=",
    "input_value=a, input_typ", "%3D",
]  # fmt: skip

BEFORE = ["", "a@", "a://", "bearer ", "authorization: ", "authorization: a", "cookie: ", 'cookie: a="', "password='",
          "input_value=", "x-amz-signature"]  # fmt: skip


def seconds(line: str) -> float:
    """Give what this thread worked on a line at least, whatever else the machine did."""
    redact, best = Redaction(["a secret of the settings"]), float("inf")
    for _ in range(2):
        started = time.thread_time()
        redact(line)
        best = min(best, time.thread_time() - started)
    return best


@pytest.mark.parametrize("piece", AWKWARD)
def test_four_times_as_long_a_line_is_about_four_times_the_work(piece: str) -> None:
    for before in BEFORE:
        short, long = (ALL_ARE_LOOKED_FOR + before + piece * (letters // len(piece)) for letters in (4_000, 16_000))

        assert seconds(long) < 9 * seconds(short) + 0.02, f"{before!r} and then {piece!r} again and again"
