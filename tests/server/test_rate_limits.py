"""The limits as they are met from outside."""

from __future__ import annotations

from pathlib import Path

import httpx

from tests.server.conftest import start

FOX = {"prompt": "A red fox", "width": 320, "height": 320}


def test_an_address_is_known_again_at_its_next_connection(door: str, tmp_path: Path) -> None:
    server = start(door, tmp_path, RATE_LIMIT_ENABLED="true", RATE_LIMIT_PER_MINUTE="1")
    first, second = (httpx.post(f"{server.url}/send_prompt", json=FOX, timeout=60) for _ in range(2))
    server.finish()
    server.process.communicate()

    assert (first.status_code, second.status_code) == (200, 429)
    assert second.json()["code"] == "rate_limited"
    assert 1 <= int(second.headers["retry-after"]) <= 60
