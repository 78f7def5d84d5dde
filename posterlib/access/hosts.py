"""The names under which the studio may be called."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable

from posterlib.access.exposure import is_loopback
from posterlib.ip_addresses import address_in

__all__ = ["HostList", "machine_names"]

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^:\[\]/?#@\s]+)(?::[0-9]{1,5})?")


class HostList:
    """Names and patterns. Plain addresses are always good: a site that passes itself off as the studio has a name."""

    def __init__(self, allowed: Iterable[str]) -> None:
        names = {name.lower() for name in allowed}
        self._any = "*" in names
        self._domains = tuple(name[1:] for name in names if name.startswith("*."))
        self._names = names

    def allows(self, host: str) -> bool:
        """Tell whether a `Host` header names the studio."""
        match = _HOST.fullmatch(host)
        if match is None:
            return False
        name = match["name"].lower().removesuffix(".")
        return (
            self._any
            or is_loopback(name)
            or name in self._names
            or name.endswith(self._domains)
            or address_in(name.strip("[]")) is not None
        )


def machine_names() -> tuple[str, str]:
    """Give the names by which the network may know this machine."""
    name = socket.gethostname().lower()
    return name, f"{name}.local"
