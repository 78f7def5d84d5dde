"""What keeps one client from drawing everybody's budget empty."""

from __future__ import annotations

import logging
import sys
import threading
from types import SimpleNamespace

import pytest
from limits.storage import MemoryStorage

from posterlib.bootstrap import build_services
from posterlib.errors import RateLimitedError, SettingsError
from posterlib.rate_limits import RateLimits, open_storage
from posterlib.settings import load_settings

ANNA, BORIS = "192.0.2.1", "192.0.2.2"


class Clock:
    def __init__(self) -> None:
        self.now = 1_795_000_000.25

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time by which the memory storage counts."""
    clock = Clock()
    monkeypatch.setattr("limits.storage.memory.time", SimpleNamespace(time=clock))
    return clock


class Down(MemoryStorage):
    """A storage that can be out of reach."""

    base_exceptions = ConnectionError
    reachable = False

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        if not self.reachable:
            raise ConnectionError("Connection refused.")
        return super().get_moving_window(key, limit, expiry)


def limits(per_minute: int = 0, per_hour: int = 0, per_day: int = 0) -> RateLimits:
    return RateLimits(open_storage("memory://"), per_minute=per_minute, per_hour=per_hour, per_day=per_day)


def refusal(limits: RateLimits, client: str, count: int = 1) -> RateLimitedError:
    with pytest.raises(RateLimitedError) as raised:
        limits.take(client, count)
    return raised.value


def test_the_eleventh_poster_of_a_minute_is_refused_until_the_first_is_a_minute_old(clock: Clock) -> None:
    ten = limits(per_minute=10)
    for _ in range(10):
        ten.take(ANNA, 1)
    clock.now += 18

    error = refusal(ten, ANNA)
    assert str(error) == "This is more than 10 posters a minute. Try again in 42 seconds."
    assert (error.code, error.retry_after) == ("rate_limited", 42)
    clock.now += 41.9
    assert refusal(ten, ANNA).retry_after == 1
    clock.now += 0.2
    ten.take(ANNA, 1)


def test_a_batch_waits_until_there_is_room_for_all_of_it(clock: Clock) -> None:
    ten = limits(per_minute=10)
    for _ in range(5):
        ten.take(ANNA, 2)
        clock.now += 5

    assert refusal(ten, ANNA, 2).retry_after == 35
    assert refusal(ten, ANNA, 3).retry_after == 40
    clock.now += 40.1
    ten.take(ANNA, 4)


def test_a_batch_takes_all_its_places_or_none_in_any_window(clock: Clock) -> None:
    both = limits(per_minute=10, per_hour=5)
    both.take(ANNA, 3)

    assert str(refusal(both, ANNA, 4)) == "This is more than 5 posters an hour. Try again in 60 minutes."
    both.take(ANNA, 2)
    clock.now += 3601
    both.take(ANNA, 4)
    assert "5 posters an hour" in str(refusal(both, ANNA, 2))
    both.take(ANNA, 1)


def test_the_limit_that_lasts_longest_is_told(clock: Clock) -> None:
    both = limits(per_minute=2, per_day=2)
    both.take(ANNA, 2)

    assert str(refusal(both, ANNA)) == "This is more than 2 posters a day. Try again in 24 hours."


def test_more_than_a_limit_allows_at_all_is_not_asked_to_wait() -> None:
    error = refusal(limits(per_minute=3, per_hour=50), ANNA, 4)

    assert str(error) == "Nobody may have more than 3 posters a minute, and this asks for 4. Ask for fewer at once."
    assert error.retry_after is None


def test_each_client_has_places_of_its_own() -> None:
    one = limits(per_minute=1)
    one.take(ANNA, 1)
    one.take(BORIS, 1)

    assert refusal(one, ANNA)


@pytest.mark.parametrize(
    ("client", "the_same"), [("127.0.0.1", "::1"), ("127.0.0.1", "127.0.0.2"), (ANNA, f"::ffff:{ANNA}")]
)
def test_an_address_counts_once_however_it_is_written(client: str, the_same: str) -> None:
    one = limits(per_minute=1)
    one.take(client, 1)

    assert refusal(one, the_same)


def test_fifty_who_race_for_ten_places_get_ten() -> None:
    ten = limits(per_minute=10, per_hour=50, per_day=200)
    barrier = threading.Barrier(50)
    outcomes: list[str] = []

    def ask() -> None:
        barrier.wait()
        try:
            ten.take(ANNA, 1)
            outcomes.append("taken")
        except RateLimitedError:
            outcomes.append("refused")

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (outcomes.count("taken"), outcomes.count("refused")) == (10, 40)


def test_two_processes_that_share_a_storage_share_the_limit() -> None:
    storage = open_storage("memory://")
    one, other = (RateLimits(storage, per_minute=1, per_hour=0, per_day=0) for _ in range(2))
    one.take(ANNA, 1)

    assert refusal(other, ANNA)


def test_a_storage_that_is_down_lets_everybody_pass_and_is_told_once_a_minute(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("posterlib"), "propagate", True)
    now, storage = Clock(), Down(wrap_exceptions=True)
    one = RateLimits(storage, per_minute=1, per_hour=0, per_day=0, clock=now)
    for _ in range(6):
        one.take(ANNA, 1)
        now.now += 9.5
    assert caplog.messages == ["Rate limits are not kept, their storage fails: ConnectionError: Connection refused."]

    now.now += 9.5
    one.take(ANNA, 1)
    assert len(caplog.messages) == 2

    storage.reachable = True
    now.now += 9.5
    one.take(ANNA, 1)
    assert refusal(one, ANNA)


@pytest.mark.parametrize(
    "url",
    ["memory", "posters.example:6379", "memcached://127.0.0.1", "async+memory://", "redis://["],
)
def test_a_storage_that_does_not_exist_stops_the_start_and_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("RATE_LIMIT_ENABLED", "true")
    monkeypatch.setenv("RATE_LIMIT_STORAGE", url)

    with pytest.raises(SettingsError, match=r"^RATE_LIMIT_STORAGE: .*redis://localhost:6379/0\.$"):
        build_services(load_settings())


def test_redis_without_its_package_names_the_package_and_not_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)

    with pytest.raises(SettingsError, match=r"^RATE_LIMIT_STORAGE: .*pip install redis") as raised:
        open_storage("redis://:hunter2@127.0.0.1:6379/0")
    assert "hunter2" not in str(raised.value)


def test_limits_that_are_off_need_no_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ENABLED": "false", "PER_MINUTE": "1", "STORAGE": "nowhere"}.items():
        monkeypatch.setenv(f"RATE_LIMIT_{name}", value)

    build_services(load_settings()).close()
