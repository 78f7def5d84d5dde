"""What an AWS account adds to the studio, played by objects that remember what they were asked."""

from __future__ import annotations

import threading

from posterlib.history import Entry
from posterlib.storage import Link


class FakeSharing:
    """Gives the link it was told to give. `signed` are the ids it was asked for."""

    def __init__(self, link: Link | None) -> None:
        self.signed: list[str] = []
        self._link = link

    def link(self, entry: Entry) -> Link | None:
        self.signed.append(entry.id)
        return self._link

    def close(self) -> None:
        pass


class FakeImprover:
    """Writes the words it was told to write, or raises; not before `release`, when it is told to `hold`.

    `asked` are the prompts and the longest answers that were allowed.
    """

    def __init__(self, answer: str | Exception) -> None:
        self.asked: list[tuple[str, int]] = []
        self._answer = answer
        self._free = threading.Event()
        self._free.set()

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    def improve(self, prompt: str, *, longest: int) -> str:
        self.asked.append((prompt, longest))
        assert self._free.wait(30)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer
