"""How many posters, or messages, one client may ask for in a minute, an hour and a day, however it asks."""

from __future__ import annotations

import logging
import math
import sys
import threading
import time
from bisect import bisect_left
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from posterlib.errors import RateLimitedError, SettingsError
from posterlib.ip_addresses import address_in

__all__ = ["THIS_MACHINE", "RateLimits", "open_storage"]

THIS_MACHINE = "127.0.0.1"
"""The client that every loopback address counts as."""

_LOG = logging.getLogger(__name__)

_NAMESPACE = "posterlib"

_PATIENCE = 1.0
"""Seconds for an answer of a storage that is elsewhere: a person waits for it."""

_REST = 5.0
"""Seconds in which a storage that failed is not asked again."""

_QUIET = 60.0
"""Seconds between two warnings of a storage that fails."""


def open_storage(url: str) -> MemoryStorage | RedisStorage:
    """Open where things are counted: `memory://`, or Redis by `redis://`, `rediss://` or `redis+unix://`.

    A Redis that does not answer is no fault here.

    Raises:
        SettingsError: naming `RATE_LIMIT_STORAGE`; the text never shows the address, which may hold a password.
    """
    try:
        scheme = urlsplit(url).scheme
        if scheme == "memory":
            return MemoryStorage(wrap_exceptions=True)
        if scheme in ("redis", "rediss", "redis+unix"):
            timeouts: dict[str, Any] = {"socket_timeout": _PATIENCE, "socket_connect_timeout": _PATIENCE}
            return RedisStorage(url, key_prefix=_NAMESPACE, wrap_exceptions=True, **timeouts)
    except ConfigurationError as error:
        says = "Redis needs the Python package redis. Install it (pip install redis), or use memory://."
        raise SettingsError("RATE_LIMIT_STORAGE", says) from error
    except ValueError as error:
        raise _no_storage() from error
    raise _no_storage()


def _no_storage() -> SettingsError:
    return SettingsError("RATE_LIMIT_STORAGE", "it is no storage such as memory:// or redis://localhost:6379/0.")


class RateLimits:
    """Counts what each client takes of a thing, in moving windows; 0 means no limit of that span. Thread-safe.

    While the storage fails, everybody may have everything: a counter that is down must not stop the studio. `clock` is
    in seconds and says only how long ago it failed.
    """

    def __init__(
        self,
        storage: MemoryStorage | RedisStorage,
        *,
        per_minute: int = 0,
        per_hour: int = 0,
        per_day: int = 0,
        thing: str = "poster",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._storage = storage
        self._windows = MovingWindowRateLimiter(storage)
        spans: list[tuple[type[RateLimitItem], int]] = [
            (RateLimitItemPerMinute, per_minute),
            (RateLimitItemPerHour, per_hour),
            (RateLimitItemPerDay, per_day),
        ]
        namespace = _NAMESPACE if thing == "poster" else f"{_NAMESPACE}-{thing}"
        self._limits = [span(number, namespace=namespace) for span, number in spans if number]
        self._thing = thing
        self._clock = clock
        self._lock = threading.Lock()
        self._rests_until = self._quiet_until = -math.inf

    @property
    def most_at_once(self) -> int:
        """How many the smallest limit allows."""
        return min((limit.amount for limit in self._limits), default=sys.maxsize)

    def take(self, client: str, count: int) -> None:
        """Count `count` more for a client, an address, in every window; or none of them in any.

        Raises:
            RateLimitedError: they are more than a limit allows; says which, and when they would not be.
        """
        for limit in self._limits:
            if count > limit.amount:
                most = self._worded(limit)
                says = f"Nobody may have more than {most}, and this asks for {count}. Ask for fewer at once."
                raise RateLimitedError(says, retry_after=None)
        with self._lock:
            if self._clock() < self._rests_until:
                return
            try:
                self._take(_counted_as(client), count)
            except StorageError as error:
                self._let_pass(error.storage_error)

    def _take(self, client: str, count: int) -> None:
        full = [limit for limit in self._limits if not self._windows.test(limit, client, cost=count)]
        for limit in [] if full else self._limits:
            if not self._windows.hit(limit, client, cost=count):
                # Another process took the last places after the test. The shortest window, the likeliest to be full
                # then, comes first: the others are not touched.
                full = [limit]
                break
        if full:
            wait, limit = max(((self._wait(limit, client, count), limit) for limit in full), key=lambda each: each[0])
            says = f"This is more than {self._worded(limit)}. Try again in {_duration(wait)}."
            raise RateLimitedError(says, retry_after=wait)

    def _wait(self, limit: RateLimitItem, client: str, count: int) -> int:
        """Give the whole seconds, at least 1, after which `count` more fit into a window that is full now."""
        key, span = limit.key_for(client), limit.get_expiry()

        def fits_after(seconds: int) -> bool:
            _, taken = self._storage.get_moving_window(key, limit.amount, span - seconds)
            return taken + count <= limit.amount

        return 1 + bisect_left(range(1, span), True, key=fits_after)

    def _worded(self, limit: RateLimitItem) -> str:
        span = limit.GRANULARITY.name
        things = self._thing if limit.amount == 1 else f"{self._thing}s"
        return f"{limit.amount} {things} {'an' if span == 'hour' else 'a'} {span}"

    def _let_pass(self, fault: Exception) -> None:
        now = self._clock()
        self._rests_until = now + _REST
        if now >= self._quiet_until:
            self._quiet_until = now + _QUIET
            _LOG.warning("Rate limits are not kept, their storage fails: %s: %s", type(fault).__name__, fault)


def _counted_as(client: str) -> str:
    """Give an address the one name it counts under: IPv4 may come dressed as IPv6, and loopback has many names."""
    address = address_in(client)
    if address is None:
        return client
    return THIS_MACHINE if address.is_loopback else str(address)


def _duration(seconds: int) -> str:
    for unit, length in (("hour", 3600), ("minute", 60)):
        if seconds >= 2 * length:
            return f"{math.ceil(seconds / length)} {unit}s"
    return "1 second" if seconds == 1 else f"{seconds} seconds"
