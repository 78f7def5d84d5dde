"""What was seen of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Look", "LookState"]

LookState = Literal["well", "off", "attention", "broken"]
"""It works · it is not set up, which is no fault · somebody should see to it · the studio cannot work."""


@dataclass(frozen=True)
class Look:
    """How one thing is, in a sentence or a few, and the next step where there is one."""

    what: str
    state: LookState
    says: str
    next_step: str = ""
