"""The names of copies, which outlive the studio."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from posterlib.storage.keys import share_key


def test_a_key_states_day_and_time_in_utc() -> None:
    in_tokyo = datetime(2026, 11, 23, 6, 15, 30, tzinfo=ZoneInfo("Asia/Tokyo"))

    assert share_key(in_tokyo, "5f" * 16, "webp") == f"moviePoster/2026-11-22/211530_{'5f' * 16}.webp"
