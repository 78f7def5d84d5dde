"""What a list of films is once it was read: its lines, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posterlib.posters import PosterRequest

__all__ = ["Fault", "Film", "PromptList"]


@dataclass(frozen=True)
class Film:
    """One line of a list: the fields of a request that it names. `line` counts from 1."""

    line: int
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a list, in a sentence for people.

    `line` is `None` where it is not about one line, `field` the request's field to change, where that is known.
    """

    line: int | None
    told: str
    field: str = ""

    def __str__(self) -> str:
        """Name the line, too."""
        return self.told if self.line is None else f"Line {self.line}: {self.told}"


@dataclass(frozen=True)
class PromptList:
    """A list as it was understood. Only one without faults is sent; `requests` are those of the right lines.

    `unread` are the films behind the most that a list may have: they are counted, and not read.
    """

    films: tuple[Film, ...] = ()
    faults: tuple[Fault, ...] = ()
    requests: tuple[PosterRequest, ...] = ()
    unread: int = 0
