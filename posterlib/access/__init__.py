"""Who may come in: keys, sessions, names of the studio, origins of pages."""

from __future__ import annotations

from posterlib.access.caller import HERE, READING, Caller, Visit, visit_of
from posterlib.access.exposure import check_exposure, is_loopback
from posterlib.access.guard import Guard, open_guard
from posterlib.access.keys import Keyring, new_key

__all__ = [
    "HERE",
    "READING",
    "Caller",
    "Guard",
    "Keyring",
    "Visit",
    "check_exposure",
    "is_loopback",
    "new_key",
    "open_guard",
    "visit_of",
]
