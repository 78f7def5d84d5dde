"""What the doctor found about one thing that the studio needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "State"]

State = Literal["ok", "missing", "broken"]
"""It works · it is not set up or cannot be seen from here, and nothing is known to fail · it is set up and fails."""


@dataclass(frozen=True)
class Finding:
    """One line of the report: what was looked at, how it is, and the next step where there is one."""

    what: str
    state: State
    says: str
    next_step: str = ""
